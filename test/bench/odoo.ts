/**
 * `npm run bench:odoo`: the connector on a real Odoo with a hundred thousand leads, beside one with
 * three thousand: how long what a rep waits for takes, in how many requests, and how it grows.
 * Writes its table into the page of figures.
 */

import path from 'node:path';
import type { Connector } from '../../lib/crm/port/connector';
import { memoryStore } from '../contract/memory-store';
import { Unavailable } from '../crm/odoo/host';
import { type OdooWorld, startOdoo } from '../crm/odoo/odoo';
import { BIG, bigEmail, type Size, seedBig } from '../crm/odoo/seed/big';
import { connectTo } from '../odoo/harness';
import { email as asEmail } from '../support/email';
import { atMost, exact, type Figure, told } from './figure';
import { FIGURES_PAGE, writeTable } from './figures-page';
import { readMachine } from './machine';
import { median, ms, quantile, ratioOf, times, within } from './statistics';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SMALL: Size = { leads: 3_000, notes: 735, traces: 8_820 };
const ROUNDS = 25;
const ROWS = 50;
const NORA = 5;
const signal = AbortSignal.timeout(1_200_000);

interface Counted {
  readonly connector: Connector;
  /**
   * Requests since the last time that it was asked, and the most that were on their way at once.
   */
  take(): { requests: number; atOnce: number };
}

/**
 * The connector as it runs in the product, its gate and its waits with it, with its requests
 * counted.
 */
function counted(world: OdooWorld): Counted {
  let [requests, running, atOnce] = [0, 0, 0];
  const connector = connectTo(world, {
    who: 'marketer',
    store: memoryStore(),
    sleep: (wait, stop) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, wait);
        stop.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(stop.reason);
        });
      }),
    fetch: async (input, init) => {
      requests++;
      running++;
      atOnce = Math.max(atOnce, running);
      return fetch(input, init).finally(() => {
        running--;
      });
    },
  });
  return {
    connector,
    take() {
      const taken = { requests, atOnce };
      [requests, atOnce] = [0, 0];
      return taken;
    },
  };
}

/**
 * One thing that a person waits for; `round` makes each time another, so that no cache of Odoo's
 * answers it.
 */
interface Work {
  readonly name: string;
  readonly most: number;
  run(connector: Connector, size: Size, round: number): Promise<unknown>;
}

const someone = (size: Size, round: number) => 1 + ((round * 7_919) % size.leads);

const WORKS: readonly Work[] = [
  {
    name: `chips for ${ROWS} rows nobody knew`,
    most: 2,
    run: (connector, size, round) =>
      connector.lookup(
        Array.from({ length: ROWS }, (_, row) => ({
          email: asEmail(bigEmail(someone(size, round * ROWS + row))),
        })),
        signal,
      ),
  },
  {
    name: 'card from a cold cache, with the whole history',
    most: 12,
    async run(connector, size, round) {
      const [answer] = await connector.lookup(
        [{ email: asEmail(bigEmail(someone(size, round))) }],
        signal,
      );
      await connector.touches(answer?.found[0]?.contact.id ?? '', null, signal);
    },
  },
  {
    name: 'queue: the book of one rep, 200 people',
    most: 1,
    run: (connector) =>
      connector.contactsOfOwner(String(NORA), ['mql', 'sql', 'opportunity'], 200, signal),
  },
  { name: 'counts of all stages', most: 1, run: (connector) => connector.countsPerStage(signal) },
  {
    name: 'search for a part of a name',
    most: 1,
    run: (connector, _, round) => connector.search(`García${round % 10}`, signal),
  },
  {
    name: 'reading one person and moving them, compared before and after',
    most: 10,
    async run(connector, size, round) {
      const contactId = String(someone(size, round));
      const from =
        (await connector.read([contactId], signal)).get(contactId)?.contact.stage ?? null;
      await connector.setStage(
        { contactId, from, to: from === 'sql' ? 'opportunity' : 'sql' },
        signal,
      );
    },
  },
];

