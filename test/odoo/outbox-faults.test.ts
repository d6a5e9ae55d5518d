import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../../lib/crm/port/connector';
import { STAGES, type Stage } from '../../lib/domain/base/stage';
import { type LifeOptions, OutboxBench } from '../contract/outbox-bench';
import { call } from '../crm/odoo/call';
import { expectLaw } from './outbox-law';
import { ODOO_FAULTS, type OdooFault, type OutboxWorld, startOutboxWorld } from './outbox-world';

const RUNS = Number(process.env['RUNS'] ?? 500);
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/**
 * Schedules under way at once: while Odoo works for one, the others go on. Lane n has the seed SEED
 * + n.
 */
const LANES = 4;
const PEOPLE = 2;

type Act =
  | { readonly do: 'forward' | 'back' | 'note' | 'other'; readonly who: number }
  | { readonly do: 'undo' }
  | { readonly do: 'wait'; readonly ms: number };

interface Schedule {
  readonly acts: readonly Act[];
  readonly faults: readonly OdooFault[];
}

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom<'forward' | 'back' | 'note'>(
        'forward',
        'forward',
        'back',
        'note',
        'note',
      ),
      who: fc.nat(PEOPLE - 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('other' as const), who: fc.nat(PEOPLE - 1) }),
  },
  { weight: 2, arbitrary: fc.constant<Act>({ do: 'undo' }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: 40_000 }).map((ms): Act => ({ do: 'wait', ms })),
  },
);

const schedules: fc.Arbitrary<Schedule> = fc.record({
  acts: fc.array(act, { minLength: 1, maxLength: 6 }),
  faults: fc.array(fc.constantFrom(...ODOO_FAULTS), { minLength: 1, maxLength: 14 }),
});

let world: OutboxWorld;
let runs = 0;

beforeAll(async () => {
  world = await startOutboxWorld();
});
afterAll(() => world?.close());

/**
 * People that no move of the rep puts where another user does, so that it is clear who did what.
 */
const OTHERS: Stage = 'customer';

function nextOf(bench: OutboxBench, who: string, by: 1 | -1): Stage | null {
  const next = STAGES[STAGES.indexOf(bench.shown.get(who) ?? 'lead') + by];
  return next === undefined || next === OTHERS ? null : next;
}

/**
 * Plays one schedule on people of its own.
 * @throws when something acknowledged is lost, doubled or out of order
 */
async function play(
  { acts, faults }: Schedule,
  connect: (options: LifeOptions) => Connector = world.connect,
): Promise<void> {
  const run = ++runs;
  const ids = await world.people(PEOPLE);
  const network = world.network();
  network.faults = [...faults];
  const time = { now: Date.now() };
  const store = await world.store();
  const bench = new OutboxBench({
    name: `odoo-${run}`,
    kind: 'odoo',
    ids,
    time,
    network,
    store,
    connect,
  });
  const meddled = new Set<string>();
  for (const [index, one] of acts.entries()) {
    time.now += 10;
    const who = 'who' in one ? (ids[one.who] ?? '') : '';
    if (one.do === 'wait') time.now += one.ms;
    if (one.do === 'undo') await bench.undo();
    if (one.do === 'note') await bench.note(who, `note ${index} of run ${run}`);
    if (one.do === 'forward' || one.do === 'back') {
      const to = nextOf(bench, who, one.do === 'forward' ? 1 : -1);
      if (to !== null) await bench.move(who, to);
    }
    // Once each: from where the rep put them and back to where the rep saw them is no change that
    // Odoo could report.
    if (one.do === 'other' && !meddled.has(who)) {
      meddled.add(who);
      const vals = { x_relevo_stage: OTHERS };
      await call(world.odoo.as('admin'), 'crm.lead', 'write', { ids: [Number(who)], vals });
    }
    await bench.flush();
  }
  await bench.settle(true);
  expect(await bench.db.outbox.toArray(), 'everything settles').toEqual([]);
  const stored = await world.stored(ids);
  const rep = world.odoo.logins.rep;
  for (const who of ids) {
    const shown = bench.shown.get(who) ?? 'lead';
    const others = meddled.has(who) ? OTHERS : null;
    const insisted = bench.insisted.filter((each) => each === who).length;
    expectLaw(stored.get(who), {
      who,
      rep,
      acknowledged: bench.acknowledged,
      shown,
      others,
      insisted,
    });
  }
  await bench.db.delete();
}

describe('random faults between the outbox and a real Odoo', () => {
  for (let lane = 0; lane < LANES; lane++) {
    const numRuns = Math.ceil(RUNS / LANES);
    it.concurrent(`lose nothing, double nothing and keep the order: ${numRuns} schedules, SEED ${SEED} + ${lane}`, async () => {
      await fc.assert(
        fc.asyncProperty(schedules, (schedule) => play(schedule)),
        { numRuns, seed: SEED + lane },
      );
    }, 600_000);
  }
});

interface Planted {
  readonly schedule: Schedule;
  connect(options: LifeOptions): Connector;
}

/** Connectors with one thing left out, and a schedule that must notice it. */
const PLANTED: Readonly<Record<string, Planted>> = {
  'an error of the server taken for "not done"': {
    // Two requests read, the third writes.
    schedule: {
      acts: [{ do: 'forward', who: 0 }, { do: 'undo' }],
      faults: ['none', 'none', 'gateway-after', 'cut-before'],
    },
    connect(options) {
      const connector = world.connect(options);
      return {
        ...connector,
        async setStage(change, signal) {
          const told = await connector.setStage(change, signal);
          return told.kind === 'unknown' ? { kind: 'later', failure: told.failure } : told;
        },
      };
    },
  },
  'copies of a note left where they are': {
    schedule: { acts: [{ do: 'note', who: 0 }], faults: ['none', 'twice'] },
    connect: (options) =>
      world.connect({
        ...options,
        fetch: answering(options, (url) => url.endsWith('/unlink'), true),
      }),
  },
  'no look before a note is sent again': {
    schedule: { acts: [{ do: 'note', who: 0 }], faults: ['cut-after'] },
    connect: (options) =>
      world.connect({
        ...options,
        fetch: answering(options, (_, body) => body.includes('"body","ilike"'), []),
      }),
  },
  'no comparison before a move': {
    schedule: {
      acts: [
        { do: 'other', who: 0 },
        { do: 'forward', who: 0 },
      ],
      faults: ['none'],
    },
    connect(options) {
      const connector = world.connect(options);
      return {
        ...connector,
        async setStage(change, signal) {
          const contact = (await connector.read([change.contactId], signal)).get(
            change.contactId,
          )?.contact;
          return connector.setStage({ ...change, from: contact?.stage ?? change.from }, signal);
        },
      };
    },
  },
};

/** A way to the server on which some requests never arrive but are answered all the same. */
function answering(
  options: LifeOptions,
  isMeant: (url: string, body: string) => boolean,
  answer: unknown,
): typeof globalThis.fetch {
  return async (input, init) =>
    isMeant(String(input), String(init?.body)) ? Response.json(answer) : options.fetch(input, init);
}

describe('a fault planted there', () => {
  it.each(Object.entries(PLANTED))('is seen: %s', async (_, { schedule, connect }) => {
    await play(schedule);
    await expect(play(schedule, connect)).rejects.toThrow();
  });
});
