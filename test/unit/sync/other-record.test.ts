import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { putReads } from '../../../lib/store/contacts';
import { RelevoDb } from '../../../lib/store/db';
import { createJournal } from '../../../lib/store/journal';
import { matchAnswersOfContacts, putMatchAnswer } from '../../../lib/store/match-answers';
import { enqueue } from '../../../lib/store/outbox-rows';
import { createReplica } from '../../../lib/store/replica';
import { createOutbox } from '../../../lib/sync/outbox';
import { memoryStore } from '../../faults/memory-store';
import { createFakeCrm, makeContact } from './fake-connector';

const NOW = 1_800_000_000_000;
const HERE = 'local';
const emails = ['ana@acme.example'];

it('a move that makes another record of a person takes along who they were said to be', async () => {
  const db = new RelevoDb('other-record');
  const journal = createJournal(db, createReplica(memoryStore()));
  const moved = makeContact('12', { emails, stage: 'sql' });
  const connector = {
    ...createFakeCrm(() => NOW, 0).connector,
    setStage: async () => ({ kind: 'applied', contact: moved }) as const,
  };
  const outbox = createOutbox({
    journal,
    clock: () => NOW,
    random: () => 0.5,
    connection: async () => ({ id: HERE, connector }),
    exclusively: (run) => run(),
    wakeAt: async () => undefined,
    changed: () => undefined,
    pause: async () => undefined,
    paused: async () => false,
  });
  const before = makeContact('partner-9', { emails, stage: null });
  await putReads({ db, connection: HERE }, [{ contact: before, touches: [] }], NOW - 1, true);
  const said = { connection: HERE, keys: ['l:ana'], contactId: before.id } as const;
  await putMatchAnswer(journal, said, { same: true, by: 'rep', at: NOW });
  const action = { kind: 'move', from: null, to: 'sql' } as const;
  const intent = { intentId: 'i1', contactId: before.id, connection: HERE, action };
  await enqueue(journal, intent, NOW - 60_000);
  await outbox.flush(new AbortController().signal);

  expect((await db.contacts.toArray()).map(({ id, stage }) => [id, stage])).toEqual([
    ['12', 'sql'],
  ]);
  expect(await matchAnswersOfContacts(db, HERE, ['12'])).toMatchObject([
    { key: 'l:ana', same: true },
  ]);
  expect(await matchAnswersOfContacts(db, HERE, [before.id])).toEqual([]);
  await db.delete();
});
