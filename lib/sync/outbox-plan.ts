import { LONGEST_WAIT_MS } from '../crm/http/retry-after';
import type { OutboxRow } from '../store/rows';

/**
 * Returns the first intent of each contact, of those that may be sent over this connection. A
 * parked intent blocks the later ones of its own contact only.
 * @param rows in the order of acknowledgement
 */
export function headsOf(rows: readonly OutboxRow[], connection: string): Map<string, OutboxRow> {
  const heads = new Map<string, OutboxRow>();
  // In another connection the same id is another contact, which blocks nothing here.
  const own = rows.filter((row) => row.connection === connection);
  for (const row of own) if (!heads.has(row.contactId)) heads.set(row.contactId, row);
  for (const row of [...heads.values()])
    if (!isSendable(row, connection)) heads.delete(row.contactId);
  return heads;
}

/** Whether an intent that is the first of its contact may be sent or checked over a connection. */
export function isSendable(row: OutboxRow, connection: string): boolean {
  return (row.state === 'queued' || row.state === 'doubtful') && row.connection === connection;
}

/**
 * Returns what is due now, longest waiting first, so that an intent that always fails does not
 * block the others.
 */
export function dueOf(heads: Iterable<OutboxRow>, now: number, most: number): OutboxRow[] {
  return [...heads]
    .filter((row) => row.nextAttemptAt <= now)
    .sort((a, b) => a.nextAttemptAt - b.nextAttemptAt || (a.seq ?? 0) - (b.seq ?? 0))
    .slice(0, most);
}

/** The longest wait that can be stored, ms: what a CRM may ask for, and the check after it. */
const LONGEST_AHEAD_MS = 2 * LONGEST_WAIT_MS;

/** Returns the time beyond which no stored time can be valid. */
export function farAhead(now: number): number {
  return now + LONGEST_AHEAD_MS;
}

/**
 * Returns the time to wait for. A time too far ahead was written before the clock was set back; it
 * would mean waiting for days, so the wait starts again from now.
 */
export function nearTime(at: number, now: number, waitMs: number): number {
  return at > farAhead(now) ? now + waitMs : at;
}
