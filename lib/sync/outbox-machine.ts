import type { Failure } from '../domain/base/failure';
import type { Park, ParkReason } from '../domain/changes/intent';
import type { OutboxRow } from '../store/rows';
import { nearTime } from './outbox-plan';

/** An event in the life of an intent. */
export type OutboxEvent =
  /** The intent is about to be sent. Stored before the request goes out. */
  | { readonly kind: 'send' }
  /** The worker that sent it has ended, or the answer is missing or unreadable. */
  | { readonly kind: 'in-doubt'; readonly failure: Failure | null }
  /** Certainly not applied; it can be tried again later. */
  | { readonly kind: 'not-applied'; readonly failure: Failure | null }
  | { readonly kind: 'applied' }
  | { readonly kind: 'park'; readonly park: Park }
  /** The rep wants to try a parked intent again. */
  | { readonly kind: 'retry' }
  /** The stored time was written before the clock was set back. */
  | { readonly kind: 'clock-set-back' };

/**
 * What the engine does with the row. `remove` never happens to an intent that may have been applied
 * and is not undone.
 */
export type Step =
  | { readonly do: 'keep'; readonly row: OutboxRow }
  | { readonly do: 'remove'; readonly outcome: 'applied' | 'undone'; readonly reverse: boolean };

export interface MachineContext {
  /** Epoch ms. */
  readonly now: number;
  /** How long after a write a read may still return the old value, ms. */
  readonly readLagMs: number;
  /** Random number from 0 to 1, for the jitter. */
  readonly random: number;
}

const BACKOFF_BASE_MS = 2_000;
/** Small enough that everything is sent within a minute after the CRM works again. */
export const BACKOFF_CAP_MS = 40_000;
/** Time-out of every request to a CRM. */
const LONGEST_REQUEST_MS = 20_000;

/**
 * Returns how long to wait before the next try, ms: full jitter (a random share of an exponentially
 * growing window), but never less than the CRM asked for. Source:
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoffMs(attempts: number, random: number, retryAfterMs = 0): number {
  const window = Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** Math.min(attempts, 20));
  return Math.max(retryAfterMs, Math.round(random * window));
}

/**
 * Returns the next step of an intent after an event. A pure function, and the only place that
 * decides about intents.
 */
export function step(row: OutboxRow, event: OutboxEvent, context: MachineContext): Step {
  switch (event.kind) {
    case 'send':
      return keep(row, { state: 'sending', sentAt: context.now, attempts: row.attempts + 1 });
    case 'applied':
      return { do: 'remove', outcome: 'applied', reverse: row.undo };
    case 'in-doubt':
      return keep(row, { state: 'doubtful', nextAttemptAt: verifyAt(row, event.failure, context) });
    case 'not-applied':
      if (row.undo) return { do: 'remove', outcome: 'undone', reverse: false };
      return keep(row, {
        state: 'queued',
        nextAttemptAt: context.now + waitMs(row, event.failure, context),
      });
    case 'park':
      if (row.undo && NOT_APPLIED.has(event.park.reason))
        return { do: 'remove', outcome: 'undone', reverse: false };
      return keep(row, { state: 'parked', park: event.park });
    case 'retry':
      return keep(row, { ...retried(row), park: null, nextAttemptAt: context.now });
    case 'clock-set-back':
      return keep(row, {
        nextAttemptAt: nearTime(
          row.nextAttemptAt,
          context.now,
          LONGEST_REQUEST_MS + context.readLagMs,
        ),
      });
    default:
      return event satisfies never;
  }
}

/**
 * Returns what undo does to an intent: it is removed if it cannot have been sent, else marked until
 * its outcome is known.
 */
export function undoOf(row: OutboxRow): Step {
  const unsent =
    row.state === 'queued' || (row.state === 'parked' && row.park?.reason !== 'in-doubt');
  return unsent ? { do: 'remove', outcome: 'undone', reverse: false } : keep(row, { undo: true });
}

/**
 * Returns the changes for a retry. In a conflict the rep has seen the current stage in the CRM and
 * wants to replace it, so the move now starts from that stage.
 */
function retried(row: OutboxRow): Partial<OutboxRow> {
  // An intent in doubt stays in doubt: only a check in the CRM can show that it must be sent again.
  if (row.park?.reason === 'in-doubt') return { state: 'doubtful' };
  const { park, action } = row;
  const overTheirs =
    park?.reason === 'conflict' && park.theirs !== undefined && action.kind === 'move';
  return {
    state: 'queued',
    action: overTheirs ? { ...action, from: park.theirs ?? null } : action,
  };
}

const NOT_APPLIED: ReadonlySet<ParkReason> = new Set([
  'conflict',
  'refused',
  'auth',
  'permission',
  'unsupported',
  'gone',
  'confirm',
]);

function keep(row: OutboxRow, change: Partial<OutboxRow>): Step {
  return { do: 'keep', row: { ...row, ...change } };
}

function waitMs(row: OutboxRow, failure: Failure | null, context: MachineContext): number {
  // Without a network the whole connection waits and continues when the network is back.
  if (failure === null || failure.code === 'crm/offline') return 0;
  return backoffMs(row.attempts, context.random, failure.retryAfterMs);
}

function verifyAt(row: OutboxRow, failure: Failure | null, context: MachineContext): number {
  // A failed check waits like a failed request. It never shortens a wait that was set before.
  if (row.state === 'doubtful')
    return Math.max(row.nextAttemptAt, context.now + waitMs(row, failure, context));
  // Without a failure, the end of the request was not seen: it may still be running until the
  // time-out.
  const sentAt = Math.min(row.sentAt ?? context.now, context.now);
  const ended = failure === null ? sentAt + LONGEST_REQUEST_MS : context.now;
  return Math.max(ended + context.readLagMs, context.now + (failure?.retryAfterMs ?? 0));
}
