import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createLocal } from '../../lib/crm/local/connector';
import { LocalDb } from '../../lib/crm/local/db';
import { makeEmpty } from '../../lib/crm/local/sample';
import type { Stage } from '../../lib/domain/base/stage';
import { email as asEmail } from '../support/email';
import { describeConnector } from './connector-contract';

let count = 0;

describeConnector('the embedded workspace', async () => {
  const factory = new IDBFactory();
  count += 1;
  const db = new LocalDb(`contract-${count}`, { indexedDB: factory, IDBKeyRange });
  const connector = createLocal({ db, clock: Date.now, language: 'en', fill: makeEmpty, factory });
  const signal = AbortSignal.timeout(600_000);
  const { runImport } = await import('../../lib/crm/local/import');
  return {
    connector,
    async seed(people) {
      await connector.countsPerStage(signal);
      const facts = people.map(({ email, name, company, stage, linkedin }) => ({
        name,
        emails: [email],
        linkedin: linkedin ?? null,
        company: company ?? null,
        jobTitle: null,
        stage: stage ?? null,
        campaign: null,
        doubtful: false,
      }));
      await runImport(db, { run: 'seed', file: '', newcomers: 'lead' }, facts, Date.now());
      const answers = await connector.lookup(
        people.map(({ email }) => ({ email: asEmail(email) })),
        signal,
      );
      return answers.map((answer) => answer.found[0]?.contact.id ?? '');
    },
    stageOf: async (id) => (await connector.read([id], signal)).get(id)?.contact.stage ?? null,
    async moveBehindBack(id: string, stage: Stage) {
      const from = (await connector.read([id], signal)).get(id)?.contact.stage ?? null;
      await connector.setStage({ contactId: id, from, to: stage }, signal);
    },
    noteCount: (id) => db.notes.filter((note) => String(note.contactId) === id).count(),
    searchCatchesUp: async () => undefined,
    hands: {
      writers: [connector, createLocal({ db, clock: Date.now, language: 'es', factory })],
      scribble: async (text) =>
        void (await db.agreements.add({ text, author: null, at: Date.now() })),
    },
    close: async () => db.close(),
  };
});
