import type { OdooVersion } from '../../lib/crm/odoo/rpc';
import { describeConnector } from '../contract/connector-contract';
import { call } from '../crm/odoo/call';
import type { Who } from '../crm/odoo/databases';
import type { OdooWorld } from '../crm/odoo/odoo';
import { runningOdoo } from '../crm/odoo/running';
import { connectTo, EMPTY_MAPPING, makeLeads, type Place, stageIn, valuesAt } from './harness';

interface Case {
  readonly who: Who;
  readonly place: Place;
  readonly api: OdooVersion['api'];
}

const CASES: readonly Case[] = [
  { who: 'admin', place: 'fields', api: 'json-2' },
  { who: 'rep', place: 'leads', api: 'json-2' },
  { who: 'marketer', place: 'fields', api: 'json-2' },
  { who: 'rep', place: 'fields', api: 'json-rpc' },
  { who: 'admin', place: 'leads', api: 'json-rpc' },
];

const LINKEDIN = 'website';

for (const { who, place, api } of CASES) {
  // One database for the tests of a case, set back after each: Odoo takes a second to make itself
  // at home in a new one.
  let shared: Promise<OdooWorld> | undefined;
  describeConnector(
    `Odoo with the key of the ${who}, ${place === 'leads' ? 'its pipeline' : 'its field'}, ${api},`,
    async () => {
      shared ??= runningOdoo(place);
      const world = await shared;
      const connector = connectTo(world, {
        who,
        api,
        mapping: { ...EMPTY_MAPPING, profileField: LINKEDIN },
      });
      return {
        connector,
        async seed(people) {
          const leads = people.map(
            async ({ email, name, company, stage = 'lead', linkedin, phone }) => ({
              name: `${name} asks`,
              contact_name: name,
              email_from: email,
              partner_name: company ?? false,
              website: linkedin ?? false,
              phone: phone ?? false,
              ...(await valuesAt(world, place, stage)),
            }),
          );
          return (await makeLeads(world, who, await Promise.all(leads))).map(String);
        },
        stageOf: (id) => stageIn(world, place, id),
        moveBehindBack: async (id, stage) => {
          const vals = await valuesAt(world, place, stage);
          await call(world.as('admin'), 'crm.lead', 'write', { ids: [Number(id)], vals });
        },
        noteCount: async (id) => {
          const [row] = await world.sql<{ n: number }>(
            `SELECT count(*)::int AS n FROM mail_message WHERE model = 'crm.lead' AND res_id = ${Number(id)} AND body LIKE '%relevo-ref%'`,
          );
          return row?.n ?? 0;
        },
        searchCatchesUp: async () => undefined,
        hands: {
          writers: [
            connectTo(world, { who: 'admin', api }),
            connectTo(world, { who: 'admin', api }),
          ],
          scribble: async (text) => {
            const name = `relevo-agreement-${text.length}.json`;
            const file = { name, raw: text, res_model: 'crm.team', res_id: 1 };
            await call(world.as('admin'), 'ir.attachment', 'create', { vals_list: [file] });
          },
        },
        close: () => world.reset(),
      };
    },
  );
}
