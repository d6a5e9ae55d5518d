import { isAgreementNote } from '../../domain/agreement/note';
import { expandReference, readNote } from '../kit/note-text';
import type { Note, NotePage } from '../port/connector';
import { associatedMany } from './associations';
import type { Client } from './client';
import { findHolder } from './holder-contact';
import { type Authors, authorOf } from './note-author';
import { readNotes } from './notes';
import { fitting, type HubSpotRecord, recordSchema, searchSchema } from './schemas';
import { type Filter, MOST_HITS, searchBody } from './search';
import { timeOf } from './to-contact';

/**
 * Overlap of two reads, ms: search can lag by up to a minute, so the last two minutes are read
 * again.
 */
const OVERLAP_MS = 2 * 60_000;
const CHANGED = 'hs_lastmodifieddate';
const PROPERTIES = [
  'hs_note_body',
  'hs_timestamp',
  'hs_createdate',
  CHANGED,
  'hubspot_owner_id',
  'hs_created_by_user_id',
  'hs_object_source',
];

/** How far the notes have been returned. */
type Place =
  /** Up to a time, with the ids already returned for that time. */
  | { readonly kind: 'time'; readonly from: number; readonly given: readonly string[] }
  /** Inside a time at which more notes changed than fit on a page: continue by id. */
  | {
      readonly kind: 'tie';
      readonly at: number;
      readonly after: string;
      readonly given: readonly string[];
    };

/**
 * Returns notes changed since a time (ms), oldest first, with their contacts. A search returns at
 * most 10,000 results
 * (https://developers.hubspot.com/docs/api-reference/2026-03/crm/search-the-crm), so this moves on
 * by time, not by page, and by id if many notes have the same time, as after an import. The search
 * does not ask for the long bodies; they are read by id.
 */
export async function notesSince(
  client: Client,
  owners: Authors,
  since: number,
  cursor: string | null,
  signal: AbortSignal,
): Promise<NotePage> {
  const place = readCursor(cursor, since - OVERLAP_MS);
  const body = searchBody({
    groups: [filtersOf(place)],
    properties: [CHANGED],
    limit: MOST_HITS,
    sort: { property: place.kind === 'tie' ? 'hs_object_id' : CHANGED, direction: 'ASCENDING' },
  });
  const request = {
    method: 'POST' as const,
    path: `/crm/objects/${client.version}/notes/search`,
    body,
    search: true,
  };
  const answer = await client.get(searchSchema, request, signal);
  const found = fitting(answer.results.slice(0, MOST_HITS), recordSchema);
  const full = answer.results.length >= MOST_HITS && found.length > 0;
  const next = nextPlace(found, place, full);
  // Notes with the same time are not returned yet: all of them follow by id.
  const stands = place.kind === 'time' && next.kind === 'tie';
  const ids = stands ? [] : found.map(({ id }) => id).filter((id) => !place.given.includes(id));
  return {
    notes: await notesOf(client, owners, ids, signal),
    cursor: cursorOf(next),
    more: full || place.kind === 'tie',
  };
}

async function notesOf(
  client: Client,
  owners: Authors,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Note[]> {
  const records = new Map(
    (await readNotes(client, ids, PROPERTIES, signal)).map((record) => [record.id, record]),
  );
  const contacts = await associatedMany(client, 'notes', 'contacts', ids, signal);
  const notes = ids.flatMap((id) => {
    const record = records.get(id);
    return record === undefined ? [] : [toNote(record, contacts.get(id)?.[0] ?? null, owners)];
  });
  if (!notes.some(({ text }) => isAgreementNote(text))) return notes;
  // Elsewhere the mark is ordinary text, or an attempt to hide a note.
  const holder = await findHolder(client, signal);
  return notes.filter(
    ({ text, contactId }) => contactId === null || contactId !== holder || !isAgreementNote(text),
  );
}

function filtersOf(place: Place): Filter[] {
  if (place.kind === 'time')
    return [{ propertyName: CHANGED, operator: 'GTE', value: String(place.from) }];
  return [
    { propertyName: CHANGED, operator: 'EQ', value: String(place.at) },
    { propertyName: 'hs_object_id', operator: 'GT', value: place.after },
  ];
}

function nextPlace(found: readonly HubSpotRecord[], place: Place, full: boolean): Place {
  if (place.kind === 'tie') {
    const last = found.at(-1);
    // After the last of them, reading continues by time.
    return full && last !== undefined
      ? { ...place, after: last.id }
      : { kind: 'time', from: place.at + 1, given: [] };
  }
  const { from, given } = place;
  const at = (record: HubSpotRecord) => timeOf(record.properties[CHANGED]) ?? from;
  const last = Math.max(from, ...found.map(at));
  if (full && found.every((record) => at(record) === last)) {
    return { kind: 'tie', at: last, after: '0', given: last === from ? given : [] };
  }
  const same = found.filter((record) => at(record) === last).map((record) => record.id);
  return {
    kind: 'time',
    from: last,
    given: [...new Set(last === from ? [...given, ...same] : same)],
  };
}

/**
 * Encodes the cursor: `time id id …`; for notes with the same time `=time`, the last id, then the
 * ids already returned.
 */
function cursorOf(place: Place): string {
  return place.kind === 'tie'
    ? [`=${place.at}`, place.after, ...place.given].join(' ')
    : [place.from, ...place.given].join(' ');
}

function readCursor(cursor: string | null, since: number): Place {
  const [, tie, time = '', ids = ''] = /^(=?)(\d+)((?: [\w-]+)*)$/.exec(cursor ?? '') ?? [];
  const given = ids.split(' ').filter((id) => id !== '');
  if (time === '') return { kind: 'time', from: Math.max(0, since), given: [] };
  return tie === '='
    ? { kind: 'tie', at: Number(time), after: given[0] ?? '0', given: given.slice(1) }
    : { kind: 'time', from: Number(time), given };
}

function toNote(record: HubSpotRecord, contactId: string | null, owners: Authors): Note {
  const { properties } = record;
  const { text, reference } = readNote(properties['hs_note_body'] ?? '');
  const changedAt = timeOf(properties[CHANGED]) ?? 0;
  const madeAt = timeOf(properties['hs_createdate']);
  // Any user with write access to notes can set this date; it is not later than the creation.
  const said = timeOf(properties['hs_timestamp']);
  return {
    id: record.id,
    contactId,
    text,
    reference: reference === null ? null : expandReference(reference),
    ...authorOf(record, owners),
    at: Math.min(said ?? Number.POSITIVE_INFINITY, madeAt ?? changedAt),
    ...(madeAt === null ? {} : { madeAt }),
    changedAt,
  };
}
