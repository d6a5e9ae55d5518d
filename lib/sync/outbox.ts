import type { Connector } from '../crm/port/connector';
import type { Failure } from '../domain/base/failure';
import type { Contact } from '../domain/person/contact';
import { carryAnswers } from '../store/answers';
import { readConnection } from '../store/connection';
import type { Journal } from '../store/journal';
import { allIntents, finish, intentsOf, isAnythingDue, nextTime } from '../store/outbox-rows';
import type { OutboxRow } from '../store/rows';
import {
  type Backoff,
  backoffAfter,
  backoffWith,
  isBackingOff,
  isWide,
  readBackoff,
  writeBackoff,
} from './outbox-backoff';
import { type OutboxEvent, type Step, step } from './outbox-machine';
import { dueOf, farAhead, headsOf, isSendable } from './outbox-plan';
import { send, type Tried, verify } from './send';
import { storeApplied } from './store-applied';
import { reverseOf } from './undo';

/**
 * What the engine needs from outside. Injected, so that tests control time, chance and worker
 * death.
 */
export interface OutboxWorld {
  readonly journal: Journal;
  /** Returns the current connector and the id of its connection; null without a connector. */
  connection(): Promise<{ id: string; connector: Connector } | null>;
  clock(): number;
  random(): number;
  /** Runs `run` alone in the whole browser, or not at all if another worker runs. */
  exclusively(run: () => Promise<void>): Promise<void>;
  /** Asks to be called again at a time (epoch ms), even if this worker has ended by then. */
  wakeAt(at: number): Promise<void>;
  /** Called when something that surfaces show has changed. */
  changed(): void;
  /**
   * The CRM of a connection refused the key. Shows one notice, and sends nothing more over the
   * connection until the rep repairs it.
   */
  pause(failure: Failure, connection: string): Promise<void>;
  paused(): Promise<boolean>;
}

export interface Outbox {
  /**
   * Sends what is due, in order for each contact, until nothing is due or the pass has reached its
   * limits. Safe to call at any time.
   */
  flush(signal: AbortSignal): Promise<void>;
  /** The network is back: intents that waited only for it are sent at once. */
  online(signal: AbortSignal): Promise<void>;
}

const PASS_ITEMS = 100;
const PASS_MS = 20_000;
/**
 * Longer than a pass: a worker that wakes then finds the lock free, unless a worker died in a pass.
 */
const WATCH_MS = 30_000;

/** Creates the engine that sends the outbox to the CRM. All its state is in the database. */
export function createOutbox(world: OutboxWorld): Outbox {
  return {
    flush: (signal) => world.exclusively(() => pass(world, signal)),
    online: (signal) =>
      world.exclusively(async () => {
        const { db } = world.journal;
        const { id } = await readConnection(db);
        const backoff = await readBackoff(db, id, world.clock());
        if (backoff?.offline === true) await writeBackoff(db, id, null);
        await pass(world, signal);
      }),
  };
}

async function pass(world: OutboxWorld, signal: AbortSignal): Promise<void> {
  const { db } = world.journal;
  const start = await world.connection();
  if (start === null) return;
  await recoverOrphans(world, start.connector.capabilities.readLagMs);
  const current: Pass = {
    connection: start.id,
    backoff: await readBackoff(db, start.id, world.clock()),
    broken: false,
  };
  // Ten thousand intents that wait for later cost no more than one: all rows are read only if
  // something is due.
  if (!(await isAnythingDue(db, start.id, world.clock()))) {
    await arm(world, current.backoff, await nextTime(db, start.id, world.clock()));
    return;
  }
  const heads = headsOf(await allIntents(db, start.id), start.id);
  if (heads.size === 0) return;
  // If this worker dies while it sends, the alarm wakes another one to continue.
  await world.wakeAt(world.clock() + WATCH_MS);
  const end = world.clock() + PASS_MS;
  let left = PASS_ITEMS;
  while (left > 0 && world.clock() < end && !signal.aborted && !(await world.paused())) {
    const connection = await world.connection();
    if (connection?.id !== start.id || isBackingOff(current.backoff, start.id, world.clock()))
      break;
    // After a failure, one intent is sent to test the CRM; the others follow when it succeeds.
    const most =
      current.backoff === null
        ? Math.min(left, connection.connector.capabilities.rate.concurrent)
        : 1;
    const batch = dueOf(heads.values(), world.clock(), most);
    if (batch.length === 0) break;
    left -= batch.length;
    current.broken = false;
    await all(batch.map((row) => advance(world, current, connection.connector, row, signal)));
    if (!current.broken) await resumeConnection(world, current);
    await refreshHeads(world, heads, batch, start.id);
  }
  await arm(
    world,
    current.backoff,
    Math.min(...[...heads.values()].map((row) => row.nextAttemptAt)),
  );
}

/**
 * Waits for all promises, even if one fails: the pass must not end, and let another one begin,
 * while a request is in progress.
 * @throws the first error
 */
