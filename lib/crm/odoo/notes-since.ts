import { expandReference, readNote } from '../kit/note-text';
import type { Note, NotePage } from '../port/connector';
import { anyOf } from './domain';
import type { CrmMetadata } from './metadata';
import type { Rpc } from './rpc';
import {
  odooTime,
  type Row,
  readLink,
  readNumber,
  readText,
  readTime,
  rowsSchema,
} from './schemas';
import { partnerContactId } from './to-contact';

const PAGE = 200;
/** Odoo's clock and ours may differ by so much, ms. */
const OVERLAP_MS = 2 * 60_000;
const FIELDS = ['model', 'res_id', 'body', 'author_id', 'create_uid', 'date', 'write_date'];

/**
 * Internal notes changed since a time (ms), oldest first. The cursor is the second of the last one
 * and the ids given already in it: Odoo tells no finer time than seconds.
 * @throws RelevoError
 */
export async function notesSince(
  rpc: Rpc,
  metadata: CrmMetadata,
  since: number,
  cursor: string | null,
  signal: AbortSignal,
): Promise<NotePage> {
  const [from, given] = readCursor(cursor, since - OVERLAP_MS);
  const domain = [
    ...anyOf([['model', '=', 'crm.lead']], [['model', '=', 'res.partner']]),
    ['subtype_id', '=', metadata.noteSubtype],
    ['write_date', '>=', odooTime(from)],
    ['id', 'not in', given],
  ];
  const args = { domain, fields: FIELDS, order: 'write_date, id', limit: PAGE };
  const rows = await rpc.get(
    rowsSchema,
    { model: 'mail.message', method: 'search_read', args },
    signal,
  );
  const found = rows.slice(0, PAGE);
  return {
    notes: found.flatMap((row) => toNote(row, metadata.owners) ?? []),
    cursor: nextCursor(found, from, given),
    more: found.length === PAGE,
  };
}

function readCursor(cursor: string | null, since: number): [number, number[]] {
  const [time = '', ...ids] = (cursor ?? '').split(' ');
  return cursor === null || !/^\d+$/.test(time)
    ? [Math.max(0, since), []]
    : [Number(time), ids.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0)];
}

function nextCursor(found: readonly Row[], from: number, given: readonly number[]): string {
  const at = (row: Row) => readTime(row, 'write_date') ?? from;
  const last = Math.max(from, ...found.map(at));
  const same = found.filter((row) => at(row) === last).map(({ id }) => id);
  return [last, ...new Set(last === from ? [...given, ...same] : same)].join(' ');
}

/** A change of stage is a note without words in Odoo: that is none of a person's. */
function toNote(row: Row, owners: CrmMetadata['owners']): Note | null {
  const body = readText(row, 'body') ?? '';
  const { text, reference } = readNote(body);
  if (text.trim() === '' && reference === null) return null;
  const [model, record] = [readText(row, 'model'), readNumber(row, 'res_id')];
  const changedAt = readTime(row, 'write_date') ?? 0;
  // An author can be given to a message, and a colleague's name comes with their company's: who
  // made it is Odoo's own word.
  const made = readLink(row, 'create_uid');
  const authorId = made === null ? null : String(made.id);
  return {
    id: String(row.id),
    contactId:
      record === null ? null : model === 'crm.lead' ? String(record) : partnerContactId(record),
    text,
    reference: reference === null ? null : expandReference(reference),
    author: owners.get(authorId ?? '')?.name ?? readLink(row, 'author_id')?.name ?? null,
    authorId,
    at: readTime(row, 'date') ?? changedAt,
    changedAt,
  };
}
