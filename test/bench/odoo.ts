/**
 * `npx tsx test/bench/odoo.ts`: the Odoo connector before a real Odoo with 100,000 leads. What a rep waits for, in
 * milliseconds, and how many requests each costs; written into the README. Where Odoo can't be had it says why.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connector } from '../../lib/crm/connector';
import type { KeyValue } from '../../lib/crm/key-value';
import { memoryStore } from '../contract/hubspot-harness';
import { gatewayError } from '../crm/odoo/dialect';
import { Unavailable } from '../crm/odoo/host';
import { type Address, freshWorld, type OdooWorld, startOdoo } from '../crm/odoo/odoo';
import { startProxy } from '../crm/odoo/proxy';
import { BIG, bigEmail, seedBig } from '../crm/odoo/seed/big';
import { connectTo } from '../odoo/harness';
import { ms, quantile } from './statistics';

const ROUNDS = 30;
const ROWS = 50;
const README = path.resolve(import.meta.dirname, '../../README.md');
const [BEGIN, END] = ['<!-- odoo -->', '<!-- /odoo -->'];
const signal = AbortSignal.timeout(30 * 60_000);

/** One thing that a rep waits for: its samples in ms, and what it asked of Odoo each time. */
interface Operation {
  readonly name: string;
  readonly samples: number[];
  readonly requests: number[];
  most: number;
}

interface Counted {
  readonly connector: Connector;
  asked(): number;
  most(): number;
}

/** A connector as the extension has it, with its real clock and its real gate, that counts what it asks. */
function counting(world: OdooWorld, who: 'rep' | 'marketer', store: KeyValue, url = world.url): Counted {
  let [asked, running, most] = [0, 0, 0];
  const connector = connectTo(world, {
    who,
    store,
    url,
    sleep: (wait, stop) => sleep(wait, undefined, { signal: stop }),
    fetch: async (input, init) => {
      asked++;
      most = Math.max(most, ++running);
      return fetch(input, init).finally(() => running--);
    },
  });
  return { connector, asked: () => asked, most: () => most };
}

async function measure(
  name: string,
  make: () => Counted,
  run: (connector: Connector, round: number) => Promise<unknown>,
): Promise<Operation> {
  const operation: Operation = { name, samples: [], requests: [], most: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const counted = make();
    const began = performance.now();
    await run(counted.connector, round);
    operation.samples.push(performance.now() - began);
    operation.requests.push(counted.asked());
    operation.most = Math.max(operation.most, counted.most());
  }
  return operation;
}

/** Lead numbers far apart, others each round. */
const emailAt = (round: number, index: number) => bigEmail(((round * 7_919 + index * 1_009) % BIG.leads) + 1);
/** Whom the rep may see: every tenth lead is Nora's. */
const ownEmailAt = (round: number) => bigEmail((((round * 7_919) % (BIG.leads / 10)) + 1) * 10);

async function card(connector: Connector, email: string): Promise<void> {
  const [answer] = await connector.lookup([{ email }], signal);
  const [found] = answer?.found ?? [];
  if (found === undefined) throw new Error(`${email} was not found`);
  await connector.touches(found.contact.id, null, signal);
}

async function operations(world: OdooWorld): Promise<Operation[]> {
  const known: Record<'rep' | 'marketer', KeyValue> = { rep: memoryStore(), marketer: memoryStore() };
  for (const who of ['rep', 'marketer'] as const) await counting(world, who, known[who]).connector.vocabulary(signal);
  const rows = (round: number) => Array.from({ length: ROWS }, (_, index) => ({ email: emailAt(round, index) }));
  const as = (who: 'rep' | 'marketer') => () => counting(world, who, known[who]);
  const first = () => counting(world, 'rep', memoryStore());
  const queue = async (connector: Connector) => {
    const me = await connector.whoAmI(signal);
    if ((await connector.book(me?.id ?? '', ['mql', 'sql'], 200, signal)).length === 0) throw new Error('no queue');
  };
  return [
    await measure('card, first use of all: words, person, history', first, (connector, round) =>
      card(connector, ownEmailAt(round)),
    ),
    await measure('card, nothing cached of the person (rep)', as('rep'), (connector, round) =>
      card(connector, ownEmailAt(round)),
    ),
    await measure('card, with mailings and events (marketer)', as('marketer'), (connector, round) =>
      card(connector, emailAt(round, 0)),
    ),
    await measure(`chips for ${ROWS} rows (rep)`, as('rep'), (connector, round) =>
      connector.lookup(rows(round), signal),
    ),
    await measure(`chips for ${ROWS} rows (marketer)`, as('marketer'), async (connector, round) => {
      const answers = await connector.lookup(rows(round), signal);
      if (answers.some(({ found }) => found.length !== 1)) throw new Error('not everybody was found');
    }),
    await measure('queue, 200 people', as('rep'), queue),
    await measure('counts per stage (rep)', as('rep'), (connector) => connector.countsPerStage(signal)),
    await measure('counts per stage (marketer)', as('marketer'), (connector) => connector.countsPerStage(signal)),
  ];
}