async function all(running: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(running)).find((each) => each.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/**
 * Repairs what an earlier worker left: an intent in state `sending` may have arrived, and the clock
 * may have been set back.
 */
async function recoverOrphans(world: OutboxWorld, readLagMs: number): Promise<void> {
  const { outbox } = world.journal.db;
  const orphans = await outbox.where('state').equals('sending').toArray();
  for (const row of orphans)
    await apply(world, row, { kind: 'in-doubt', failure: null }, null, readLagMs);
  const late = await outbox.where('nextAttemptAt').above(farAhead(world.clock())).toArray();
  for (const row of late) await apply(world, row, { kind: 'clock-set-back' }, null, readLagMs);
}

/** The state of one pass. */
interface Pass {
  readonly connection: string;
  backoff: Backoff | null;
  /** Whether an intent of the batch had a failure that concerns the whole connection. */
  broken: boolean;
}

/** Stores the pause first: nothing else may be sent before the failure itself is stored. */
async function pauseConnection(world: OutboxWorld, current: Pass, failure: Failure): Promise<void> {
  const now = world.clock();
  current.backoff =
    current.broken && current.backoff !== null
      ? backoffWith(current.backoff, failure, now)
      : backoffAfter(current.backoff, failure, current.connection, now, world.random());
  current.broken = true;
  await writeBackoff(world.journal.db, current.connection, current.backoff);
}

async function resumeConnection(world: OutboxWorld, current: Pass): Promise<void> {
  if (current.backoff === null) return;
  current.backoff = null;
  await writeBackoff(world.journal.db, current.connection, null);
}

/** Finds the next intent of each contact of a batch; the other contacts keep theirs. */
async function refreshHeads(
  world: OutboxWorld,
  heads: Map<string, OutboxRow>,
  batch: readonly OutboxRow[],
  connection: string,
): Promise<void> {
  for (const { contactId } of batch) {
    const [first] = await intentsOf(world.journal.db, connection, [contactId]);
    if (first !== undefined && isSendable(first, connection)) heads.set(contactId, first);
    else heads.delete(contactId);
  }
}

async function advance(
  world: OutboxWorld,
  current: Pass,
  connector: Connector,
  row: OutboxRow,
  signal: AbortSignal,
): Promise<void> {
  const { readLagMs } = connector.capabilities;
  if (row.state === 'doubtful') {
    await conclude(world, current, row, await verify(connector, row, signal), readLagMs);
    return;
  }
  const marked = await apply(world, row, { kind: 'send' }, null, readLagMs);
  // The rep undid it after it was picked: there is nothing to send.
  if (marked === null) return;
  await conclude(world, current, marked, await send(connector, marked, signal), readLagMs);
}

async function conclude(
  world: OutboxWorld,
  current: Pass,
  row: OutboxRow,
  tried: Tried,
  readLagMs: number,
): Promise<void> {
  const refusedKey = authFailure(tried);
  // A refused key is a problem of the connection: the intent returns to the queue unchanged.
  const event: OutboxEvent =
    refusedKey === null
      ? tried.event
      : { kind: row.state === 'doubtful' ? 'in-doubt' : 'not-applied', failure: null };
  const failure = event.kind === 'in-doubt' || event.kind === 'not-applied' ? event.failure : null;
  if (isWide(failure)) await pauseConnection(world, current, failure);
  const contact =
    tried.outcome !== null && 'contact' in tried.outcome ? tried.outcome.contact : null;
  await apply(world, row, event, contact, readLagMs);
  if (refusedKey !== null) await world.pause(refusedKey, row.connection);
}

function authFailure(tried: Tried): Failure | null {
  if (tried.outcome?.kind === 'refused' && tried.outcome.failure.code === 'crm/unauthorised')
    return tried.outcome.failure;
  if (tried.event.kind === 'in-doubt' && tried.event.failure?.code === 'crm/unauthorised')
    return tried.event.failure;
  return null;
}

/**
 * Applies an event to an intent, in one transaction on the current row, which the rep may have
 * changed by undo.
 * @returns the row afterwards; null if it was removed
 */
async function apply(
  world: OutboxWorld,
  row: OutboxRow,
  event: OutboxEvent,
  contact: Contact | null,
  readLagMs: number,
): Promise<OutboxRow | null> {
  const { journal } = world;
  const { db } = journal;
  const now = world.clock();
  const context = { now, readLagMs, random: world.random() };
  const tables = [db.contacts, db.touches, db.deals, db.missing, db.notes];
  const after = await journal.change(tables, async (draft) => {
    const current = await db.outbox.where('intentId').equals(row.intentId).first();
    if (current === undefined || (event.kind === 'send' && current.state !== 'queued')) return null;
    // The connection changed after the intent was picked: it is not sent.
    if (event.kind === 'send' && (await readConnection(db)).id !== current.connection) return null;
    const next: Step = step(current, event, context);
    if (next.do === 'keep') return draft.put(next.row);
    await finish(draft, current, next.outcome, now);
    if (next.outcome === 'applied') {
      await storeApplied(db, current, contact, now);
      const { contactId: from, connection } = current;
      if (contact !== null && contact.id !== from)
        await carryAnswers(db, draft, connection, { from, to: contact.id });
    }
    // The reverse takes the place in the order of the intent that it reverses: later requests of
    // the rep come after both.
    if (next.reverse) {
      const { intentId, contactId, connection, action } = current;
      const done = {
        intentId,
        contactId,
        connection,
        action,
        outcome: 'applied',
        at: now,
      } as const;
      await reverseOf(journal, draft, done, now, current.seq);
    }
    return null;
  });
  world.changed();
  return after;
}

/**
 * Sets the alarm for the next intent that becomes due.
 * @param at epoch ms; infinite if no intent waits for a time
 */
async function arm(world: OutboxWorld, backoff: Backoff | null, at: number): Promise<void> {
  const connection = await world.connection();
  if (connection === null || !Number.isFinite(at) || (await world.paused())) return;
  const now = world.clock();
  await world.wakeAt(
    Math.max(now, at, isBackingOff(backoff, connection.id, now) ? backoff.until : now),
  );
}
