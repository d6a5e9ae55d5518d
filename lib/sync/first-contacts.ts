import type { Connected, TouchPage } from '../crm/port/connector';
import { type FailureCode, failureOf } from '../domain/base/failure';
import { isAhead, isFresh } from '../domain/base/fresh';
import type { TermsAt } from '../domain/clocks/terms';
import { WAITS_FOR_CONTACT } from '../domain/hand-off/hand-off';
import { isWhole } from '../store/contacts';
import type { RelevoDb } from '../store/db';
import type { ContactRow, OutboxRow } from '../store/rows';
import { sourceOf, storeAnswer } from '../store/store-answer';
import {
  readTouchesKnownUntil,
  type TouchesKnownUntil,
  writeTouchesKnownUntil,
} from '../store/touches-known-until';
import { readHandOffs } from './hand-offs';

/**
 * A contact whose clock for the first contact runs, or for whom touches that are not read yet
 * decide whether that clock was kept.
 */
export interface WaitingContact {
  readonly contactId: string;
  /** When the first of these clocks started, epoch ms; older touches do not count. */
  readonly since: number;
  /** When the last one runs out, epoch ms; null if the agreement has no business hours left. */
  readonly dueAt: number | null;
  /** Whether their history was ever read. */
  readonly read: boolean;
}

export interface FirstContactsDeps {
  readonly db: RelevoDb;
  readonly connector: Connected;
  clock(): number;
  /** Reads and stores a page of a contact's history. @throws RelevoError */
  page(contactId: string, cursor: string | null): Promise<TouchPage>;
}

/** Histories read in one pass: a CRM without a timeline needs seven requests for each. */
const MOST_READ = 40;
/** Contacts checked for changes in one pass, with five requests at most. */
const MOST_ASKED = 500;
/** Further pages read of a history, to get back to the start of the clock. */
const MOST_PAGES = 10;
/**
 * Overlap of two checks, ms: the clocks of two machines differ, and a CRM may stamp a change before
 * it can be read.
 */
const OVERLAP_MS = 2 * 60_000;
/**
 * How old a history may be in a CRM where a touch does not change its contact, ms. A clock that
 * runs out has its history read again at once.
 */
const AGAIN_MS = 30 * 60_000;
/** Failures that concern one contact. Any other failure would also happen with the next contact. */
const OF_ONE: readonly FailureCode[] = [
  'crm/gone',
  'crm/invalid',
  'crm/unexpected-shape',
  'crm/too-large',
];

/**
 * Returns the contacts with a measured clock that waits or waited for a touch, most urgent first:
 * the rep's own before others, running ones before ended ones, then those whose time runs out now
 * or next. Contacts that have been late for months come last.
 * @param ownerId the rep; null if not known
 */
export async function waitingContacts(
  db: RelevoDb,
  rows: readonly ContactRow[],
  intents: readonly OutboxRow[],
  termsAt: TermsAt,
  ownerId: string | null,
  now: number,
): Promise<WaitingContact[]> {
  const known = await readHandOffs(db, rows, intents, termsAt, now);
  const theirs = new Set(rows.flatMap((row) => (row.ownerId === ownerId ? [] : [row.id])));
  const open = new Set<string>();
  const waiting = rows.flatMap(({ id, historyAt }): WaitingContact[] => {
    const own = (known.get(id)?.story?.clocks ?? []).filter(
      ({ kind, state }) => WAITS_FOR_CONTACT.includes(kind) && state !== 'not-measured',
    );
    const [first, last] = [own[0], own.at(-1)];
    const isOpen = last?.endedAt === null;
    if (isOpen) open.add(id);
    if (first === undefined || last === undefined) return [];
    if (!isOpen && !own.some(({ state }) => state === 'checking')) return [];
    const { startedAt: since } = first;
    return [{ contactId: id, since, dueAt: last.dueAt, read: historyAt > 0 }];
  });
  const away = ({ dueAt }: WaitingContact) =>
    dueAt === null ? Number.MAX_SAFE_INTEGER : Math.abs(dueAt - now);
  const rank = ({ contactId }: WaitingContact) =>
    (theirs.has(contactId) ? 1 : 0) + (open.has(contactId) ? 0 : 2);
  return waiting.sort(
    (a, b) => rank(a) - rank(b) || away(a) - away(b) || (a.contactId < b.contactId ? -1 : 1),
  );
}

