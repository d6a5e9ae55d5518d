import { failureOf } from '../../domain/base/failure';
import type { TouchKind } from '../../domain/base/touch';
import { normaliseEmail } from '../../domain/person/identity';
import { htmlText } from '../kit/note-text';
import { anyOf } from './domain';
import type { Rpc } from './rpc';
import { type Row, readLink, readText, readTime } from './schemas';
import { readShrinking } from './shrinking';
import { addresses, leadIds, type Part, rowsOf, type Subject, touch } from './touch-source';

/**
 * Messages to and from a person on their leads, and calls and meetings that a colleague ticked off
 * there.
 * @throws RelevoError
 */
export async function readMessages(rpc: Rpc, subject: Subject, signal: AbortSignal): Promise<Part> {
  const { metadata, person } = subject;
  const partner = person.partner?.id;
  const domain = [
    ...anyOf(
      leadIds(subject).length === 0
        ? []
        : [
            ['model', '=', 'crm.lead'],
            ['res_id', 'in', leadIds(subject)],
          ],
      partner === undefined
        ? []
        : [
            ['model', '=', 'res.partner'],
            ['res_id', '=', partner],
          ],
    ),
    ['message_type', 'in', ['email', 'email_outgoing', 'comment', 'notification']],
    ['subtype_id', '!=', metadata.noteSubtype],
  ];
  const fields = [
    'date',
    'message_type',
    'subject',
    'author_id',
    'email_from',
    'mail_activity_type_id',
  ];
  const order = 'date desc, id desc';
  const { rows, whole } = await rowsOf(rpc, 'mail.message', domain, fields, order, signal);
  const theirs = new Set(addresses(subject));
  const inboundOf = (row: Row) => {
    const from = normaliseEmail(
      /<([^<>]+)>\s*$/.exec(readText(row, 'email_from') ?? '')?.[1] ??
        readText(row, 'email_from') ??
        '',
    );
    return (
      (from !== null && theirs.has(from)) ||
      (partner !== undefined && readLink(row, 'author_id')?.id === partner)
    );
  };
  const shown = rows.flatMap((row) => {
    const inbound = inboundOf(row);
    const kind = messageKind(row, inbound);
    return kind === null ? [] : [{ row, kind, inbound }];
  });
  const unnamed = shown.flatMap(({ row }) => (readText(row, 'subject') === null ? [row.id] : []));
  const begin = await readBeginnings(rpc, unnamed, signal);
  const touches = shown.flatMap(({ row, kind, inbound }) =>
    touch(subject, {
      id: `message:${row.id}`,
      kind,
      at: readTime(row, 'date'),
      title: titleOf(row, begin.get(row.id) ?? ''),
      channel: inbound ? null : readLink(row, 'author_id')?.name,
      by: 'sales',
      incoming: inbound,
    }),
  );
  return { touches, whole };
}

/**
 * How messages without a subject begin, by id. Their whole text is read only from an Odoo that
 * cannot return the beginning alone.
 * @throws RelevoError
 */
async function readBeginnings(
  rpc: Rpc,
  ids: readonly number[],
  signal: AbortSignal,
): Promise<Map<number, string>> {
  const read = async (field: 'preview' | 'body') =>
    (await readShrinking(rpc, 'mail.message', ids, [field], signal)).rows;
  const rows = await read('preview').catch((error: unknown) => {
    if (failureOf(error).code !== 'crm/invalid') throw error;
    return read('body');
  });
  return new Map(
    rows.map((row) => {
      const text = readText(row, 'preview') ?? htmlText(readText(row, 'body') ?? '').trim();
      return [row.id, (text.split('\n', 1)[0] ?? '').replace(/\s+/g, ' ').trim()] as const;
    }),
  );
}

/** What Odoo's template says of a finished activity, without brackets in which no name stands. */
const finished = (line: string): string =>
  line.replace(/ \([^()]*\s\)/g, '').replace(/ (?=:)/g, '');

function titleOf(row: Row, beginning: string): string {
  const isActivity = readLink(row, 'mail_activity_type_id') !== null;
  return readText(row, 'subject') ?? (isActivity ? finished(beginning) : beginning);
}

/**
 * Null for what Odoo itself wrote into the record. Messages are read without a language, so that a
 * type of activity has its own name.
 */
function messageKind(row: Row, inbound: boolean): TouchKind | null {
  const activity = readLink(row, 'mail_activity_type_id')?.name;
  if (activity !== undefined) {
    if (/call|llamada/i.test(activity)) return 'call';
    if (/meeting|reuni/i.test(activity)) return 'meeting';
    return /mail|correo/i.test(activity) ? 'email-sent' : 'message';
  }
  const type = readText(row, 'message_type');
  if (type === 'notification') return null;
  if (inbound) return type === 'email' ? 'email-replied' : 'message';
  return type === 'comment' ? 'message' : 'email-sent';
}
