/** Runs in a browser: the real outbox, as deep as is asked. Driven by `outbox-findings.ts`. */

import type { Connector } from '../../lib/crm/port/connector';
import { RelevoDb } from '../../lib/store/db';
import { createJournal } from '../../lib/store/journal';
import { enqueue } from '../../lib/store/outbox-rows';
import { createReplica } from '../../lib/store/replica';
import { createReplicaDb } from '../../lib/store/replica-db';
import { createOutbox } from '../../lib/sync/outbox';

const CONNECTION = 'bench';
/** Later than any measurement, nearer than the longest wait that the engine believes, ms. */
const FAR = 900_000;
const db = new RelevoDb('relevo-bench-outbox');
// No storage of an extension in a page of the web: the replica log is the one that Firefox has.
const journal = createJournal(db, createReplica(createReplicaDb('relevo-bench-journal')));
let count = 0;

const intent = () => {
  count++;
  return {
    intentId: crypto.randomUUID(),
    contactId: String(count),
    connection: CONNECTION,
    action: { kind: 'note' as const, text: `Called them about order ${count}` },
  };
};

/**
 * Nothing is due, so no one is asked: what is left is finding that out, and when the next one is.
 */
const idle = {
  capabilities: { readLagMs: 1_000, rate: { concurrent: 3 } },
} as unknown as Connector;

async function fill(depth: number): Promise<void> {
  const rows = Array.from({ length: depth - count }, () => ({
    ...intent(),
    payloadVersion: 1 as const,
    state: 'queued' as const,
    createdAt: Date.now(),
    attempts: 0,
    nextAttemptAt: Date.now() + FAR,
    sentAt: null,
    park: null,
    undo: false,
  }));
  await db.outbox.bulkAdd(rows);
  await journal.reconcile();
}

async function timed(rounds: number, run: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await run();
    took.push(performance.now() - began);
  }
  return took;
}

/** Milliseconds of a click's durable enqueueing. */
function enqueueing(rounds: number): Promise<number[]> {
  return timed(rounds, () => enqueue(journal, intent(), Date.now() + FAR));
}

/** Milliseconds of a pass that finds nothing due and arms the next one. */
function passes(rounds: number): Promise<number[]> {
  let woken = 0;
  const outbox = createOutbox({
    journal,
    connection: async () => ({ id: CONNECTION, connector: idle }),
    clock: () => Date.now(),
    random: Math.random,
    exclusively: (run) => run(),
    wakeAt: async () => void woken++,
    changed: () => undefined,
    pause: async () => undefined,
    paused: async () => false,
  });
  return timed(rounds, async () => {
    await outbox.flush(AbortSignal.timeout(60_000));
    if (woken === 0) throw new Error('the next one was not found');
  });
}

Object.assign(globalThis, { bench: { fill, enqueueing, passes } });