/**
 * Reads the histories of contacts whose clock waits for a touch, even if no card of them is open.
 * Each pass reads a few: the most urgent of those that may have a touch that is not stored here. A
 * history that another worker has read is not read again.
 * @param people most urgent first
 * @returns how many histories were read
 * @throws RelevoError if the CRM cannot be reached; the remaining histories are not tried then
 */
export async function readFirstContacts(
  deps: FirstContactsDeps,
  people: readonly WaitingContact[],
  signal: AbortSignal,
): Promise<number> {
  if (people.length === 0) return 0;
  const source = sourceOf(deps.db, deps.connector);
  let until = await withChanges(deps, people, signal);
  await writeTouchesKnownUntil(source, until);
  const tried = ({ contactId }: WaitingContact) => -(until[contactId] ?? 0);
  // Contacts whose last read was incomplete come after those not tried yet, the latest try last.
  const missing = people
    .filter((person) => tried(person) >= 0)
    .sort((a, b) => tried(a) - tried(b))
    .slice(0, MOST_READ);
  let count = 0;
  for (const person of missing) {
    // What is left is read in the next pass.
    if (signal.aborted) break;
    const askedAt = deps.clock();
    const whole = await readSince(deps, person);
    until = { ...until, [person.contactId]: whole ? askedAt : -askedAt };
    await writeTouchesKnownUntil(source, until);
    count++;
  }
  return count;
}

/**
 * Returns until when the touches of each contact are known, epoch ms. 0: there may be newer ones.
 * Negative: the time of the last read, which was incomplete.
 */
async function withChanges(
  { db, connector, clock }: FirstContactsDeps,
  people: readonly WaitingContact[],
  signal: AbortSignal,
): Promise<TouchesKnownUntil> {
  const stored = await readTouchesKnownUntil(db);
  const now = clock();
  // A stored time in the future (the clock was set back) cannot be used: a query for changes since
  // then would return nothing.
  const knownUntil = (at: number, read: boolean) =>
    isAhead(Math.abs(at), now) || !(read || at < 0) ? 0 : at;
  const known = new Map(
    people.map(
      ({ contactId, read }) => [contactId, knownUntil(stored[contactId] ?? 0, read)] as const,
    ),
  );
  const dueAt = new Map(people.map((person) => [person.contactId, person.dueAt ?? Infinity]));
  const ranOut = (id: string, at: number) => {
    const due = dueAt.get(id) ?? Infinity;
    return at < due && due <= now;
  };
  // Contacts that were checked longest ago come first, so that all are checked in time.
  const asked = [...known]
    .filter(([, at]) => at > 0)
    .sort(([, a], [, b]) => a - b)
    .slice(0, MOST_ASKED);
  const [oldest] = asked;
  if (!connector.capabilities.touchesChange) {
    for (const [id, at] of asked)
      if (!isFresh(at, now, AGAIN_MS) || ranOut(id, at)) known.set(id, 0);
  } else if (oldest !== undefined) {
    const ids = asked.map(([id]) => id);
    const changed = new Set(await connector.changedSince(ids, oldest[1] - OVERLAP_MS, signal));
    for (const id of ids) known.set(id, changed.has(id) ? 0 : now);
  }
  // Those whose clocks have ended keep what is known of them, or they would be read again.
  const present = await db.contacts.where('id').anyOf(Object.keys(stored)).primaryKeys();
  const kept = present.map((id) => [id, stored[id] ?? 0] as const);
  return Object.fromEntries([...kept, ...known]);
}

/**
 * Reads a history back to the start of the clock.
 * @returns whether it is complete, except for parts that the CRM will never give
 */
async function readSince(
  { db, connector, clock, page }: FirstContactsDeps,
  { contactId, since }: WaitingContact,
): Promise<boolean> {
  let whole = true;
  try {
    let cursor: string | null = null;
    for (let left = MOST_PAGES; left > 0; left--) {
      const answer: TouchPage = await page(contactId, cursor);
      cursor = answer.next;
      whole &&= isWhole(answer);
      if (cursor === null || answer.touches.some(({ at }) => at < since)) return whole;
    }
  } catch (error) {
    if (!OF_ONE.includes(failureOf(error).code)) throw error;
    // Counts as read: a contact that the CRM no longer has must not keep its place in the queue.
    await storeAnswer(sourceOf(db, connector), [db.contacts], () =>
      db.contacts.update(contactId, { historyAt: clock() }),
    );
  }
  return whole;
}
