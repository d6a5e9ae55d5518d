import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createLocal } from '../../lib/crm/local/connector';
import { LocalDb } from '../../lib/crm/local/db';
import { toRow } from '../../lib/crm/local/from-row';
import { makeEmpty } from '../../lib/crm/local/sample';
import { TEAM } from '../../lib/crm/local/team';
import { describeFigures } from './figures-contract';
import { CAMPAIGNS } from './travellers';

const NOW = Date.UTC(2026, 10, 23, 10, 20);

describeFigures(
  'the embedded workspace',
  {
    now: NOW,
    keepsFirst: true,
    gapOf: () => null,
  },
  async () => {
    const factory = new IDBFactory();
    const db = new LocalDb('figures', { indexedDB: factory, IDBKeyRange });
    const clock = () => NOW;
    const connector = createLocal({ db, clock, language: 'en', fill: makeEmpty, factory });
    const owners = [TEAM[0]?.id ?? '', TEAM[1]?.id ?? ''] as const;
    return {
      connector,
      owners,
      async seed(people) {
        await connector.countsPerStage(new AbortController().signal);
        await db.campaigns.bulkAdd(CAMPAIGNS.map((name, index) => ({ id: index + 1, name })));
        for (const [index, { email, name, owner, campaign, moves }] of people.entries()) {
          const facts = {
            id: index + 1,
            name,
            emails: [email],
            linkedinSlug: null,
            company: null,
            jobTitle: null,
            stage: moves.at(-1)?.stage ?? null,
            stageDates: {},
            ownerId: owner === null ? null : owners[owner],
            campaignId: campaign === null ? null : CAMPAIGNS.indexOf(campaign) + 1,
          };
          await db.contacts.add(toRow(facts, 1, NOW));
          await db.moves.bulkAdd(
            moves.map(({ stage, at }, place) => ({
              contactId: facts.id,
              from: moves[place - 1]?.stage ?? null,
              to: stage,
              at,
              before: null,
              back: false,
            })),
          );
        }
      },
      close: async () => db.close(),
    };
  },
);
