import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { RelevoDb } from '../../lib/store/db';
import { createJournal } from '../../lib/store/journal';
import { enqueue } from '../../lib/store/outbox-rows';
import { createReplica } from '../../lib/store/replica';
import { createOutbox } from '../../lib/sync/outbox';
import { depth } from '../run/depth';
import { createFakeCrm, makeContact } from '../unit/sync/fake-connector';
import { makeRow } from '../unit/sync/rows';
import { memoryStore } from './memory-store';

const CHANGES = depth(2_000, 10_000);
const PEOPLE = CHANGES / 2;

it(`${CHANGES} changes wait quietly, and drain in order while clicks are taken`, async () => {
  const db = new RelevoDb('flood');
  const journal = createJournal(db, createReplica(memoryStore()));
  let now = 1_000_000;
  const crm = createFakeCrm(() => now, 0);
  for (let index = 0; index < PEOPLE; index++)
    crm.contacts.set(`${index}`, makeContact(`${index}`));
  await db.outbox.bulkPut(
    Array.from({ length: CHANGES }, (_, index) =>
      makeRow({
        seq: index + 1,
        intentId: `i${index}`,
        contactId: `${index % PEOPLE}`,
        connection: 'local',
        action: { kind: 'note', text: 'seen' },
        nextAttemptAt: now,
      }),
    ),
  );
  let tries = 0;
  const { connector } = crm;
  const addNote: typeof connector.addNote = (...asked) => {
    tries++;
    return connector.addNote(...asked);
  };
  const outbox = createOutbox({
    journal,
    clock: () => now,
    random: () => 0.5,
    connection: async () => ({ id: 'local', connector: { ...connector, addNote } }),
    exclusively: (run) => run(),
    wakeAt: async () => undefined,
    changed: () => undefined,
    pause: async () => undefined,
    paused: async () => false,
  });
  const { signal } = new AbortController();

  crm.online = false;
  for (const end = now + 600_000; now < end; now += 5_000) await outbox.flush(signal);
  expect(tries, 'tries in ten minutes without a network').toBeLessThanOrEqual(35);
  expect(tries).toBeGreaterThan(10);

  crm.online = true;
  now += 60_000;
  const draining = outbox.flush(signal);
  const intent = {
    intentId: 'click',
    contactId: '7',
    connection: 'local',
    action: { kind: 'note', text: 'x' },
  } as const;
  await enqueue(journal, intent, now);
  expect(crm.applied.length, 'taken before the pass is over').toBeLessThan(100);
  await draining;
  for (let pass = 0; pass < 3; pass++) await outbox.flush(signal);
  expect(crm.applied.length).toBe(400);
  const order = crm.applied.map(({ what }) => Number(what.slice('note:i'.length)));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(await db.outbox.count()).toBe(CHANGES + 1 - 400);
});
