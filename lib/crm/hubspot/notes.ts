import { failureOf } from '../../domain/base/failure';
import { isReference, noteHtml, readNote } from '../kit/note-text';
import { failed, readFailed } from '../kit/outcome';
import type { NewNote } from '../port/connector';
import type { WriteOutcome } from '../port/write-outcome';
import { associated } from './associations';
import { failureOfBatch, readBatch } from './batch';
import type { Client } from './client';
import { BATCH } from './records';
import { batchSchema, fitting, type HubSpotRecord, recordSchema } from './schemas';
import { segment } from './segment';

/**
 * HubSpot's limit for the body of a note, characters
 * (https://developers.hubspot.com/docs/api-reference/crm-notes-v3/guide).
 */
const LONGEST_BODY = 65_536;
/** Notes searched for our reference, newest first: our own note is new. */
const NEWEST_NOTES = 200;

/**
 * Whether a contact has our note. Uses associations, because search lags.
 * @throws RelevoError
 */
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
    const notes = await readNotes(
      client,
      ids.slice(start, start + BATCH),
      ['hs_note_body'],
      signal,
    );
    if (
      notes.some((note) =>
        isReference(readNote(note.properties['hs_note_body'] ?? '').reference, reference),
      )
    )
      return true;
  }
  return false;
}

/** Adds a note, unless it exists. */
export async function addNote(
  client: Client,
  note: NewNote,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const body = noteHtml(note.text, note.reference);
  try {
    if (await hasNote(client, note.contactId, note.reference, signal))
      return { kind: 'applied', contact: null };
  } catch (error) {
    return readFailed(failureOf(error));
  }
  const properties = {
    hs_timestamp: new Date(note.at).toISOString(),
    hs_note_body: body,
    // A service key has no user, so the owner is the only hint at the author.
    ...(note.authorId === undefined ? {} : { hubspot_owner_id: note.authorId }),
  };
  return placeNote(client, note.contactId, properties, signal);
}

/**
 * Creates a note, then associates it with the contact. In two requests, because a browser may
 * repeat a POST when a persistent connection breaks before the answer
 * (https://datatracker.ietf.org/doc/html/draft-nottingham-httpbis-retry-01): a second note without
 * a contact is invisible, and associating twice has no further effect.
 */
export async function placeNote(
  client: Client,
  contactId: string,
  properties: { readonly hs_note_body: string; readonly hs_timestamp: string },
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const { length } = properties.hs_note_body;
  if (length > LONGEST_BODY) {
    return {
      kind: 'refused',
      failure: { code: 'crm/too-large', detail: `${length} > ${LONGEST_BODY}` },
    };
  }
  const notes = `/crm/objects/${client.version}/notes`;
  const made = await client.ask(
    { method: 'POST', path: notes, body: { properties, associations: [] } },
    signal,
  );
  if (!made.ok) return failed(made);
  const record = recordSchema.safeParse(made.body);
  if (!record.success)
    return { kind: 'unknown', failure: { code: 'crm/unexpected-shape', detail: '' } };
  const path = `${notes}/${segment(record.data.id)}/associations/default/contacts/${segment(contactId)}`;
  const placed = await client.ask({ method: 'PUT', path }, signal);
  if (!placed.ok) return failed(placed);
  const answer = batchSchema.safeParse(placed.body);
  if (!answer.success)
    return { kind: 'unknown', failure: { code: 'crm/unexpected-shape', detail: '' } };
  // A successful answer may report that the association failed; then the note has no contact.
  const failure = failureOfBatch(answer.data);
  if (failure === null) return { kind: 'applied', contact: null };
  return failed({
    ok: false,
    failure,
    status: placed.status,
    maybeApplied: failure.code === 'crm/unavailable',
  });
}

/**
 * Reads notes by id, a hundred per request, fewer if their bodies are too long for one answer.
 * Deleted notes are left out.
 * @throws RelevoError, also if a part cannot be read
 */
export async function readNotes(
  client: Client,
  ids: readonly string[],
  properties: readonly string[],
  signal: AbortSignal,
): Promise<HubSpotRecord[]> {
  const notes: HubSpotRecord[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    notes.push(...(await readSome(client, ids.slice(start, start + BATCH), properties, signal)));
  }
  return notes;
}

async function readSome(
  client: Client,
  ids: readonly string[],
  properties: readonly string[],
  signal: AbortSignal,
): Promise<HubSpotRecord[]> {
  const body = { inputs: ids.map((id) => ({ id })), properties, propertiesWithHistory: [] };
  const request = {
    method: 'POST' as const,
    path: `/crm/objects/${client.version}/notes/batch/read`,
    body,
  };
  try {
    return fitting((await readBatch(client, request, signal)).slice(0, BATCH), recordSchema);
  } catch (error) {
    if (failureOf(error).code !== 'crm/too-large' || ids.length < 2) throw error;
    const half = Math.ceil(ids.length / 2);
    return [
      ...(await readSome(client, ids.slice(0, half), properties, signal)),
      ...(await readSome(client, ids.slice(half), properties, signal)),
    ];
  }
}
