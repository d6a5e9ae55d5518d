import type { Connected } from '../crm/port/connector';
import { failureOf } from '../domain/base/failure';
import { isFresh } from '../domain/base/fresh';
import type { Touch } from '../domain/base/touch';
import type { Gap } from '../domain/person/contact';
import type { RelevoDb } from '../store/db';

/** A history as far back as the CRM has it. */
export interface WholeHistory {
  readonly touches: readonly Touch[];
  readonly gaps: readonly Gap[];
}

/** A history that is read again after this, ms. */
const FRESH_MS = 10 * 60_000;
/** Pages of one history: a person with more is left unread, since a part proves nothing. */
const MOST_PAGES = 6;
/** Histories kept in memory; a worker that dies forgets them and loses nothing. */
const MOST_KEPT = 300;

type Kept = Map<string, { readonly at: number; readonly history: WholeHistory }>;
const kept = new WeakMap<RelevoDb, { connection: string; of: Kept }>();

/**
 * Reads whole histories, one after another; a person that is missing in the answer was not read: too
 * long, refused, or no time was left.
 */
export async function wholeHistories(
  { db, clock }: { readonly db: RelevoDb; clock(): number },
  connector: Connected,
  ids: readonly string[],
  most: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, WholeHistory>> {
  const known = keptOf(db, connector.connection);
  const found = new Map<string, WholeHistory>();
  let reads = 0;
  for (const id of new Set(ids)) {
    const before = known.get(id);
    if (before !== undefined && isFresh(before.at, clock(), FRESH_MS)) {
      found.set(id, before.history);
      continue;
    }
    if (reads >= most || signal.aborted) continue;
    reads++;
    try {
      const history = await readWhole(connector, id, signal);
      if (history === null) continue;
      found.set(id, history);
      known.delete(id);
      known.set(id, { at: clock(), history });
    } catch (error) {
      const { code } = failureOf(error);
      // One person who is gone says nothing about the next one.
      if (code !== 'crm/gone' && code !== 'crm/invalid') break;
    }
  }
  for (const [oldest] of known) {
    if (known.size <= MOST_KEPT) break;
    known.delete(oldest);
  }
  return found;
}

function keptOf(db: RelevoDb, connection: string): Kept {
  const own = kept.get(db);
  if (own?.connection === connection) return own.of;
  const of: Kept = new Map();
  kept.set(db, { connection, of });
  return of;
}

async function readWhole(
  connector: Connected,
  id: string,
  signal: AbortSignal,
): Promise<WholeHistory | null> {
  const [touches, gaps]: [Touch[], Gap[]] = [[], []];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await connector.touches(id, cursor, signal);
    touches.push(...answer.touches);
    gaps.push(...answer.gaps);
    if (answer.next === null) return { touches, gaps };
    cursor = answer.next;
  }
  return null;
}
