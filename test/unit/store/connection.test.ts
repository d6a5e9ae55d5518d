import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  changeConnection,
  changeConnectionIfCurrent,
  readConnection,
} from '../../../lib/store/connection';
import { RelevoDb } from '../../../lib/store/db';
import { createJournal, type Journal } from '../../../lib/store/journal';
import { createReplica } from '../../../lib/store/replica';
import { memoryStore } from '../../faults/memory-store';

let db: RelevoDb;
let journal: Journal;

beforeEach(() => {
  db = new RelevoDb('connection');
  journal = createJournal(db, createReplica(memoryStore()));
});
afterEach(() => db.delete());

it('remembers what the current CRM returned', async () => {
  await changeConnection(journal, { id: 'odoo https://a.example', kind: 'odoo' });
  await changeConnectionIfCurrent(journal, 'odoo https://a.example', {
    owner: { id: '5', name: 'Nora' },
  });
  expect((await readConnection(db)).owner).toEqual({ id: '5', name: 'Nora' });
});

it('forgets what a CRM returned that was left while it was asked: its owner means nothing in the next', async () => {
  await changeConnection(journal, { id: 'odoo https://a.example', kind: 'odoo' });
  await changeConnectionIfCurrent(journal, 'local', { owner: { id: 'me', name: 'Of the sample' } });
  expect((await readConnection(db)).owner).toBeNull();
});
