import type { Connector } from '../crm/connector';
import type { Contact } from '../domain/contact';
import type { Failure } from '../domain/failure';
import type { RelevoDb } from '../store/db';
import { allIntents, finish } from '../store/outbox';
import type { OutboxRow } from '../store/rows';
import { type OutboxEvent, type Step, step } from './outbox-machine';
import { send, type Tried, verify } from './send';
import { storeApplied } from './store-applied';
import { reverseOf } from './undo';

/** What the engine needs of the world; passed in, so that tests own time, chance and death. */
export interface OutboxWorld {
  readonly db: RelevoDb;
  /** The connector of now and the id of its connection; null while there is none. */
  connection(): Promise<{ id: string; connector: Connector } | null>;
  clock(): number;
  random(): number;
  /** Runs alone in the whole browser, or not at all when somebody else is at it. */
  alone(run: () => Promise<void>): Promise<void>;
  /** Asks to be called again at a time (epoch ms), even if this worker is gone by then. */
  wakeAt(at: number): Promise<void>;
  /** Something that surfaces show has changed. */
  changed(): void;
  /** The CRM refused the key: one notice, and nothing more is sent until the connection is mended. */
  pause(failure: Failure): Promise<void>;
  paused(): Promise<boolean>;
}

export interface Outbox {
  /** Sends what is due, in order for each contact, until nothing is due or the pass is over. Safe to call at any time. */
  flush(signal: AbortSignal): Promise<void>;
}

const PASS_ITEMS = 25;
const PASS_MS = 20_000;
/** Longer than a pass: who wakes then finds nobody at work, unless somebody died at it. */
const WATCH_MS = 30_000;

/** The engine that drains the outbox into the CRM. It keeps nothing in memory that matters: everything is in the rows. */
export function createOutbox(world: OutboxWorld): Outbox {
  return { flush: (signal) => world.alone(() => pass(world, signal)) };
}

async function pass(world: OutboxWorld, signal: AbortSignal): Promise<void> {
  const start = await world.connection();
  if (start === null) return;
  await markOrphans(world, start.connector.capabilities.readLagMs);
  // Should this worker die while it sends, somebody must still wake up for what it leaves behind.
  if (sendableHeads(await allIntents(world.db), start.id).length > 0) await world.wakeAt(world.clock() + WATCH_MS);
  const end = world.clock() + PASS_MS;
  let left = PASS_ITEMS;
  while (left > 0 && world.clock() < end && !signal.aborted && !(await world.paused())) {
    const connection = await world.connection();
    if (connection === null) break;
    const heads = sendableHeads(await allIntents(world.db), connection.id).filter(
      (row) => row.nextAttemptAt <= world.clock(),
    );
    const batch = heads.slice(0, Math.min(left, connection.connector.capabilities.rate.concurrent));
    if (batch.length === 0) break;
    left -= batch.length;
    await Promise.all(batch.map((row) => advance(world, connection.connector, row, signal)));
  }
  await arm(world);
}

/** Whatever says `sending` while nobody is sending was sent by a worker that died: it may have arrived. */
async function markOrphans(world: OutboxWorld, readLagMs: number): Promise<void> {
  const orphans = await world.db.outbox.where('state').equals('sending').toArray();
  for (const row of orphans) await apply(world, row, { kind: 'in-doubt', failure: null }, null, readLagMs);
}

/** The first intent of each contact that is not done, of this connection: a parked one holds back its own contact and nobody else. */
function sendableHeads(rows: readonly OutboxRow[], connection: string): OutboxRow[] {
  const met = new Set<string>();
  const heads = rows.filter((row) => !met.has(row.contactId) && met.add(row.contactId));
  return heads.filter((row) => (row.state === 'queued' || row.state === 'doubtful') && row.connection === connection);
}

async function advance(world: OutboxWorld, connector: Connector, row: OutboxRow, signal: AbortSignal): Promise<void> {
  const { readLagMs } = connector.capabilities;
  if (row.state === 'doubtful') {
    await conclude(world, row, await verify(connector, row, signal), readLagMs);
    return;
  }
  const marked = await apply(world, row, { kind: 'send' }, null, readLagMs);
  // Undone between being picked and being marked: then there is nothing to send.
  if (marked === null) return;
  await conclude(world, marked, await send(connector, marked, signal), readLagMs);
}

async function conclude(world: OutboxWorld, row: OutboxRow, tried: Tried, readLagMs: number): Promise<void> {
  const refusedKey = authFailure(tried);
  // A refused key is the connection's trouble, not the intent's: it goes back into the queue untouched.
  const event: OutboxEvent =
    refusedKey === null ? tried.event : { kind: row.state === 'doubtful' ? 'in-doubt' : 'not-applied', failure: null };
  const contact = tried.outcome !== null && 'contact' in tried.outcome ? tried.outcome.contact : null;
  await apply(world, row, event, contact, readLagMs);
  if (refusedKey !== null) await world.pause(refusedKey);
}

function authFailure(tried: Tried): Failure | null {
  if (tried.outcome?.kind === 'refused' && tried.outcome.failure.code === 'crm/unauthorised')
    return tried.outcome.failure;
  if (tried.event.kind === 'in-doubt' && tried.event.failure?.code === 'crm/unauthorised') return tried.event.failure;
  return null;
}

/**
 * Takes an intent one step further, in one transaction on the row as it stands now (the rep may have undone it meanwhile).
 * @returns the row as it stands afterwards, null when it is gone
 */
async function apply(
  world: OutboxWorld,
  row: OutboxRow,
  event: OutboxEvent,
  contact: Contact | null,
  readLagMs: number,
): Promise<OutboxRow | null> {
  const { db } = world;
  const now = world.clock();
  const context = { now, readLagMs, random: world.random() };
  const after = await db.transaction('rw', [db.outbox, db.done, db.contacts, db.missing], async () => {
    const current = await db.outbox.where('intentId').equals(row.intentId).first();
    if (current === undefined || (event.kind === 'send' && current.state !== 'queued')) return null;
    const next: Step = step(current, event, context);
    if (next.do === 'keep') {
      await db.outbox.put(next.row);
      return next.row;
    }
    await finish(db, current, next.outcome, now);
    if (next.outcome === 'applied') await storeApplied(db, current, contact, now);
    if (next.reverse) await reverse(world, current, now);
    return null;
  });
  world.changed();
  return after;
}

/** The reverse takes the place of what it reverses: what the rep asked for since comes after both. */
async function reverse(world: OutboxWorld, row: OutboxRow, now: number): Promise<void> {
  await reverseOf(world.db, { ...row, outcome: 'applied', at: now }, row.connection, now, row.seq);
}

/** Sees to it that somebody wakes up when the next intent is due. */
async function arm(world: OutboxWorld): Promise<void> {
  const connection = await world.connection();
  if (connection === null || (await world.paused())) return;
  const waiting = sendableHeads(await allIntents(world.db), connection.id);
  if (waiting.length === 0) return;
  await world.wakeAt(Math.max(world.clock(), Math.min(...waiting.map((row) => row.nextAttemptAt))));
}
