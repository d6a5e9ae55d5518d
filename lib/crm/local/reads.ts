import type { Stage } from '../../domain/base/stage';
import { type Identity, identityKeys } from '../../domain/person/identity';
import { areNamesakes, comparableCompany } from '../../domain/person/namesake';
import type { CompanyPeople, LookupAnswer, OwnerContacts } from '../port/connector';
import type { ContactRead } from '../port/contact-read';
import type { LocalDb, PersonRow } from './db';
import { plainWords, type ReadContext, rowId, toRead } from './from-row';

const MOST_FOUND = 20;

/**
 * Rows as the port has them, each with all their touches: a person here has dozens, never
 * thousands.
 */
export async function withTouches(
  db: LocalDb,
  rows: readonly PersonRow[],
  context: ReadContext,
): Promise<ContactRead[]> {
  const touches = await Promise.all(
    rows.map((row) => db.touches.where('contactId').equals(row.id).toArray()),
  );
  return rows.map((row, index) => toRead(row, touches[index] ?? [], context));
}

/** Who is meant by each identity, in their order: two queries for all, however many are asked. */
export async function findPeople(
  db: LocalDb,
  identities: readonly Identity[],
  context: ReadContext,
): Promise<LookupAnswer[]> {
  const asked = identities.map((identity) => ({ identity, keys: identityKeys(identity) }));
  const allKeys = asked.flatMap(({ keys }) => keys);
  const byKey = groupBy(await rowsUnder(db, 'keys', allKeys), (row) => row.keys);
  const found = asked.map(({ keys }) => unique(keys.flatMap((key) => byKey.get(key) ?? [])));
  // A person with another address is another person, even with the same name.
  const doubtful = asked.map(
    ({ identity }, index) => found[index]?.length === 0 && !hasEmail(identity),
  );
  const words = asked.flatMap(({ identity }, index) =>
    doubtful[index] === true ? longestWord(identity.name) : [],
  );
  const called = await rowsUnder(db, 'words', words);
  return Promise.all(
    asked.map(async ({ identity }, index) => {
      const maybe =
        doubtful[index] === true ? called.filter((row) => areNamesakes(identity, row)) : [];
      return {
        identity,
        found: await withTouches(db, found[index] ?? [], context),
        maybe: await withTouches(db, maybe, context),
      };
    }),
  );
}

/** People of a company, the latest to change first. */
export async function peopleAt(
  db: LocalDb,
  company: string,
  limit: number,
  context: ReadContext,
): Promise<CompanyPeople> {
  const wanted = comparableCompany(company);
  const rows =
    wanted === ''
      ? []
      : await rowsUnder(db, 'words', [...longestWord(wanted), ...longestWord(company)]);
  const there = rows.filter((row) => comparableCompany(row.company ?? '') === wanted);
  there.sort((a, b) => b.changedAt - a.changedAt || a.id - b.id);
  return {
    reads: await withTouches(db, there.slice(0, Math.max(0, limit)), context),
    total: there.length,
  };
}

function hasEmail({ email }: Identity): boolean {
  return email !== undefined;
}

/** The word that fewest are called by, for an index that knows words alone. */
function longestWord(text = ''): string[] {
  return plainWords(text)
    .sort((a, b) => b.length - a.length)
    .slice(0, 1);
}

function rowsUnder(
  db: LocalDb,
  index: 'keys' | 'words',
  values: readonly string[],
): Promise<PersonRow[]> {
  if (values.length === 0) return Promise.resolve([]);
  return db.contacts.where(index).anyOf(values).distinct().toArray();
}

function groupBy(
  rows: readonly PersonRow[],
  keysOf: (row: PersonRow) => readonly string[],
): Map<string, PersonRow[]> {
  const groups = new Map<string, PersonRow[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
  }
  return groups;
}

function unique(rows: readonly PersonRow[]): PersonRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** People by id; ids that are gone, or never were ours, are left out. */
export async function readPeople(
  db: LocalDb,
  ids: readonly string[],
  context: ReadContext,
): Promise<Map<string, ContactRead>> {
  const rows = await storedRows(db, ids);
  return new Map((await withTouches(db, rows, context)).map((read) => [read.contact.id, read]));
}

/** Which of these people changed since a time, epoch ms. */
export async function changedPeople(
  db: LocalDb,
  ids: readonly string[],
  since: number,
): Promise<string[]> {
  return (await storedRows(db, ids))
    .filter((row) => row.changedAt >= since)
    .map((row) => String(row.id));
}

async function storedRows(db: LocalDb, ids: readonly string[]): Promise<PersonRow[]> {
  const numbers = [...new Set(ids)].map(rowId).filter((id) => id !== null);
  return (await db.contacts.bulkGet(numbers)).filter((row) => row !== undefined);
}

/**
 * People in whose name, address or company every word asked stands, be it inside another word; at
 * most 20, by name. Only the words' index is scanned, not the people.
 */
export async function searchPeople(
  db: LocalDb,
  text: string,
  context: ReadContext,
): Promise<ContactRead[]> {
  const parts = plainWords(text);
  const [longest] = [...parts].sort((a, b) => b.length - a.length);
  if (longest === undefined) return [];
  const known = await db.contacts.orderBy('words').uniqueKeys();
  const words = known
    .filter((word) => typeof word === 'string')
    .filter((word) => word.includes(longest));
  const rows = await db.contacts.where('words').anyOf(words).distinct().toArray();
  const hits = rows.filter((row) =>
    parts.every((part) => row.words.some((word) => word.includes(part))),
  );
  hits.sort((a, b) => a.name.localeCompare(b.name) || a.id - b.id);
  return withTouches(db, hits.slice(0, MOST_FOUND), context);
}

/** People of an owner, who entered their stage first at the top, and how many there are. */
export async function readBook(
  db: LocalDb,
  { ownerId, stages, limit }: { ownerId: string; stages: readonly Stage[]; limit: number },
  context: ReadContext,
): Promise<OwnerContacts> {
  const groups = await Promise.all(
    [...new Set(stages)].map(async (stage) => {
      const rows = await db.contacts.where('[ownerId+stage]').equals([ownerId, stage]).toArray();
      return rows.map((row) => ({ row, at: row.stageDates[stage] ?? Number.MAX_SAFE_INTEGER }));
    }),
  );
  const all = groups.flat().sort((a, b) => a.at - b.at || a.row.id - b.row.id);
  const first = all.slice(0, Math.max(0, limit)).map(({ row }) => row);
  return { reads: await withTouches(db, first, context), total: all.length };
}
