import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STAGES, type Stage } from '../../lib/domain/stage';
import { RelevoDb } from '../../lib/store/db';
import { createJournal } from '../../lib/store/journal';
import { createMirror } from '../../lib/store/mirror';
import { allIntents, enqueue } from '../../lib/store/outbox';
import { createOutbox } from '../../lib/sync/outbox';
import { undo } from '../../lib/sync/undo';
import { type HubSpotServer, startHubSpotServer } from '../crm/hubspot/server';
import { memoryStore as mirrorStore } from '../faults/memory-store';
import { createFaultyNetwork, WRITE_FAULTS } from './faulty-fetch';
import { connectTo, memoryStore, NATIVE } from './hubspot-harness';

const RUNS = Number(process.env['RUNS'] ?? 200);
const SEED = process.env['SEED'] === undefined ? {} : { seed: Number(process.env['SEED']) };
const PEOPLE = 2;

type Act =
  | { readonly do: 'promote' | 'note'; readonly who: number }
  | { readonly do: 'undo' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'network'; readonly online: boolean };

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constantFrom<'promote' | 'note'>('promote', 'note'), who: fc.nat(PEOPLE - 1) }),
  fc.constant<Act>({ do: 'undo' }),
  fc.integer({ min: 0, max: 40_000 }).map((ms): Act => ({ do: 'wait', ms })),
  fc.boolean().map((online): Act => ({ do: 'network', online })),
);

let server: HubSpotServer;
let now = Date.now();
let runs = 0;

beforeAll(async () => {
  server = await startHubSpotServer({ now: () => now, searchLagMs: 0 });
  server.control.noLimits();
});
afterAll(() => server.close());

/** The real engine and connector over a database that survives every death, against the real wire format. */
class Bench {
  readonly db = new RelevoDb(`faults-${++runs}`);
  readonly journal = createJournal(this.db, createMirror(mirrorStore()));
  readonly network = createFaultyNetwork(server);
  readonly store = memoryStore();
  readonly ids: string[] = [];
  readonly shown = new Map<string, Stage>();
  readonly acknowledged: { intentId: string; who: string; note: string | null; to: Stage | null; undone: boolean }[] =
    [];
  #wake: number | null = null;

  seed(): void {
    server.forgetRequests();
    for (let index = 0; index < PEOPLE; index++) {
      const id = server.control.upsertContact({
        email: `p${runs}-${index}@acme.example`,
        firstname: 'P',
        lifecyclestage: 'lead',
      });
      this.ids.push(id);
      this.shown.set(id, 'lead');
    }
  }

  /** One life of a worker: one pass, and death where the network has it. */
  async flush(): Promise<void> {
    const life = this.network.live();
    const sleep = async (ms: number) => {
      now += ms;
    };
    const connector = connectTo(server, { clock: () => now, sleep, store: this.store, fetch: life.fetch });
    this.#wake = null;
    const outbox = createOutbox({
      journal: this.journal,
      clock: () => now,
      random: () => 0.5,
      connection: () =>
        life.dead ? new Promise<never>(() => undefined) : Promise.resolve({ id: 'hubspot', connector }),
      alone: (run) => run(),
      wakeAt: async (at) => {
        this.#wake = at;
      },
      changed: () => undefined,
      pause: async () => undefined,
      paused: async () => false,
    });
    await Promise.race([outbox.flush(new AbortController().signal), life.death]);
  }

  async act(act: Act, index: number): Promise<void> {
    now += 10;
    const who = 'who' in act ? (this.ids[act.who] ?? '') : '';
    const intentId = crypto.randomUUID();
    if (act.do === 'network') this.network.online = act.online;
    if (act.do === 'wait') now += act.ms;
    if (act.do === 'undo') await this.undo();
    if (act.do === 'note') {
      const text = `note ${index} of run ${runs}`;
      await enqueue(
        this.journal,
        { intentId, contactId: who, connection: 'hubspot', action: { kind: 'note', text } },
        now,
      );
      this.acknowledged.push({ intentId, who, note: text, to: null, undone: false });
    }
    if (act.do === 'promote') {
      const from = this.shown.get(who) ?? 'lead';
      const to = STAGES[STAGES.indexOf(from) + 1];
      if (to === undefined) return;
      await enqueue(
        this.journal,
        { intentId, contactId: who, connection: 'hubspot', action: { kind: 'move', from, to } },
        now,
      );
      this.shown.set(who, to);
      this.acknowledged.push({ intentId, who, note: null, to, undone: false });
    }
    await this.flush();
  }

  async undo(): Promise<void> {
    const last = this.acknowledged.at(-1);
    if (last === undefined || last.undone || last.to === null) return;
    if ((await undo(this.journal, last.who, last.intentId, 'hubspot', now)) === 'nothing') return;
    last.undone = true;
    this.shown.set(last.who, STAGES[STAGES.indexOf(last.to) - 1] ?? 'lead');
  }

  async settle(): Promise<void> {
    this.network.online = true;
    this.network.faults = [];
    for (let round = 0; round < 80; round++) {
      await this.flush();
      if ((await allIntents(this.db)).every((row) => row.state === 'parked')) return;
      now = Math.max(now + 1_000, this.#wake ?? 0);
    }
  }
}

describe('random faults between the outbox and HubSpot', () => {
  it(`lose nothing, double nothing and keep the order, in ${RUNS} schedules`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(acts, { minLength: 1, maxLength: 9 }),
        fc.array(fc.constantFrom(...WRITE_FAULTS), { minLength: 1, maxLength: 12 }),
        async (history, faults) => {
          const bench = new Bench();
          bench.seed();
          bench.network.faults = [...faults];
          for (const [index, act] of history.entries()) await bench.act(act, index);
          await bench.settle();
          expect(await allIntents(bench.db), 'everything settles').toEqual([]);
          for (const who of bench.ids) {
            const wanted = bench.acknowledged
              .filter((each) => each.who === who && each.note !== null)
              .map((each) => each.note);
            const there = server.control.linkedTo(who, 'notes').sort((a, b) => Number(a.id) - Number(b.id));
            expect(there.map((note) => note.values['hs_note_body']?.split('<br>')[0])).toEqual(wanted);
            expect(server.control.contact(who)?.values['lifecyclestage']).toBe(NATIVE[bench.shown.get(who) ?? 'lead']);
          }
          await bench.db.delete();
        },
      ),
      { numRuns: RUNS, ...SEED },
    );
  }, 600_000);
});
