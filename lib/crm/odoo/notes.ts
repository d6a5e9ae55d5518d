import { type FailureCode, failureOf, RelevoError } from '../../domain/base/failure';
import { isReference, noteHtml, readNote } from '../kit/note-text';
import { failed, readFailed } from '../kit/outcome';
import type { NewNote } from '../port/connector';
import type { WriteOutcome } from '../port/write-outcome';
import type { CrmMetadata } from './metadata';
import type { People } from './people';
import type { Rpc } from './rpc';
import { type Row, readLink, readText, rowsSchema } from './schemas';
import { recordOf } from './to-contact';

/**
 * Odoo keeps longer ones; this is what other CRMs keep, so that a note can move. Characters of
 * HTML.
 */
const LONGEST_BODY = 65_536;
const FINAL: readonly FailureCode[] = ['crm/forbidden', 'crm/gone'];
/** By then Odoo has carried out, or never will, what a browser sent twice at once, ms. */
const COPY_MS = 1_000;
/** More copies of one note than a network can make. */
const MOST_COPIES = 20;

/**
 * Whether a note with the reference stands at the contact. A second copy, which the browser made by
 * sending a request again whose answer was cut off, is taken away: only our own, never notes
 * of other users. @throws RelevoError
 */
export async function hasNote(
  rpc: Rpc,
  metadata: CrmMetadata,
  contactId: string,
  reference: string,
  signal: AbortSignal,
): Promise<boolean> {
  const copies = await copiesOf(rpc, contactId, reference, signal);
  const own = copies.filter((row) => readLink(row, 'create_uid')?.id === metadata.uid);
  const surplus = own.slice(own.length === copies.length ? 1 : 0).map(({ id }) => id);
  if (surplus.length > 0) await takeAway(rpc, surplus, signal);
  return copies.length > 0;
}

/**
 * Where the key may not, the note stands twice: better than asking for ever.
 * @throws RelevoError for anything else, also what Odoo words as an error of its own: the note is
 * in doubt, and is looked at again
 */
async function takeAway(rpc: Rpc, ids: readonly number[], signal: AbortSignal): Promise<void> {
  const taken = await rpc.ask({ model: 'mail.message', method: 'unlink', ids }, signal);
  if (!taken.ok && !FINAL.includes(taken.failure.code)) throw new RelevoError(taken.failure);
}

async function copiesOf(
  rpc: Rpc,
  contactId: string,
  reference: string,
  signal: AbortSignal,
): Promise<Row[]> {
  const record = recordOf(contactId);
  if (record === null) return [];
  const domain = [
    ['model', '=', record.model],
    ['res_id', '=', record.id],
    ['body', 'ilike', reference.replaceAll('-', '')],
  ];
  const args = { domain, fields: ['body', 'create_uid'], order: 'id', limit: MOST_COPIES };
  const rows = await rpc.get(
    rowsSchema,
    { model: 'mail.message', method: 'search_read', args },
    signal,
  );
  return rows.filter((row) =>
    isReference(readNote(readText(row, 'body') ?? '').reference, reference),
  );
}

interface Deps {
  readonly rpc: Rpc;
  readonly people: People;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Adds an internal note unless it is there. It is e-mailed to no one and adds no follower.
 */
export async function addNote(
  { rpc, people, sleep }: Deps,
  note: NewNote,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const record = recordOf(note.contactId);
  if (record === null) return { kind: 'refused', failure: { code: 'crm/gone', detail: '' } };
  const body = noteHtml(note.text, note.reference);
  if (body.length > LONGEST_BODY) {
    return {
      kind: 'refused',
      failure: { code: 'crm/too-large', detail: `${body.length} > ${LONGEST_BODY}` },
    };
  }
  const there = async () =>
    hasNote(rpc, await people.metadata(signal), note.contactId, note.reference, signal);
  try {
    if (await there()) return { kind: 'applied', contact: null };
  } catch (error) {
    return readFailed(failureOf(error));
  }
  const args = {
    // Escaped by us: without this Odoo would escape our line breaks too.
    body,
    body_is_html: true,
    message_type: 'comment',
    // The other kind of comment is sent to followers, and a customer may be one.
    subtype_xmlid: 'mail.mt_note',
    context: { mail_create_nosubscribe: true, mail_post_autofollow: false },
  };
  const made = await rpc.ask(
    { model: record.model, method: 'message_post', ids: [record.id], args },
    signal,
  );
  if (!made.ok) return failed(made);
  try {
    // The first sending may still be at work in Odoo while the second is answered already.
    await sleep(COPY_MS, signal);
    await there();
  } catch (error) {
    // The note is there, but perhaps twice: the next check removes the copy.
    return { kind: 'unknown', failure: failureOf(error) };
  }
  return { kind: 'applied', contact: null };
}
