import type { FoundDocument } from '../../domain/agreement/document';
import {
  type AgreementPart,
  agreementNotes,
  joinAgreementParts,
  readAgreementNote,
} from '../../domain/agreement/note';
import { failureOf } from '../../domain/base/failure';
import { readNote, textHtml } from '../kit/note-text';
import { failed, readFailed } from '../kit/outcome';
import type { AgreementStore, NewDocument } from '../port/agreement-store';
import type { WriteOutcome } from '../port/write-outcome';
import { associated } from './associations';
import type { Client } from './client';
import { findHolder, HOLDER_EMAIL, HOLDER_NAME, HOLDER_STAGE } from './holder-contact';
import type { CrmMetadata } from './metadata';
import { authorOf } from './note-author';
import { placeNote, readNotes } from './notes';
import type { HubSpotRecord } from './schemas';
import { timeOf } from './to-contact';

const PROPERTIES = [
  'hs_note_body',
  'hs_timestamp',
  'hs_createdate',
  'hubspot_owner_id',
  'hs_created_by_user_id',
  'hs_object_source',
];

/**
 * Creates the agreement store in HubSpot. Each document is one or more notes of the holder contact.
 */
export function createAgreements(
  client: Client,
  metadata: (signal: AbortSignal) => Promise<Pick<CrmMetadata, 'owners'>>,
  clock: () => number,
): AgreementStore {
  return {
    place: async () => ({
      where: `${HOLDER_NAME.firstname} ${HOLDER_NAME.lastname}, ${HOLDER_EMAIL}`,
      mayWrite: null,
    }),
    async list(signal) {
      const contactId = await findHolder(client, signal);
      if (contactId === null) return [];
      const { owners } = await metadata(signal);
      return documentsOf(await notesAt(client, contactId, signal), owners);
    },
    async add(document, signal) {
      try {
        const there = await findHolder(client, signal);
        const contactId = there ?? (await makeHolder(client, signal));
        if (typeof contactId !== 'string') return contactId;
        const known = there === null ? [] : (await notesAt(client, contactId, signal)).map(partOf);
        return await addParts(client, contactId, document, known, clock(), signal);
      } catch (error) {
        return readFailed(failureOf(error));
      }
    },
  };
}

/**
 * Creates the holder contact, unless another user creates it at the same time.
 * @throws RelevoError if it cannot be read back
 */
async function makeHolder(client: Client, signal: AbortSignal): Promise<string | WriteOutcome> {
  const path = `/crm/objects/${client.version}/contacts`;
  const make = (properties: object) =>
    client.ask(
      {
        method: 'POST',
        path,
        body: {
          properties: { email: HOLDER_EMAIL, ...HOLDER_NAME, ...properties },
          associations: [],
        },
      },
      signal,
    );
  const first = await make({ lifecyclestage: HOLDER_STAGE });
  // An account may have deleted that stage.
  const made = !first.ok && first.failure.code === 'crm/invalid' ? await make({}) : first;
  if (!made.ok && made.failure.code !== 'crm/conflict') return failed(made);
  const id = await findHolder(client, signal);
  return id ?? { kind: 'unknown', failure: { code: 'crm/gone', detail: HOLDER_EMAIL } };
}

/**
 * Adds the parts that are not there yet. A part is not added twice, even if an earlier worker died
 * or its answer was lost.
 */
async function addParts(
  client: Client,
  contactId: string,
  { text, words, authorId }: NewDocument,
  known: readonly AgreementPart[],
  now: number,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  for (const note of agreementNotes(text, words)) {
    const part = readAgreementNote(note);
    if (part.kind === 'part' && known.some((each) => isSamePart(each, part))) continue;
    const properties = {
      hs_timestamp: new Date(now).toISOString(),
      hs_note_body: textHtml(note),
      ...(authorId === undefined ? {} : { hubspot_owner_id: authorId }),
    };
    const outcome = await placeNote(client, contactId, properties, signal);
    if (outcome.kind !== 'applied') return outcome;
  }
  return { kind: 'applied', contact: null };
}

function isSamePart(a: AgreementPart, b: Extract<AgreementPart, { kind: 'part' }>): boolean {
  if (a.kind !== 'part' || a.document !== b.document || a.data !== b.data) return false;
  return a.number === b.number && a.count === b.count;
}

/**
 * Reads all notes of the contact: an unreadable one could be an agreement.
 * @throws RelevoError
 */
async function notesAt(
  client: Client,
  contactId: string,
  signal: AbortSignal,
): Promise<HubSpotRecord[]> {
  const ids = (await associated(client, 'notes', contactId, signal)).sort(
    (a, b) => Number(a) - Number(b),
  );
  return readNotes(client, ids, PROPERTIES, signal);
}

function partOf(note: HubSpotRecord): AgreementPart {
  return readAgreementNote(readNote(note.properties['hs_note_body'] ?? '').text);
}

/**
 * Joins the notes of a document, at the position of its first part. Notes that users wrote by hand
 * are not documents.
 */
function documentsOf(
  notes: readonly HubSpotRecord[],
  owners: CrmMetadata['owners'],
): FoundDocument[] {
  const whole = new Map<
    string,
    { note: HubSpotRecord; part: Extract<AgreementPart, { kind: 'part' }> }[]
  >();
  const documents: FoundDocument[] = [];
  for (const note of notes) {
    const part = partOf(note);
    if (part.kind === 'damaged') {
      const { reason, what } = part;
      documents.push({
        ...standing(note, owners),
        content: { kind: 'damaged', reason, what },
        edited: false,
      });
    }
    if (part.kind !== 'part') continue;
    const key = `${part.document} ${part.count}`;
    whole.set(key, [...(whole.get(key) ?? []), { note, part }]);
  }
  for (const parts of whole.values()) {
    const [first] = parts;
    if (first === undefined) continue;
    documents.push({
      ...standing(first.note, owners),
      content: joinAgreementParts(parts.map(({ part }) => part)),
      edited: parts.some(({ part }) => part.edited),
    });
  }
  return documents;
}

function standing(
  note: HubSpotRecord,
  owners: CrmMetadata['owners'],
): Pick<FoundDocument, 'id' | 'author' | 'at' | 'confirmed'> {
  const { author, confirmed } = authorOf(note, owners);
  return {
    id: note.id,
    author,
    confirmed,
    // The creation date comes first: `hs_timestamp` can be changed by any user
    // (https://developers.hubspot.com/docs/api-reference/crm-notes-v3/guide).
    at: timeOf(note.properties['hs_createdate']) ?? timeOf(note.properties['hs_timestamp']),
  };
}