const odoo = await startOdoo({
  onStep: (step, s) => console.log(`${step} (${s.toFixed(1)} s)`),
}).catch((error: unknown) => {
  if (!(error instanceof Unavailable)) throw error;
  console.log(`A real Odoo cannot be had here: ${error.message}`);
  return process.exit(1);
});
const figures: Figure[] = [];
try {
  const worlds = await Promise.all([odoo.fresh('fields'), odoo.fresh('fields')]);
  const sizes = [SMALL, BIG] as const;
  for (const [index, world] of worlds.entries()) await seedBig(world, sizes[index]);
  const [small, big] = worlds.map(counted);
  if (small === undefined || big === undefined) throw new Error('two databases were to be had');
  for (const each of [small, big]) await each.connector.vocabulary(signal);
  figures.push(
    told(
      'first answer of all: the vocabulary, once in six hours',
      `${big.take().requests} requests`,
    ),
  );
  small.take();
  for (const work of WORKS) figures.push(...(await compare(work, small, big)));
} finally {
  await odoo.stop();
}

for (const { name, value, gate, verdict } of figures) {
  console.log(`${verdict.padEnd(7)} ${name.padEnd(62)} ${value.padEnd(44)} ${gate}`);
}
const machine = await readMachine();
writeTable(
  path.join(ROOT, FIGURES_PAGE),
  'odoo-figures',
  `\`npm run bench:odoo\` on ${machine.at.slice(0, 10)}: Odoo 19 with two workers and PostgreSQL on the same ${machine.cores} shared cores (${machine.cpu}), load ${machine.load.join(' ')}; ${BIG.leads.toLocaleString('en')} leads, ${BIG.notes.toLocaleString('en')} notes, ${BIG.traces.toLocaleString('en')} mails, against ${SMALL.leads.toLocaleString('en')} leads. Each with the connector's own limits: eight requests a second, three at once.`,
  figures,
);
process.exitCode = figures.some(({ verdict }) => verdict === 'missed') ? 1 : 0;

/** One work on both databases, turn about, so that what else the machine does meets both. */
async function compare(work: Work, small: Counted, big: Counted): Promise<Figure[]> {
  const taken: { readonly samples: number[]; requests: number; atOnce: number }[] = [];
  for (const _ of [small, big]) taken.push({ samples: [], requests: 0, atOnce: 0 });
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { connector, take }] of [small, big].entries()) {
      // The bucket of requests fills again: a rep does not open a card every tenth of a second.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      take();
      const began = performance.now();
      await work.run(connector, index === 0 ? SMALL : BIG, round);
      const spent = performance.now() - began;
      const { requests, atOnce } = take();
      const mine = taken[index];
      if (mine === undefined || round === 0) continue;
      mine.samples.push(spent);
      mine.requests = Math.max(mine.requests, requests);
      mine.atOnce = Math.max(mine.atOnce, atOnce);
    }
  }
  const [few, many] = taken;
  if (few === undefined || many === undefined) return [];
  const ratio = ratioOf(many.samples, few.samples);
  const p95 = quantile(many.samples, 0.95);
  return [
    exact(
      work.name,
      `p50 ${ms(median(many.samples))}, p95 ${ms(p95)}; ${many.requests} requests, ${many.atOnce} at once`,
      `≤ ${work.most} requests, ≤ 3 at once`,
      many.requests <= work.most && many.atOnce <= 3,
    ),
    atMost(
      `${work.name}: 100,000 leads against 3,000`,
      `${times(ratio.value)} ${within(ratio, times)}`,
      ratio,
      work.name.startsWith('counts') || work.name.startsWith('search') ? 40 : 3,
      work.name.startsWith('counts') || work.name.startsWith('search')
        ? '≤ 40 × (34 times as many)'
        : '≤ 3 ×',
    ),
  ];
}
