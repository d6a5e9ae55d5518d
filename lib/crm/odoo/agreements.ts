import * as z from 'zod/mini';
import type { FoundDocument } from '../../domain/agreement-document';
import { failureOf } from '../../domain/failure';
import { sha256 } from '../../domain/sha256';
import type { AgreementShelf, NewDocument } from '../agreement-shelf';
import type { WriteOutcome } from '../connector';
import { textHtml } from '../note-text';
import { failed, readFailed } from '../outcome';
import type { Rpc } from './rpc';
import { type Row, readLink, readNumber, readText, readTime, rowsSchema } from './schemas';

/** The sales team: every employee reads it, and whoever may change it (Sales: Administrator) may change its agreement. */
const MODEL = 'crm.team';
/** Names of our files; by what they hold, so that the same is not put there twice. */
const PREFIX = 'relevo-agreement-';
const DIGITS = 16;
const MOST_DOCUMENTS = 500;
/** Base64 of the largest document that is read, 1 MB. */
const LONGEST = 1_400_000;
/** From this version on rights are asked by `has_access`. */
const FIRST_WITH_HAS_ACCESS = 18;

/** The documents of the agreement as files of the sales team, each with an entry in its history that a person reads. */
export function createAgreements(rpc: Rpc): AgreementShelf {
  return {
    async place(signal) {
      const team = await teamOf(rpc, await filesOf(rpc, [], signal), signal);
      return { where: team?.name ?? MODEL, mayWrite: team === null ? false : await mayWrite(rpc, signal) };
    },
    async list(signal) {
      return (await filesOf(rpc, ['datas', 'create_uid', 'create_date'], signal)).map(toDocument);
    },
    async add(document, signal) {
      try {
        const files = await filesOf(rpc, [], signal);
        if (files.some((row) => readText(row, 'name') === nameOf(document))) return { kind: 'applied', contact: null };
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
      : { model: MODEL, method: 'check_access_rights', args: { operation: 'write', raise_exception: false } };
  return rpc.get(z.boolean(), call, signal);
}

/** Our files at any team, oldest first; of the asked fields those of the content are large. */
function filesOf(rpc: Rpc, fields: readonly string[], signal: AbortSignal): Promise<Row[]> {
  const domain = [
    ['res_model', '=', MODEL],
    ['name', '=like', `${PREFIX}%`],
  ];
  const args = { domain, fields: ['name', 'res_id', ...fields], order: 'id', limit: MOST_DOCUMENTS };
  return rpc.get(rowsSchema, { model: 'ir.attachment', method: 'search_read', args }, signal);
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

/** One call and one transaction: an internal entry in words, with the file. It is e-mailed to nobody, and makes nobody a follower. */
async function post(rpc: Rpc, team: number, document: NewDocument, signal: AbortSignal): Promise<WriteOutcome> {
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

function toDocument(row: Row): FoundDocument {
  return {
    id: String(row.id),
    content: contentOf(row['datas']),
    edited: false,
    author: readLink(row, 'create_uid')?.name ?? null,
    at: readTime(row, 'create_date'),
  };
}

/** The text of a file, whatever somebody has put in its place. */
function contentOf(datas: unknown): FoundDocument['content'] {
  const damaged = (what: string) => ({ kind: 'damaged', reason: 'unreadable', what }) as const;
  if (typeof datas !== 'string' || datas === '') return damaged('the file is empty');
  if (datas.length > LONGEST) return damaged('the file is too large');
  try {
    const bytes = Uint8Array.from(atob(datas), (sign) => sign.charCodeAt(0));
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return damaged('the file is no text');
  }
}
