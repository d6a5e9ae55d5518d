import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fault } from '../crm/faults';
import { type HubSpotServer, startHubSpotServer } from '../crm/hubspot/server';
import { createFaultyNetwork } from './faulty-fetch';
import { connectTo, NATIVE } from './hubspot-harness';
import { acts, OutboxBench, PEOPLE } from './outbox-bench';

const RUNS = Number(process.env['RUNS'] ?? 200);
const SEED = process.env['SEED'] === undefined ? {} : { seed: Number(process.env['SEED']) };

/** What meets one write on its way to the server and back. */
const WRITE_FAULTS = [
  'none',
  'none',
  'lost-before',
  'lost-after',
  'killed-before',
  'killed-after',
  'rate-limited',
  'server-error',
  'server-error-after',
] as const;
type WriteFault = (typeof WRITE_FAULTS)[number];

const AT_SERVER: Readonly<Partial<Record<WriteFault, Fault>>> = {
  'rate-limited': { kind: 'rate-limit', retryAfter: { seconds: 5 } },
  'server-error': { kind: 'server-error', status: 503 },
  'server-error-after': { kind: 'server-error', status: 502, applied: true },
};

let server: HubSpotServer;
let bench: OutboxBench | null = null;
let runs = 0;

beforeAll(async () => {
  server = await startHubSpotServer({ now: () => bench?.now ?? Date.now(), searchLagMs: 0 });
  server.control.noLimits();
});
afterAll(() => server.close());

const makeNetwork = () =>
  createFaultyNetwork<WriteFault>(
    (url, method) => method === 'PATCH' || method === 'PUT' || /\/notes$/.test(url),
    async ({ url, init, end }, fault) => {
      if (fault === 'lost-before') throw new TypeError('cut');
      if (fault === 'killed-before') return end();
      const atServer = fault === null ? undefined : AT_SERVER[fault];
      const match = { method: init.method };
      const rule = atServer === undefined ? null : server.control.faults.add({ match, fault: atServer });
      try {
        const response = await fetch(url, init);
        if (fault === 'lost-after') throw new TypeError('cut');
        return fault === 'killed-after' ? await end() : response;
      } finally {
        if (rule !== null) server.control.faults.remove(rule);
      }
    },
  );

function makeBench(): OutboxBench {
  runs++;
  server.forgetRequests();
  const ids = Array.from({ length: PEOPLE }, (_, index) =>
    server.control.upsertContact({ email: `p${runs}-${index}@acme.example`, firstname: 'P', lifecyclestage: 'lead' }),
  );
  return new OutboxBench(ids, makeNetwork(), (world) => connectTo(server, world));
}

it(`faults between the outbox and HubSpot lose nothing, double nothing and keep the order, in ${RUNS} schedules`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(acts, { minLength: 1, maxLength: 9 }),
      fc.array(fc.constantFrom(...WRITE_FAULTS), { minLength: 1, maxLength: 12 }),
      async (history, faults) => {
        const run = makeBench();
        bench = run;
        run.network.faults = [...faults];
        for (const [index, act] of history.entries()) await run.act(act, index);
        expect(await run.settle(), 'everything settles').toEqual([]);
        for (const who of run.ids) {
          const there = server.control.linkedTo(who, 'notes').sort((a, b) => Number(a.id) - Number(b.id));
          expect(there.map((note) => note.values['hs_note_body']?.split('<br>')[0])).toEqual(run.notesOf(who));
          expect(server.control.contact(who)?.values['lifecyclestage']).toBe(NATIVE[run.shown.get(who) ?? 'lead']);
        }
        await run.db.delete();
      },
    ),
    { numRuns: RUNS, ...SEED },
  );
}, 600_000);
