import * as z from 'zod/mini';
import type { FoundDocument } from '../../domain/agreement/document';
import { failureOf } from '../../domain/base/failure';
import { sha256 } from '../../domain/base/sha256';
import { textHtml } from '../kit/note-text';
import { failed, readFailed } from '../kit/outcome';
import type { AgreementStore, NewDocument } from '../port/agreement-store';
import type { WriteOutcome } from '../port/write-outcome';
import type { Rpc } from './rpc';
import { type Row, readLink, readNumber, readText, readTime, rowsSchema } from './schemas';

/**
 * The sales team: every employee reads it, and users who may change it (Sales: Administrator) may
 * change its agreement.
 */
const MODEL = 'crm.team';
/** Names of our files; by what they hold, so that the same is not put there twice. */
const PREFIX = 'relevo-agreement-';
const DIGITS = 16;
const MOST_DOCUMENTS = 500;
/** Base64 of the largest document that is read, 1 MB. */
const LONGEST = 1_400_000;
/**
 * Base64 in one answer: the port takes none over 5 MB, and one large file must not hide the others.
 */
const MOST_AT_ONCE = 3_000_000;
/** From this version on rights are asked by `has_access`. */
const FIRST_WITH_HAS_ACCESS = 18;

/**
 * The documents of the agreement as files of the sales team, each with an entry in its history that
 * a person reads.
 */
export function createAgreements(rpc: Rpc): AgreementStore {
  return {
    async place(signal) {
      const team = await teamOf(rpc, await filesOf(rpc, [], signal), signal);
      return {
        where: team?.name ?? MODEL,
        mayWrite: team === null ? false : await mayWrite(rpc, signal),
      };
    },
    async list(signal) {
      const files = await filesOf(rpc, ['file_size', 'create_uid', 'create_date'], signal);
      const contents = await contentsOf(rpc, files, signal);
      return files.flatMap((row) => toDocument(row, contents.get(row.id)) ?? []);
    },
    async add(document, signal) {
      try {
        const files = await filesOf(rpc, [], signal);
        if (files.some((row) => readText(row, 'name') === nameOf(document)))
          return { kind: 'applied', contact: null };
        const team = await teamOf(rpc, files, signal);
        if (team === null) return { kind: 'refused', failure: { code: 'crm/gone', detail: MODEL } };
        return await post(rpc, team.id, document, signal);
      } catch (error) {
        return readFailed(failureOf(error));
      }
    },
  };
}

/** Whether the key may put documents there. @throws RelevoError */
export async function mayWrite(rpc: Rpc, signal: AbortSignal): Promise<boolean> {
  const { major } = await rpc.version(signal);
  const call =
    major >= FIRST_WITH_HAS_ACCESS
      ? { model: MODEL, method: 'has_access', ids: [], args: { operation: 'write' } }
      : {
          model: MODEL,
          method: 'check_access_rights',
          args: { operation: 'write', raise_exception: false },
        };
  return rpc.get(z.boolean(), call, signal);
}

/** Our files at any team, oldest first, without their content. */
function filesOf(rpc: Rpc, fields: readonly string[], signal: AbortSignal): Promise<Row[]> {
  const domain = [
    ['res_model', '=', MODEL],
    ['name', '=like', `${PREFIX}%`],
  ];
  const args = {
    domain,
    fields: ['name', 'res_id', ...fields],
    order: 'id',
    limit: MOST_DOCUMENTS,
  };
  return rpc.get(rowsSchema, { model: 'ir.attachment', method: 'search_read', args }, signal);
}

/**
 * What is in each file, by id; null for a file that is too large to fetch. A file that was deleted
 * since is left out.
 */
async function contentsOf(
  rpc: Rpc,
  files: readonly Row[],
  signal: AbortSignal,
): Promise<Map<number, unknown>> {
  const contents = new Map<number, unknown>();
  const batches: number[][] = [];
  let length = MOST_AT_ONCE;
  for (const row of files) {
    const own = ((readNumber(row, 'file_size') ?? 0) * 4) / 3;
    if (own > LONGEST) {
      contents.set(row.id, null);
      continue;
    }
    const batch = batches.at(-1);
    length += own;
    if (batch !== undefined && length <= MOST_AT_ONCE) batch.push(row.id);
    else {
      batches.push([row.id]);
      length = own;
    }
  }
  for (const ids of batches) {
    const args = { domain: [['id', 'in', ids]], fields: ['datas'], limit: ids.length };
    const rows = await rpc.get(
      rowsSchema,
      { model: 'ir.attachment', method: 'search_read', args },
      signal,
    );
    for (const row of rows) contents.set(row.id, row['datas'] ?? '');
  }
  return contents;
}

/** The team that has the newest document; while there is none, the first team of the list. */
async function teamOf(
  rpc: Rpc,
  files: readonly Row[],
  signal: AbortSignal,
): Promise<{ id: number; name: string } | null> {
  const last = files.map((row) => readNumber(row, 'res_id')).findLast((id) => id !== null) ?? null;
  const domain = last === null ? [] : [['id', '=', last]];
  // One that was archived has its documents still.
  const context = last === null ? {} : { active_test: false };
  const args = { domain, fields: ['name'], order: 'sequence, id', limit: 1, context };
  const [row] = await rpc.get(rowsSchema, { model: MODEL, method: 'search_read', args }, signal);
  return row === undefined ? null : { id: row.id, name: readText(row, 'name') ?? MODEL };
}

function nameOf({ name, text }: NewDocument): string {
  return `${PREFIX}${name}-${sha256(text).slice(0, DIGITS)}.json`;
}

/**
 * One call and one transaction: an internal entry in words, with the file. It is e-mailed to
 * no one and adds no follower.
 */
async function post(
  rpc: Rpc,
  team: number,
  document: NewDocument,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const args = {
    body: textHtml(document.words),
    body_is_html: true,
    message_type: 'comment',
    subtype_xmlid: 'mail.mt_note',
    attachments: [[nameOf(document), document.text]],
    context: { mail_create_nosubscribe: true, mail_post_autofollow: false },
  };
  const made = await rpc.ask({ model: MODEL, method: 'message_post', ids: [team], args }, signal);
  return made.ok ? { kind: 'applied', contact: null } : failed(made);
}

function toDocument(row: Row, datas: unknown): FoundDocument | null {
  if (datas === undefined) return null;
  return {
    id: String(row.id),
    content: contentOf(datas),
    edited: false,
    author: readLink(row, 'create_uid')?.name ?? null,
    at: readTime(row, 'create_date'),
  };
}

/** The text of a file; any content is possible, since users can replace the file. */
function contentOf(datas: unknown): FoundDocument['content'] {
  const damaged = (what: string) => ({ kind: 'damaged', reason: 'unreadable', what }) as const;
  if (datas === null || (typeof datas === 'string' && datas.length > LONGEST))
    return damaged('the file is too large');
  if (typeof datas !== 'string' || datas === '') return damaged('the file is empty');
  try {
    const bytes = Uint8Array.from(atob(datas), (sign) => sign.charCodeAt(0));
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return damaged('the file is no text');
  }
}
