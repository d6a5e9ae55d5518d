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

/** HubSpot's limit of a note's body, characters. */
const LONGEST_BODY = 65_536;
/** Our own note is new; looking through more of somebody's notes would find nothing. */
const NEWEST_NOTES = 200;

/**
 * Whether a note of ours stands at the contact; by association, since search is behind.
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

/** Adds a note unless it is there. */
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
    // Its key belongs to nobody: only so is it seen whose word a note is.
    ...(note.authorId === undefined ? {} : { hubspot_owner_id: note.authorId }),
  };
  return placeNote(client, note.contactId, properties, signal);
}

/**
 * Makes a note, then gives it its place at the contact. In two requests, because a browser sends a
 * POST again by itself when a kept connection breaks before the answer: a note made twice without a
 * place is seen by nobody, and giving a place twice is giving it once.
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
  // A success may tell that the place was not given: then the note stands at nobody.
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
 * Notes by id, a hundred in a request, and fewer where their bodies are too long for one answer;
 * those that are gone are left out.
 * @throws RelevoError, also where a part cannot be read
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