/** How long nothing is asked after a server without a free worker has said so, ms. */
async function silence(world: OdooWorld): Promise<number> {
  const proxy = await startProxy(world.url);
  const { connector } = counting(world, 'rep', memoryStore(), proxy.url);
  await connector.countsPerStage(signal);
  proxy.faults.add({ fault: gatewayError(503), match: { path: '/json/2/crm.lead/*', nth: 1 } });
  await connector.countsPerStage(signal).catch(() => undefined);
  const began = performance.now();
  await connector.countsPerStage(signal);
  await proxy.close();
  return performance.now() - began;
}

function table(operations: readonly Operation[]): string[] {
  const said = (values: readonly number[]) => [...new Set([Math.min(...values), Math.max(...values)])].join('–');
  return [
    '| on a real Odoo with 100,000 leads | p50 | p95 | requests | at once |',
    '| --- | --- | --- | --- | --- |',
    ...operations.map(
      ({ name, samples, requests, most }) =>
        `| ${name} | ${ms(quantile(samples, 0.5))} | ${ms(quantile(samples, 0.95))} | ${said(requests)} | ${most} |`,
    ),
  ];
}

async function versions(world: OdooWorld): Promise<string> {
  const told: unknown = await (await fetch(`${world.url}/web/version`)).json();
  const odoo = /"version":\s*"([^"]+)"/.exec(JSON.stringify(told))?.[1] ?? '19';
  const [row] = await world.sql<{ v: string }>("SELECT current_setting('server_version') AS v");
  return `Odoo ${odoo}, PostgreSQL ${row?.v.split(' ')[0]}, Node ${process.version.slice(1)}`;
}

async function bench(address: Address): Promise<void> {
  const world = await freshWorld(address, 'fields');
  try {
    await seedBig(world);
    const measured = await operations(world);
    const waited = await silence(world);
    const machine = `${os.cpus().length} shared cores (${os.cpus()[0]?.model.trim()}), ${Math.round(os.totalmem() / 2 ** 30)} GB, load ${os.loadavg()[0]?.toFixed(1)}`;
    const lines = [
      `\`npx tsx test/bench/odoo.ts\` on ${new Date().toISOString().slice(0, 10)}: ${machine}; ${await versions(world)}, two workers on the same machine; ${ROUNDS} times each, other people each time. A browser allows itself eight requests a second and three at once. After a 503 nothing was asked for ${(waited / 1000).toFixed(1)} s.`,
      '',
      ...table(measured),
    ];
    console.log(lines.join('\n'));
    const text = readFileSync(README, 'utf8');
    const [before, rest] = text.split(BEGIN);
    const after = rest?.split(END)[1];
    if (before === undefined || after === undefined) throw new Error('the README has no place for figures of Odoo');
    writeFileSync(README, `${before}${BEGIN}\n${lines.join('\n')}\n${END}${after}`);
  } finally {
    await world.drop();
  }
}

const said = process.env['RELEVO_ODOO_AT'];
if (said !== undefined) await bench(JSON.parse(said));
else {
  const odoo = await startOdoo().catch((error: unknown): null => {
    if (!(error instanceof Unavailable)) throw error;
    console.log(`SKIPPED: nothing was measured on a real Odoo: ${error.message}`);
    return null;
  });
  if (odoo !== null) await bench(odoo.address).finally(() => odoo.stop());
}
process.exit();
