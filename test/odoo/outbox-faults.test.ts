import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFaultyNetwork } from '../contract/faulty-fetch';
import { memoryStore } from '../contract/memory-store';
import { acts, OutboxBench, PEOPLE } from '../contract/outbox-bench';
import type { Fault } from '../crm/faults';
import { gatewayError } from '../crm/odoo/dialect';
import type { OdooWorld } from '../crm/odoo/odoo';
import { type FaultProxy, startProxy } from '../crm/odoo/proxy';
import { runningOdoo } from '../crm/odoo/running';
import { connectTo, makeLeads } from './harness';

const RUNS = Number(process.env['RUNS'] ?? 500);
const SEED = process.env['SEED'] === undefined ? {} : { seed: Number(process.env['SEED']) };
const LATENCY_MS = 30;

/** What the proxy does to one write. */
const AT_PROXY = {
  'cut-before': { kind: 'cut', when: 'before' },
  'cut-after': { kind: 'cut', when: 'after' },
  'cut-during': { kind: 'cut', when: 'mid-body' },
  'gateway-before': gatewayError(503),
  'gateway-after': gatewayError(502, true),
  'login-page': { kind: 'login-page' },
  'rate-limited': { kind: 'rate-limit', retryAfter: { seconds: 5 } },
} as const satisfies Readonly<Record<string, Fault>>;

const WRITE_FAULTS = [
  'none',
  'none',
  'slow',
  'killed-before',
  'killed-after',
  /** A browser sends a request again by itself when a kept connection breaks before the answer. */
  'twice',
  'cut-before',
  'cut-after',
  'cut-during',
  'gateway-before',
  'gateway-after',
  'login-page',
  'rate-limited',
] as const;
type WriteFault = (typeof WRITE_FAULTS)[number];

let world: OdooWorld;
let proxy: FaultProxy;
let runs = 0;
/** Vocabulary of the database, read once: what is tested here are writes. */
const words = memoryStore();

beforeAll(async () => {
  world = await runningOdoo('fields');
  proxy = await startProxy(world.url);
  await connectTo(world, { who: 'rep', store: words }).vocabulary(AbortSignal.timeout(60_000));
});
afterAll(async () => {
  await proxy.close();
  await world.drop();
});

const makeNetwork = () =>
  createFaultyNetwork<WriteFault>(
    (url) => /\/(write|message_post|create|unlink)$/.test(url),
    async ({ url, init, end }, fault) => {
      if (fault === 'killed-before') return end();
      if (fault === 'twice') await fetch(url, init);
      const atProxy = fault !== null && fault in AT_PROXY ? AT_PROXY[fault as keyof typeof AT_PROXY] : undefined;
      const delayMs = fault === 'slow' ? LATENCY_MS : 0;
      const rule =
        atProxy === undefined && delayMs === 0
          ? null
          : proxy.faults.add({ match: { path: new URL(url).pathname }, fault: atProxy, delayMs });
      try {
        const response = await fetch(url, init);
        return fault === 'killed-after' ? await end() : response;
      } finally {
        if (rule !== null) proxy.faults.remove(rule);
      }
    },
  );

async function makeBench(): Promise<OutboxBench> {
  runs++;
  proxy.forgetRequests();
  const people = Array.from({ length: PEOPLE }, (_, index) => ({
    name: 'P',
    contact_name: `P ${index}`,
    email_from: `p${runs}-${index}@acme.example`,
    x_relevo_stage: 'lead',
  }));
  const ids = await makeLeads(world, 'rep', people);
  return new OutboxBench(ids.map(String), makeNetwork(), ({ store, ...given }) =>
    connectTo(world, {
      ...given,
      who: 'rep',
      url: proxy.url,
      store: { get: async (key) => (await store.get(key)) ?? words.get(key), set: store.set },
      timeoutMs: 5_000,
    }),
  );
}

interface Truth {
  readonly stage: string | null;
  readonly notes: readonly string[];
}

/** What PostgreSQL holds of a lead. */
async function truthOf(lead: string): Promise<Truth> {
  const [row] = await world.sql<{ stage: string | null; notes: string[] | null }>(
    `SELECT l.x_relevo_stage AS stage,
       (SELECT array_agg(m.body ORDER BY m.id) FROM mail_message m
        WHERE m.model = 'crm.lead' AND m.res_id = l.id AND m.body LIKE '%relevo-ref%') AS notes
     FROM crm_lead l WHERE l.id = ${Number(lead)}`,
  );
  const text = (body: string) => body.replace(/^<p>/, '').split('<br')[0] ?? '';
  return { stage: row?.stage ?? null, notes: (row?.notes ?? []).map(text) };
}

it(`faults before a real Odoo lose nothing, double nothing and keep the order, in ${RUNS} schedules`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(acts, { minLength: 1, maxLength: 7 }),
      fc.array(fc.constantFrom(...WRITE_FAULTS), { minLength: 1, maxLength: 10 }),
      async (history, faults) => {
        const run = await makeBench();
        run.network.faults = [...faults];
        for (const [index, act] of history.entries()) await run.act(act, index);
        expect(await run.settle(), 'everything settles').toEqual([]);
        for (const who of run.ids) {
          expect(await truthOf(who)).toEqual({ stage: run.shown.get(who), notes: run.notesOf(who) });
        }
        await run.db.delete();
      },
    ),
    { numRuns: RUNS, ...SEED },
  );
}, 900_000);
