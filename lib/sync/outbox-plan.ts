import { LONGEST_WAIT_MS } from '../crm/http/retry-after';
import type { OutboxRow } from '../store/rows';

/**
 * The first intent of each contact, of those that may go over this connection: a parked one holds
 * back its own contact and nobody else.
 * @param rows in the order of acknowledgement
 */
export function headsOf(rows: readonly OutboxRow[], connection: string): Map<string, OutboxRow> {
  const heads = new Map<string, OutboxRow>();
  // Another connection's contact of the same id is somebody else, whom nothing holds back here.
  const own = rows.filter((row) => row.connection === connection);
  for (const row of own) if (!heads.has(row.contactId)) heads.set(row.contactId, row);
  for (const row of [...heads.values()])
    if (!isSendable(row, connection)) heads.delete(row.contactId);
  return heads;
}

/** Whether an intent that is first of its contact may be sent or looked for over a connection. */
export function isSendable(row: OutboxRow, connection: string): boolean {
  return (row.state === 'queued' || row.state === 'doubtful') && row.connection === connection;
}

/**
 * What is due now, longest waiting first, so that one that always fails never stands before the
 * others.
 */
export function dueOf(heads: Iterable<OutboxRow>, now: number, most: number): OutboxRow[] {
  return [...heads]
    .filter((row) => row.nextAttemptAt <= now)
    .sort((a, b) => a.nextAttemptAt - b.nextAttemptAt || (a.seq ?? 0) - (b.seq ?? 0))
    .slice(0, most);
}

/**
 * The longest that anything is ever asked to wait, ms: what a CRM may ask for, and the look after
 * it.
 */
const LONGEST_AHEAD_MS = 2 * LONGEST_WAIT_MS;

/** Times after this are further ahead than any wait of ours. */
export function farAhead(now: number): number {
  return now + LONGEST_AHEAD_MS;
}

/**
 * A time to wait for. One further ahead than any wait of ours was written before the clock was set
 * back, and waiting for it could take days: then the wait starts anew.
 */
export function nearTime(at: number, now: number, waitMs: number): number {
  return at > farAhead(now) ? now + waitMs : at;
}
