import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createLocal } from '../../lib/crm/local/connector';
import { LocalDb } from '../../lib/crm/local/db';
import { createOwnList, nameListUser } from '../../lib/crm/local/own-list';
import { makeEmpty } from '../../lib/crm/local/sample';
import type { Connector } from '../../lib/crm/port/connector';
import type { Stage } from '../../lib/domain/base/stage';
import type { Language } from '../../lib/domain/base/text';
import { email as asEmail } from '../support/email';
import { describeConnector, type Harness } from './connector-contract';

let count = 0;

/** Makes the connector of a database, empty but for its users. */
type Make = (db: LocalDb, language: Language, factory: IDBFactory) => Connector;

describeConnector('the embedded workspace', () =>
  world((db, language, factory) =>
    createLocal({ db, clock: Date.now, language, fill: makeEmpty, factory }),
  ),
);

describeConnector('the own list', async () => {
  const own = await world((db, language, factory) =>
    createOwnList({ db, clock: Date.now, language, factory }),
  );
  await nameListUser(own.db, { name: 'Ada Byron', email: null });
  return own;
});

async function world(make: Make): Promise<Harness & { db: LocalDb }> {
  const factory = new IDBFactory();
  count += 1;
  const db = new LocalDb(`contract-${count}`, { indexedDB: factory, IDBKeyRange });
  const connector = make(db, 'en', factory);
  const signal = AbortSignal.timeout(600_000);
  const { runImport } = await import('../../lib/crm/local/import');
  return {
    db,
    connector,
    async seed(people) {
      await connector.countsPerStage(signal);
      const facts = people.map(({ email, name, company, stage, linkedin, phone }) => ({
        name,
        emails: [email],
        linkedin: linkedin ?? null,
        company: company ?? null,
        jobTitle: null,
        phone: phone ?? null,
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
      writers: [connector, make(db, 'es', factory)],
      scribble: async (text) =>
        void (await db.agreements.add({ text, author: null, at: Date.now() })),
    },
    close: async () => db.close(),
  };
}
