import type { Connected, TouchPage } from '../crm/port/connector';
import { type FailureCode, failureOf } from '../domain/base/failure';
import { isAhead, isFresh } from '../domain/base/fresh';
import type { TermsAt } from '../domain/clocks/terms';
import { WAITS_FOR_CONTACT } from '../domain/hand-off/hand-off';
import { readTouchesUntil, type TouchesUntil, writeTouchesUntil } from '../store/awaited';
import { isWhole } from '../store/contacts';
import type { RelevoDb } from '../store/db';
import type { ContactRow, OutboxRow } from '../store/rows';
import { sourceOf, storeAnswer } from '../store/store-answer';
import { readHandOffs } from './hand-offs';

/** Somebody whose running clock stops at the first touch by which sales reaches out. */
export interface Awaited {
  readonly contactId: string;
  /** Since when the clock runs, epoch ms: older touches do not matter. */
  readonly since: number;
  /** When its time is over; null where the agreed hours never come. */
  readonly dueAt: number | null;
  /** Whether their history was ever read. */
  readonly read: boolean;
}

export interface FirstContactsWorld {
  readonly db: RelevoDb;
  readonly connector: Connected;
  clock(): number;
  /** Reads a page of somebody's history and stores it. @throws RelevoError */
  page(contactId: string, cursor: string | null): Promise<TouchPage>;
}

/** Histories read in one pass: seven requests each where a CRM has no timeline. */
const MOST_READ = 10;
/** People of whom the CRM is asked in one pass whether they changed: five requests at the most. */
const MOST_ASKED = 500;
/** Further pages of a history that reaches back no further than the clock. */
const MOST_PAGES = 10;
/** Clocks of two machines differ, and a change may be stamped before it can be read. */
const OVERLAP_MS = 2 * 60_000;
/** How old a history may be where a touch does not change its contact. */
const AGAIN_MS = 30 * 60_000;
/** Of one person; anything else would go the same way with the next. */
const OF_ONE: readonly FailureCode[] = [
  'crm/gone',
  'crm/invalid',
  'crm/unexpected-shape',
  'crm/too-large',
];

/**
 * Of these people those whose clock waits for a touch, the most urgent first: the rep's own, and of
 * them whose time is over just now or soonest. Who has been late for months can wait a little
 * longer.
 * @param ownerId the rep; null where nobody has said who they are
 */
export async function awaitedOf(
  db: RelevoDb,
  rows: readonly ContactRow[],
  intents: readonly OutboxRow[],
  termsAt: TermsAt,
  ownerId: string | null,
  now: number,
): Promise<Awaited[]> {
  const known = await readHandOffs(db, rows, intents, termsAt, now);
  const theirs = new Set(rows.flatMap((row) => (row.ownerId === ownerId ? [] : [row.id])));
  const waiting = rows.flatMap(({ id, historyAt }): Awaited[] => {
    const running = known.get(id)?.story?.running ?? null;
    if (running === null || !WAITS_FOR_CONTACT.includes(running.kind)) return [];
    return [{ contactId: id, since: running.startedAt, dueAt: running.dueAt, read: historyAt > 0 }];
  });
  const away = ({ dueAt }: Awaited) =>
    dueAt === null ? Number.MAX_SAFE_INTEGER : Math.abs(dueAt - now);
  const place = ({ contactId }: Awaited) => (theirs.has(contactId) ? 1 : 0);
  return waiting.sort(
    (a, b) => place(a) - place(b) || away(a) - away(b) || (a.contactId < b.contactId ? -1 : 1),
  );
}

/**
 * Reads the histories of people who wait for a touch, whoever has their card open or not: of those
 * who may have one that is not known here, the most urgent, a few in each pass. What a dead worker
 * has read is not read again.
 * @param people the most urgent first
 * @returns how many were read
 * @throws RelevoError when the CRM cannot be asked; the others are not tried then
 */
export async function readFirstContacts(
  world: FirstContactsWorld,
  people: readonly Awaited[],
  signal: AbortSignal,
): Promise<number> {
  if (people.length === 0) return 0;
  const source = sourceOf(world.db, world.connector);
  let until = await withChanges(world, people, signal);
  await writeTouchesUntil(source, until);
  const tried = ({ contactId }: Awaited) => -(until[contactId] ?? 0);
  // Whose history could not be read whole comes behind those who were not tried, the one tried last
  // at the end.
  const missing = people
    .filter((person) => tried(person) >= 0)
    .sort((a, b) => tried(a) - tried(b))
    .slice(0, MOST_READ);
  for (const person of missing) {
    signal.throwIfAborted();
    const askedAt = world.clock();
    const whole = await readSince(world, person);
    until = { ...until, [person.contactId]: whole ? askedAt : -askedAt };
    await writeTouchesUntil(source, until);
  }
  return missing.length;
}

/**
 * Until when the touches of each are known; 0 for those who may have more, below it when that was
 * last tried in vain.
 */
async function withChanges(
  { db, connector, clock }: FirstContactsWorld,
  people: readonly Awaited[],
  signal: AbortSignal,
): Promise<TouchesUntil> {
  const stored = await readTouchesUntil(db);
  const now = clock();
  // A time ahead of the clock says nothing: asked for what changed since then, the CRM would name
  // nobody.
  const knownUntil = (at: number, read: boolean) =>
    isAhead(Math.abs(at), now) || !(read || at < 0) ? 0 : at;
  const known = new Map(
    people.map(
      ({ contactId, read }) => [contactId, knownUntil(stored[contactId] ?? 0, read)] as const,
    ),
  );
  // Who was asked about longest ago comes first, so that everybody's turn comes, however many wait.
  const asked = [...known]
    .filter(([, at]) => at > 0)
    .sort(([, a], [, b]) => a - b)
    .slice(0, MOST_ASKED);
  const [oldest] = asked;
  if (!connector.capabilities.touchesChange) {
    for (const [id, at] of asked) if (!isFresh(at, now, AGAIN_MS)) known.set(id, 0);
  } else if (oldest !== undefined) {
    const ids = asked.map(([id]) => id);
    const changed = new Set(await connector.changedSince(ids, oldest[1] - OVERLAP_MS, signal));
    for (const id of ids) known.set(id, changed.has(id) ? 0 : now);
  }
  return Object.fromEntries(known);
}

/**
 * Reads a history back to where its clock began.
 * @returns whether nothing of it is missing that may come yet
 */
async function readSince(
  { db, connector, clock, page }: FirstContactsWorld,
  { contactId, since }: Awaited,
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
    // As good as read: whoever is gone must not stand before those who can be.
    await storeAnswer(sourceOf(db, connector), [db.contacts], () =>
      db.contacts.update(contactId, { historyAt: clock() }),
    );
  }
  return whole;
}
