import { isAhead, isFresh } from '../domain/base/fresh';
import { mergeSignals, signalsOf, type Touch } from '../domain/base/touch';
import type { Contact, Gap } from '../domain/person/contact';
import { emailKeys, type IdentityKey, identityKeys } from '../domain/person/identity';
import { questionKey } from '../domain/person/question-key';
import type { RelevoDb } from './db';
import type { ContactRow } from './rows';
import { type Source, storeAnswer } from './store-answer';

const DAY_MS = 86_400_000;

/** A contact with the touches of the same read. */
export interface Read {
  readonly contact: Contact;
  readonly touches: readonly Touch[];
}

/**
 * Returns the contacts of each key; keys without contacts are left out. One index query for all.
 */
export async function contactsByKeys(
  db: RelevoDb,
  keys: readonly IdentityKey[],
): Promise<Map<IdentityKey, ContactRow[]>> {
  const rows =
    keys.length === 0 ? [] : await db.contacts.where('keys').anyOf(keys).distinct().toArray();
  const asked = new Set<string>(keys);
  const found = new Map<IdentityKey, ContactRow[]>();
  for (const row of rows) {
    for (const key of row.keys as readonly IdentityKey[]) {
      if (!asked.has(key)) continue;
      const group = found.get(key) ?? [];
      found.set(key, group);
      group.push(row);
    }
  }
  return found;
}

function isNewer(storedAt: number, askedAt: number): boolean {
  return storedAt > askedAt && !isAhead(storedAt, askedAt);
}

/**
 * Stores contacts that the CRM returned to a request sent at `askedAt` (epoch ms), and removes the
 * "not in the CRM" entries of their keys. Ignores an answer older than what is stored (Relevo has
 * written in between), and one of a former connection.
 * @returns the ids of contacts that changed visibly
 */
export async function putReads(
  source: Source,
  reads: readonly Read[],
  askedAt: number,
  seen: boolean,
): Promise<string[]> {
  if (reads.length === 0) return [];
  const { db } = source;
  const changed = await storeAnswer(source, [db.contacts, db.touches, db.missing], async () => {
    const before = await db.contacts.bulkGet(reads.map((read) => read.contact.id));
    const fresh = reads.filter((_, index) => !isNewer(before[index]?.readAt ?? 0, askedAt));
    const rows = fresh.map((read) => {
      const old = before[reads.indexOf(read)];
      return toRow(
        keepHistory(read.contact, old),
        askedAt,
        seen ? askedAt : (old?.seenAt ?? askedAt),
        old?.historyAt,
      );
    });
    await db.contacts.bulkPut(rows);
    await db.touches.bulkPut(fresh.flatMap((read) => [...read.touches]));
    await db.missing.bulkDelete(rows.flatMap((row) => [...row.keys]));
    return rows
      .filter((row) => !sameContact(before.find((old) => old?.id === row.id)?.contact, row.contact))
      .map((row) => row.id);
  });
  return changed ?? [];
}

/** Marks contacts as seen, at most once a day, so that viewing does not cause constant writes. */
export async function markSeen(
  db: RelevoDb,
  rows: readonly ContactRow[],
  now: number,
): Promise<void> {
  const old = rows.filter((row) => !isFresh(row.seenAt, now, DAY_MS));
  if (old.length > 0)
    await db.contacts.bulkUpdate(old.map((row) => ({ key: row.id, changes: { seenAt: now } })));
}

/** Returns the contacts of an owner at some stages. */
export function contactsOfOwner(
  db: RelevoDb,
  ownerId: string,
  stages: readonly string[],
): Promise<ContactRow[]> {
  return db.contacts
    .where('[ownerId+stage]')
    .anyOf(stages.map((stage) => [ownerId, stage]))
    .toArray();
}

/** Returns the newest stored touches of a contact, newest first. */
export function newestTouches(db: RelevoDb, contactId: string, limit: number): Promise<Touch[]> {
  return db.touches
    .where('[contactId+at]')
    .between([contactId, Number.NEGATIVE_INFINITY], [contactId, Number.POSITIVE_INFINITY])
    .reverse()
    .limit(limit)
    .toArray();
}

/** Builds the row of a contact. */
export function toRow(contact: Contact, readAt: number, seenAt: number, historyAt = 0): ContactRow {
  const keys = new Set<string>(emailKeys(contact.emails));
  for (const key of identityKeys({ linkedinSlug: contact.linkedinSlug ?? undefined }))
    keys.add(key);
  const question = questionKey({ name: contact.name, company: contact.company ?? undefined });
  if (question !== null) keys.add(question);
  return {
    id: contact.id,
    keys: [...keys],
    contact,
    ownerId: contact.owner?.id ?? '',
    stage: contact.stage ?? '',
    readAt,
    seenAt,
    historyAt,
  };
}

/**
 * Keeps what the history added to a contact: a plain read, and the answer to a write, contain less
 * about what the contact did.
 */
export function keepHistory(contact: Contact, old: ContactRow | undefined): Contact {
  if (old === undefined || old.historyAt === 0) return contact;
  const gaps = [...contact.gaps, ...old.contact.gaps.filter((gap) => !isFoundByRead(gap))];
  return { ...contact, signals: mergeSignals(contact.signals, old.contact.signals), gaps };
}

/** Whether a gap is found by plain reads rather than by reading the history. */
function isFoundByRead({ what }: Gap): boolean {
  return what === 'score' || what === 'stage';
}

/** Whether a page of a history is complete, except for parts that the CRM will never give. */
export function isWhole({ gaps }: { readonly gaps: readonly Gap[] }): boolean {
  return gaps.every(({ why }) => why !== 'failed');
}

/**
 * Stores a page of the touch history and its signals for the score. `first` is true for the newest
 * page.
 */
export async function putHistory(
  source: Source,
  contactId: string,
  page: { readonly touches: readonly Touch[]; readonly gaps: readonly Gap[] },
  first: boolean,
  now: number,
): Promise<void> {
  const { db } = source;
  await storeAnswer(source, [db.contacts, db.touches], async () => {
    const row = await db.contacts.get(contactId);
    // The contact was erased while its history was read.
    if (row === undefined) return;
    await db.touches.bulkPut([...page.touches]);
    const signals = mergeSignals(row.contact.signals, signalsOf(page.touches, now));
    const gaps = first
      ? [...row.contact.gaps.filter(isFoundByRead), ...page.gaps]
      : row.contact.gaps;
    const contact = { ...row.contact, signals, gaps };
    // An incomplete page is stored, but does not count as reading the history.
    await db.contacts.put({
      ...row,
      contact,
      historyAt: first && isWhole(page) ? now : row.historyAt,
    });
  });
}

function sameContact(a: Contact | undefined, b: Contact): boolean {
  // The revision changes with every hidden property; only visible changes count.
  return (
    a !== undefined &&
    JSON.stringify({ ...a, revision: null }) === JSON.stringify({ ...b, revision: null })
  );
}
