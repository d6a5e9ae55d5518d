import { failureOf } from '../../domain/base/failure';
import { expandReference, readNote, textHtml } from '../kit/note-text';
import type { Note, NotePage } from '../port/connector';
import { anyOf, type Domain } from './domain';
import type { CrmMetadata } from './metadata';
import type { Rpc } from './rpc';
import {
  odooTime,
  type Row,
  readIds,
  readLink,
  readNumber,
  readText,
  readTime,
  rowsSchema,
} from './schemas';
import { readShrinking } from './shrinking';
import { partnerContactId } from './to-contact';

const PAGE = 200;
/** Messages that are looked through for those that the key may see, before all are. */
const LOOKED_THROUGH = 2_000;
/** Odoo's clock and ours may differ by so much, ms. */
const OVERLAP_MS = 2 * 60_000;
/**
 * What is older was seen, whatever the two clocks say, so that it need not be looked through again;
 * ms.
 */
const SETTLED_MS = 26 * 3_600_000;
const ABOUT = [
  'model',
  'res_id',
  'author_id',
  'create_uid',
  'date',
  'write_date',
  'attachment_ids',
] as const;

/**
 * Internal notes changed since a time (ms), oldest first. The cursor is the second of the last one
 * and the ids given already in it: Odoo's times have whole seconds.
 *
 * Odoo takes what the key may not see out of an answer *after* it counted the limit
 * (`mail/models/mail_message.py`, `_search`, 19.0), so that neither a short answer nor an empty one
 * is the end: that is only an empty answer without a limit.
 * @throws RelevoError
 */
export async function notesSince(
  rpc: Rpc,
  metadata: CrmMetadata,
  since: number,
  cursor: string | null,
  now: number,
  signal: AbortSignal,
): Promise<NotePage> {
  const [from, given] = readCursor(cursor, since - OVERLAP_MS);
  const conditions = [
    ...anyOf([['model', '=', 'crm.lead']], [['model', '=', 'res.partner']]),
    ['subtype_id', '=', metadata.noteSubtype],
    // What Odoo itself logs, a new record or a change of stage for example, is none of a person's.
    ['message_type', '!=', 'notification'],
    ['id', 'not in', given],
  ];
  const visible = await firstVisible(rpc, conditions, from, now, signal);
  if (visible.length === 0) {
    const settled = Math.floor((now - SETTLED_MS) / 1000) * 1000;
    return {
      notes: [],
      cursor: settled > from ? String(settled) : nextCursor([], from, given),
      more: false,
    };
  }
  const found = visible.slice(0, PAGE);
  const rows = await readNotes(
    rpc,
    found.map(({ id }) => id),
    signal,
  );
  return {
    notes: rows.flatMap((row) => toNote(row, metadata.owners) ?? []),
    cursor: nextCursor(found, from, given),
    more: true,
  };
}

/**
 * The first messages that the key may see, with their time alone; empty when there is none at all.
 */
async function firstVisible(
  rpc: Rpc,
  conditions: Domain,
  from: number,
  now: number,
  signal: AbortSignal,
): Promise<Row[]> {
  const ask = (before: number | null, limit: number | null) =>
    rpc.get(
      rowsSchema,
      {
        model: 'mail.message',
        method: 'search_read',
        args: {
          domain: [
            ...conditions,
            ['write_date', '>=', odooTime(from)],
            ...(before === null ? [] : [['write_date', '<', odooTime(before)]]),
          ],
          fields: ['write_date'],
          order: 'write_date, id',
          ...(limit === null ? {} : { limit }),
        },
      },
      signal,
    );
  const some = await ask(null, LOOKED_THROUGH);
  if (some.length > 0) return some;
  let before: number | null = null;
  for (;;) {
    try {
      return await ask(before, null);
    } catch (error) {
      // So many are visible that the first half of the time has enough of them.
      const half = Math.floor(((before ?? now) - from) / 2);
      if (failureOf(error).code !== 'crm/too-large' || half < 1000) throw error;
      before = from + half;
    }
  }
}

/**
 * Notes with their text, however large they are together; of one that is too large by itself its
 * beginning.
 */
async function readNotes(rpc: Rpc, ids: readonly number[], signal: AbortSignal): Promise<Row[]> {
  const whole = await readShrinking(rpc, 'mail.message', ids, [...ABOUT, 'body'], signal);
  if (whole.tooLarge.length === 0) return whole.rows;
  const begun = await readShrinking(
    rpc,
    'mail.message',
    whole.tooLarge,
    [...ABOUT, 'preview'],
    signal,
  );
  return [...whole.rows, ...begun.rows].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
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

/** What a note is shown by that is a picture or a file alone. */
const ATTACHED = '📎';

function toNote(row: Row, owners: CrmMetadata['owners']): Note | null {
  const body = readText(row, 'body') ?? textHtml(readText(row, 'preview') ?? '');
  const read = readNote(body);
  const { reference } = read;
  const attached = readIds(row, 'attachment_ids').length > 0 || /<img\b/i.test(body);
  const text = read.text.trim() === '' && attached ? ATTACHED : read.text;
  // A note without words says that something was changed.
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
