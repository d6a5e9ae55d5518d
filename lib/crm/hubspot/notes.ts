import { isAgreementNote } from '../../domain/agreement/note';
import { failureOf } from '../../domain/base/failure';
import { expandReference, isReference, noteHtml, readNote } from '../kit/note-text';
import { failed, readFailed } from '../kit/outcome';
import type { NewNote, Note, NotePage } from '../port/connector';
import type { WriteOutcome } from '../port/write-outcome';
import { associated, associatedMany } from './associations';
import type { Client } from './client';
import { BATCH } from './records';
import { batchSchema, fitting, type HubSpotRecord, recordSchema, searchSchema } from './schemas';
import { segment } from './segment';
import { timeOf } from './to-contact';

/** HubSpot's limit of a note's body, characters. */
const LONGEST_BODY = 65_536;
/** Our own note is new; looking through more of somebody's notes would find nothing. */
const NEWEST_NOTES = 200;
/** The most that a search gives at once: searching is what HubSpot allows least of. */
const PAGE = 200;
const PROPERTIES = ['hs_note_body', 'hs_timestamp', 'hs_lastmodifieddate', 'hubspot_owner_id'];
/** Search is behind by up to a minute: what changed just before the last look is looked at again. */
const OVERLAP_MS = 2 * 60_000;

/** Whether a note of ours stands at the contact; by association, since search is behind. @throws RelevoError */
export async function hasNote(
  client: Client,
  contactId: string,
  reference: string,
  signal: AbortSignal,
): Promise<boolean> {
  const ids = (await associated(client, 'notes', contactId, signal))
    .sort((a, b) => Number(b) - Number(a))
    .slice(0, NEWEST_NOTES);
  for (let start = 0; start < ids.length; start += BATCH) {
    const notes = await readNotes(client, ids.slice(start, start + BATCH), PROPERTIES, signal);
    if (notes.some((note) => isReference(readNote(note.properties['hs_note_body'] ?? '').reference, reference)))
      return true;
  }
  return false;
}

/** Adds a note unless it is there. */
export async function addNote(client: Client, note: NewNote, signal: AbortSignal): Promise<WriteOutcome> {
  const body = noteHtml(note.text, note.reference);
  try {
    if (await hasNote(client, note.contactId, note.reference, signal)) return { kind: 'applied', contact: null };
  } catch (error) {
    return readFailed(failureOf(error));
  }
  const properties = {
    hs_timestamp: new Date(note.at).toISOString(),
    hs_note_body: body,
    // Its key belongs to nobody: only so is it seen whose word a note is.
    ...(note.authorId === undefined ? {} : { hubspot_owner_id: note.authorId }),
  };
  return placeNote(client, note.contactId, properties, signal);
}

/**
 * Makes a note, then gives it its place at the contact. In two requests, because a browser sends a POST again by itself when a
 * kept connection breaks before the answer: a note made twice without a place is seen by nobody, and giving a place twice is
 * giving it once.
 */
export async function placeNote(
  client: Client,
  contactId: string,
  properties: { readonly hs_note_body: string; readonly hs_timestamp: string },
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const { length } = properties.hs_note_body;
  if (length > LONGEST_BODY) {
    return { kind: 'refused', failure: { code: 'crm/too-large', detail: `${length} > ${LONGEST_BODY}` } };
  }
  const notes = `/crm/objects/${client.version}/notes`;
  const made = await client.ask({ method: 'POST', path: notes, body: { properties, associations: [] } }, signal);
  if (!made.ok) return failed(made);
  const record = recordSchema.safeParse(made.body);
  if (!record.success) return { kind: 'unknown', failure: { code: 'crm/unexpected-shape', detail: '' } };
  const path = `${notes}/${segment(record.data.id)}/associations/default/contacts/${segment(contactId)}`;
  const placed = await client.ask({ method: 'PUT', path }, signal);
  return placed.ok ? { kind: 'applied', contact: null } : failed(placed);
}

/** Notes by id, at most a hundred. @throws RelevoError */
export async function readNotes(
  client: Client,
  ids: readonly string[],
  properties: readonly string[],
  signal: AbortSignal,
): Promise<HubSpotRecord[]> {
  const body = { inputs: ids.map((id) => ({ id })), properties, propertiesWithHistory: [] };
  const answer = await client.get(
    batchSchema,
    { method: 'POST', path: `/crm/objects/${client.version}/notes/batch/read`, body },
    signal,
  );
  return fitting(answer.results.slice(0, BATCH), recordSchema);
}

/**
 * Notes changed since a time (ms), oldest first, with the contacts they stand at. The cursor is the time of the last one and
 * the ids already given at it: search gives at most ten thousand rows a query, so it walks by time, not by page.
 */
export async function notesSince(
  client: Client,
  owners: ReadonlyMap<string, { readonly name: string }>,
  since: number,
  cursor: string | null,
  signal: AbortSignal,
): Promise<NotePage> {
  const [from, given] = readCursor(cursor, since - OVERLAP_MS);
  const body = {
    filterGroups: [{ filters: [{ propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: String(from) }] }],
    sorts: [{ propertyName: 'hs_lastmodifieddate', direction: 'ASCENDING' }],
    properties: PROPERTIES,
    limit: PAGE,
    after: '0',
  };
  const request = { method: 'POST' as const, path: `/crm/objects/${client.version}/notes/search`, body, search: true };
  const answer = await client.get(searchSchema, request, signal);
  const found = fitting(answer.results.slice(0, PAGE), recordSchema);
  const fresh = found.filter((record) => !given.includes(record.id));
  const contacts = await contactsOf(
    client,
    fresh.map((record) => record.id),
    signal,
  );
  const notes = fresh
    .map((record): Note => toNote(record, contacts.get(record.id) ?? null, owners))
    .filter(({ text }) => !isAgreementNote(text));
  return { notes, cursor: nextCursor(found, from, given), more: fresh.length > 0 && found.length === PAGE };
}

function readCursor(cursor: string | null, since: number): [number, string[]] {
  const [time = '', ...ids] = (cursor ?? '').split(' ');
  return cursor === null || !/^\d+$/.test(time) ? [Math.max(0, since), []] : [Number(time), ids];
}

function nextCursor(found: readonly HubSpotRecord[], from: number, given: readonly string[]): string {
  const at = (record: HubSpotRecord) => timeOf(record.properties['hs_lastmodifieddate']) ?? from;
  const last = Math.max(from, ...found.map(at));
  const same = found.filter((record) => at(record) === last).map((record) => record.id);
  return [last, ...new Set(last === from ? [...given, ...same] : same)].join(' ');
}

async function contactsOf(client: Client, ids: readonly string[], signal: AbortSignal): Promise<Map<string, string>> {
  const map = await associatedMany(client, 'notes', 'contacts', ids, signal);
  return new Map([...map].flatMap(([from, [first]]) => (first === undefined ? [] : [[from, first] as const])));
}

function toNote(
  record: HubSpotRecord,
  contactId: string | null,
  owners: ReadonlyMap<string, { readonly name: string }>,
): Note {
  const { text, reference } = readNote(record.properties['hs_note_body'] ?? '');
  const changedAt = timeOf(record.properties['hs_lastmodifieddate']) ?? 0;
  const authorId = record.properties['hubspot_owner_id'] || null;
  return {
    id: record.id,
    contactId,
    text,
    reference: reference === null ? null : expandReference(reference),
    author: owners.get(authorId ?? '')?.name ?? null,
    authorId,
    at: timeOf(record.properties['hs_timestamp']) ?? changedAt,
    changedAt,
  };
}
