import { isAhead, isFresh } from '../domain/base/fresh';
import { mergeSignals, signalsOf, type Touch } from '../domain/base/touch';
import type { Contact, Gap } from '../domain/person/contact';
import { type IdentityKey, identityKeys } from '../domain/person/identity';
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
 * The contacts that each key is known to belong to; keys that nobody has are left out. One index
 * query for all.
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
 * Stores what the CRM answered to a request sent at `askedAt` (epoch ms), and forgets the keys'
 * negative entries. An answer older than what is stored (a write of ours came in between) is left
 * out, as is one of a connection that was left meanwhile.
 * @returns the ids whose shown data changed
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

/** Marks contacts as seen; written once a day at the most, since looking must not be writing. */
export async function markSeen(
  db: RelevoDb,
  rows: readonly ContactRow[],
  now: number,
): Promise<void> {
  const old = rows.filter((row) => !isFresh(row.seenAt, now, DAY_MS));
  if (old.length > 0)
    await db.contacts.bulkUpdate(old.map((row) => ({ key: row.id, changes: { seenAt: now } })));
}

/** Contacts of an owner at the given stages. */
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

/** The newest touches stored of a contact, newest first. */
export function newestTouches(db: RelevoDb, contactId: string, limit: number): Promise<Touch[]> {
  return db.touches
    .where('[contactId+at]')
    .between([contactId, Number.NEGATIVE_INFINITY], [contactId, Number.POSITIVE_INFINITY])
    .reverse()
    .limit(limit)
    .toArray();
}

/** The row under which a contact is stored. */
export function toRow(contact: Contact, readAt: number, seenAt: number, historyAt = 0): ContactRow {
  const keys = new Set<string>(contact.emails.flatMap((email) => identityKeys({ email })));
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
 * A plain read, and the answer to a write, know less of what somebody did than the history does:
 * what it told stays.
 */
export function keepHistory(contact: Contact, old: ContactRow | undefined): Contact {
  if (old === undefined || old.historyAt === 0) return contact;
  const gaps = [...contact.gaps, ...old.contact.gaps.filter((gap) => !isOfRead(gap))];
  return { ...contact, signals: mergeSignals(contact.signals, old.contact.signals), gaps };
}

/** Whether a gap is told by every plain read, and not by the history. */
function isOfRead({ what }: Gap): boolean {
  return what === 'score' || what === 'stage';
}

/** Whether a page of a history lacks nothing that asking again may bring. */
export function isWhole({ gaps }: { readonly gaps: readonly Gap[] }): boolean {
  return gaps.every(({ why }) => why !== 'failed');
}

/**
 * Stores a page of the touch history, and what it adds to the score. `first` when it is the newest
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
    // Erased while it was read.
    if (row === undefined) return;
    await db.touches.bulkPut([...page.touches]);
    const signals = mergeSignals(row.contact.signals, signalsOf(page.touches, now));
    const gaps = first ? [...row.contact.gaps.filter(isOfRead), ...page.gaps] : row.contact.gaps;
    const contact = { ...row.contact, signals, gaps };
    // What lacks a part is shown, and is no history that was read.
    await db.contacts.put({
      ...row,
      contact,
      historyAt: first && isWhole(page) ? now : row.historyAt,
    });
  });
}

function sameContact(a: Contact | undefined, b: Contact): boolean {
  // The revision moves with every hidden property; only what is shown counts as a change.
  return (
    a !== undefined &&
    JSON.stringify({ ...a, revision: null }) === JSON.stringify({ ...b, revision: null })
  );
}
