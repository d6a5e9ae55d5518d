import { type Identity, identityKeys } from '../../domain/identity';
import type { Touch } from '../../domain/touch';
import type { ContactRead, LookupAnswer, NotePage, TouchPage } from '../connector';
import type { LocalContact, LocalDb } from './db';
import { fromLocal, searchWords } from './rows';

const PAGE = 50;
const MOST_FOUND = 20;

/** Contacts with the touches that a look-up brings: the newest. */
async function withTouches(db: LocalDb, rows: readonly LocalContact[]): Promise<ContactRead[]> {
  return Promise.all(rows.map(async (row) => ({ contact: fromLocal(row), touches: await newest(db, row.id, null) })));
}

function newest(db: LocalDb, contactId: string, before: number | null): Promise<Touch[]> {
  return db.touches
    .where('[contactId+at]')
    .between(
      [contactId, Number.NEGATIVE_INFINITY],
      [contactId, before ?? Number.POSITIVE_INFINITY],
      true,
      before === null,
    )
    .reverse()
    .limit(PAGE)
    .toArray();
}

/** Everybody who is meant by the identities, in their order. */
export function findPeople(db: LocalDb, identities: readonly Identity[]): Promise<LookupAnswer[]> {
  return Promise.all(
    identities.map(async (identity) => {
      const keys = identityKeys(identity);
      const rows = keys.length === 0 ? [] : await db.contacts.where('keys').anyOf(keys).distinct().toArray();
      const maybe = rows.length > 0 ? [] : await sameName(db, identity);
      return { identity, found: await withTouches(db, rows), maybe: await withTouches(db, maybe) };
    }),
  );
}

async function sameName(db: LocalDb, { name, company }: Identity): Promise<LocalContact[]> {
  if (name === undefined || company === undefined) return [];
  const [wanted, firm] = [searchWords(name).join(' '), searchWords(company).join(' ')];
  const [first] = searchWords(name);
  if (first === undefined) return [];
  const rows = await db.contacts.where('words').equals(first).toArray();
  return rows.filter(
    (row) => searchWords(row.name).join(' ') === wanted && searchWords(row.company).join(' ') === firm,
  );
}

/** Contacts by id; those that are gone are left out. */
export async function readPeople(db: LocalDb, ids: readonly string[]): Promise<Map<string, ContactRead>> {
  const rows = (await db.contacts.bulkGet([...ids])).filter((row): row is LocalContact => row !== undefined);
  return new Map((await withTouches(db, rows)).map((read) => [read.contact.id, read]));
}

/** People in whose name, address or company every word begins as asked. */
export async function searchPeople(db: LocalDb, text: string): Promise<ContactRead[]> {
  const words = searchWords(text);
  const [longest] = [...words].sort((a, b) => b.length - a.length);
  if (longest === undefined) return [];
  const rows = await db.contacts.where('words').startsWith(longest).distinct().toArray();
  const hits = rows.filter((row) => words.every((word) => row.words.some((each) => each.startsWith(word))));
  return withTouches(db, hits.sort((a, b) => a.name.localeCompare(b.name)).slice(0, MOST_FOUND));
}

/** A page of touches, newest first; the cursor is the time of the oldest one given. */
export async function touchPage(db: LocalDb, contactId: string, cursor: string | null): Promise<TouchPage> {
  const before = cursor === null ? null : Number(cursor);
  const touches = await newest(db, contactId, before);
  const last = touches.at(-1);
  return { touches, gaps: [], next: touches.length < PAGE || last === undefined ? null : String(last.at) };
}

/** Notes changed since a time, oldest first; the cursor is `changedAt id` of the last one given. */
export async function notePage(db: LocalDb, since: number, cursor: string | null): Promise<NotePage> {
  const [at, id] = cursor === null ? [since, ''] : (cursor.split(' ') as [string, string]);
  const rows = await db.notes.where('changedAt').aboveOrEqual(Number(at)).sortBy('changedAt');
  const after = rows
    .sort((a, b) => a.changedAt - b.changedAt || (a.id < b.id ? -1 : 1))
    .filter((note) => note.changedAt > Number(at) || note.id > id);
  const notes = after.slice(0, PAGE);
  const last = notes.at(-1);
  return {
    notes,
    cursor: last === undefined ? (cursor ?? `${since} `) : `${last.changedAt} ${last.id}`,
    more: after.length > PAGE,
  };
}
