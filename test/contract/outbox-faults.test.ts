import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STAGES } from '../../lib/domain/base/stage';
import type { Fault } from '../crm/faults';
import { type HubSpotServer, startHubSpotServer } from '../crm/hubspot/server';
import { depth } from '../run/depth';
import { createFaultyNetwork } from './faulty-fetch';
import { connectTo, NATIVE } from './hubspot-harness';
import { OutboxBench } from './outbox-bench';

const RUNS = depth(100, 1_000);
const SEED = process.env['SEED'] === undefined ? {} : { seed: Number(process.env['SEED']) };
const PEOPLE = 2;

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
  'partial',
  'partial-after',
  'canceled',
] as const;
type WriteFault = (typeof WRITE_FAULTS)[number];

const AT_SERVER: Readonly<Partial<Record<WriteFault, Fault>>> = {
  'rate-limited': { kind: 'rate-limit', retryAfter: { seconds: 5 } },
  'server-error': { kind: 'server-error', status: 503 },
  'server-error-after': { kind: 'server-error', status: 502, applied: true },
  // Of the default association; of everything else a success has no parts.
  partial: { kind: 'partial' },
  'partial-after': { kind: 'partial', applied: true },
  canceled: { kind: 'partial', canceled: true },
};

type Act =
  | { readonly do: 'promote' | 'note'; readonly who: number }
  | { readonly do: 'undo' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'network'; readonly online: boolean };

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    do: fc.constantFrom<'promote' | 'note'>('promote', 'note'),
    who: fc.nat(PEOPLE - 1),
  }),
  fc.constant<Act>({ do: 'undo' }),
  fc.integer({ min: 0, max: 40_000 }).map((ms): Act => ({ do: 'wait', ms })),
  fc.boolean().map((online): Act => ({ do: 'network', online })),
);

let server: HubSpotServer;
const time = { now: Date.now() };
let runs = 0;

beforeAll(async () => {
  server = await startHubSpotServer({ now: () => time.now, searchLagMs: 0 });
  server.control.noLimits();
});
afterAll(() => server.close());

function seed(): string[] {
  server.forgetRequests();
  return Array.from({ length: PEOPLE }, (_, index) =>
    server.control.upsertContact({
      email: `p${runs}-${index}@acme.example`,
      firstname: 'P',
      lifecyclestage: 'lead',
    }),
  );
}

function networkBefore() {
  return createFaultyNetwork<WriteFault>({
    desk: server.control.faults,
    meets: (url, init) =>
      init?.method === 'PATCH' || init?.method === 'PUT' || /\/notes$/.test(url),
    ruleOf(fault, _, { method }) {
      const atServer = AT_SERVER[fault];
      return atServer === undefined
        ? null
        : { match: { method: method ?? 'GET' }, fault: atServer };
    },
  });
}

async function act(
  bench: OutboxBench,
  ids: readonly string[],
  one: Act,
  index: number,
): Promise<void> {
  time.now += 10;
  const who = 'who' in one ? (ids[one.who] ?? '') : '';
  if (one.do === 'wait') time.now += one.ms;
  if (one.do === 'undo') await bench.undo();
  if (one.do === 'note') await bench.note(who, `note ${index} of run ${runs}`);
  if (one.do === 'promote') {
    const to = STAGES[STAGES.indexOf(bench.shown.get(who) ?? 'lead') + 1];
    if (to === undefined) return;
    await bench.move(who, to);
  }
  await bench.flush();
}

describe('random faults between the outbox and HubSpot', () => {
  it(`lose nothing, double nothing and keep the order, in ${RUNS} schedules`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(acts, { minLength: 1, maxLength: 9 }),
        fc.array(fc.constantFrom(...WRITE_FAULTS), { minLength: 1, maxLength: 12 }),
        async (history, faults) => {
          runs++;
          const ids = seed();
          const network = networkBefore();
          network.faults = [...faults];
          const bench = new OutboxBench({
            name: `faults-${runs}`,
            kind: 'hubspot',
            ids,
            time,
            network,
            connect: (options) => connectTo(server, options),
          });
          for (const [index, one] of history.entries()) {
            if (one.do === 'network') network.online = one.online;
            await act(bench, ids, one, index);
          }
          await bench.settle();
          expect(await bench.db.outbox.toArray(), 'everything settles').toEqual([]);
          for (const who of ids) {
            const wanted = bench.acknowledged
              .filter((each) => each.who === who && each.note !== null)
              .map((each) => each.note);
            const there = server.control
              .linkedTo(who, 'notes')
              .sort((a, b) => Number(a.id) - Number(b.id));
            expect(there.map((note) => note.values['hs_note_body']?.split('<br>')[0])).toEqual(
              wanted,
            );
            expect(server.control.contact(who)?.values['lifecyclestage']).toBe(
              NATIVE[bench.shown.get(who) ?? 'lead'],
            );
          }
          await bench.db.delete();
        },
      ),
      { numRuns: RUNS, ...SEED },
    );
  }, 600_000);
});
