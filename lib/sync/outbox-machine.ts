import type { Failure } from '../domain/base/failure';
import type { Park, ParkReason } from '../domain/changes/intent';
import type { OutboxRow } from '../store/rows';
import { nearTime } from './outbox-plan';

/** What happened to an intent, as the machine needs to know it. */
export type OutboxEvent =
  /** About to be sent: must be durable before the request goes out. */
  | { readonly kind: 'send' }
  /** The worker that sent it is gone, or the answer never came or was unreadable. */
  | { readonly kind: 'in-doubt'; readonly failure: Failure | null }
  /** Certainly not applied; worth another try later. */
  | { readonly kind: 'not-applied'; readonly failure: Failure | null }
  | { readonly kind: 'applied' }
  | { readonly kind: 'park'; readonly park: Park }
  /** The rep asks for another try of something parked. */
  | { readonly kind: 'retry' }
  /** Its time was written by a clock that has been set back since. */
  | { readonly kind: 'clock-set-back' };

/**
 * What the engine must do with the row. `remove` never happens to an intent that may have been
 * applied and is not undone.
 */
export type Step =
  | { readonly do: 'keep'; readonly row: OutboxRow }
  | { readonly do: 'remove'; readonly outcome: 'applied' | 'undone'; readonly reverse: boolean };

export interface MachineContext {
  /** Epoch ms. */
  readonly now: number;
  /** How long after a write a read may still miss it, ms. */
  readonly readLagMs: number;
  /** 0 to 1, for the jitter. */
  readonly random: number;
}

const BACKOFF_BASE_MS = 2_000;
/** Short enough that a minute after the CRM is well again everything is there. */
export const BACKOFF_CAP_MS = 40_000;
/** The time-out of every request to a CRM. */
const LONGEST_REQUEST_MS = 20_000;

/**
 * How long to wait before the next try, ms: full jitter (a random share of an exponentially growing
 * window), but never less than the CRM asked for.
 */
export function backoffMs(attempts: number, random: number, retryAfterMs = 0): number {
  const window = Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** Math.min(attempts, 20));
  return Math.max(retryAfterMs, Math.round(random * window));
}

/**
 * The next step of an intent after an event. Pure: the only place that decides what becomes of an
 * intent.
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
 * What taking an intent back does to it: gone if it cannot have been sent, else marked until its
 * fate is known.
 */
export function undoOf(row: OutboxRow): Step {
  const unsent =
    row.state === 'queued' || (row.state === 'parked' && row.park?.reason !== 'in-doubt');
  return unsent ? { do: 'remove', outcome: 'undone', reverse: false } : keep(row, { undo: true });
}

/**
 * What a second try starts from: the rep has seen what the CRM holds now, and wants theirs over it.
 */
function retried(row: OutboxRow): Partial<OutboxRow> {
  // What was in doubt stays in doubt: only a look into the CRM may turn it into something to send
  // again.
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
  // Without a network the whole connection waits, and goes on as soon as there is one.
  if (failure === null || failure.code === 'crm/offline') return 0;
  return backoffMs(row.attempts, context.random, failure.retryAfterMs);
}

function verifyAt(row: OutboxRow, failure: Failure | null, context: MachineContext): number {
  // A look that failed must back off like a send that failed; it never brings forward what somebody
  // else made wait.
  if (row.state === 'doubtful')
    return Math.max(row.nextAttemptAt, context.now + waitMs(row, failure, context));
  // Without a failure nobody saw the request end: it may still be on its way for as long as a
  // request may take.
  const sentAt = Math.min(row.sentAt ?? context.now, context.now);
  const ended = failure === null ? sentAt + LONGEST_REQUEST_MS : context.now;
  return Math.max(ended + context.readLagMs, context.now + (failure?.retryAfterMs ?? 0));
}
