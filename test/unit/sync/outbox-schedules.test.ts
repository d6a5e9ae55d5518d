import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connector } from '../../../lib/crm/connector';
import { STAGES, type Stage } from '../../../lib/domain/stage';
import { toRow } from '../../../lib/store/contacts';
import { RelevoDb } from '../../../lib/store/db';
import { allIntents, enqueue } from '../../../lib/store/outbox';
import { createOutbox } from '../../../lib/sync/outbox';
import { undo } from '../../../lib/sync/undo';
import { createFakeCrm, makeContact, type WriteFault } from './fake-connector';

const READ_LAG_MS = 3_000;
const PEOPLE = ['1', '2', '3'];
const faults = fc.constantFrom<WriteFault>(
  'none',
  'none',
  'lost-before',
  'lost-after',
  'rate-limited',
  'killed-before',
  'killed-after',
  'server-error',
);

type Act =
  | { readonly do: 'promote'; readonly who: string }
  | { readonly do: 'note'; readonly who: string }
  | { readonly do: 'undo'; readonly which: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'network'; readonly online: boolean };

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom(...PEOPLE).map((who): Act => ({ do: 'promote', who })),
  fc.constantFrom(...PEOPLE).map((who): Act => ({ do: 'note', who })),
  fc.nat(5).map((which): Act => ({ do: 'undo', which })),
  fc.integer({ min: 0, max: 30_000 }).map((ms): Act => ({ do: 'wait', ms })),
  fc.boolean().map((online): Act => ({ do: 'network', online })),
);

/** A worker that may die at any write, over a database that survives it. */
class Bench {
  now = 1_000_000;
  readonly crm = createFakeCrm(() => this.now, READ_LAG_MS);
  readonly db: RelevoDb;
  /** The stage that the rep sees, as the ladder of clicks says. */
  readonly shown = new Map<string, Stage>();
  readonly acknowledged: { intentId: string; who: string; what: string; undone: boolean }[] = [];
  #wake: number | null = null;

  constructor(name: string, faults: readonly WriteFault[]) {
    this.db = new RelevoDb(name);
    let next = 0;
    this.crm.nextFault = () => faults[next++] ?? 'none';
  }

  async seed(): Promise<void> {
    for (const id of PEOPLE) {
      const contact = makeContact(id);
      this.crm.contacts.set(id, contact);
      this.shown.set(id, 'lead');
      await this.db.contacts.put(toRow(contact, this.now, this.now));
    }
  }

  /** One life of a worker: it flushes once, and dies where the CRM says so. */
  async flush(): Promise<void> {
    let kill: () => void = () => undefined;
    const death = new Promise<void>((resolve) => {
      kill = resolve;
    });
    let dead = false;
    this.crm.die = () => {
      dead = true;
      kill();
      return new Promise<never>(() => undefined);
    };
    // What a dead worker was about to ask is never asked.
    const connector = new Proxy(this.crm.connector, {
      get: (target, name: keyof Connector) => (dead ? () => new Promise<never>(() => undefined) : target[name]),
    });
    const outbox = createOutbox({
      db: this.db,
      clock: () => this.now,
      random: () => 0.5,
      connection: async () => (dead ? new Promise<never>(() => undefined) : { id: 'test', connector }),
      alone: (run) => run(),
      wakeAt: async (at) => {
        this.#wake = at;
      },
      changed: () => undefined,
      pause: async () => undefined,
      paused: async () => false,
    });
    this.#wake = null;
    await Promise.race([outbox.flush(new AbortController().signal), death]);
  }

  async act(act: Act, index: number): Promise<void> {
    this.now += 10;
    const intentId = `intent-${index}`;
    if (act.do === 'network') this.crm.online = act.online;
    if (act.do === 'wait') this.now += act.ms;
    if (act.do === 'promote') await this.promote(act.who, intentId);
    if (act.do === 'note') {
      const action = { kind: 'note', text: 'seen' } as const;
      await enqueue(this.db, { intentId, contactId: act.who, connection: 'test', action }, this.now);
      this.acknowledged.push({ intentId, who: act.who, what: `note:${intentId}`, undone: false });
    }
    if (act.do === 'undo') await this.undo(act.which);
    await this.flush();
  }

  async promote(who: string, intentId: string): Promise<void> {
    const from = this.shown.get(who) ?? 'lead';
    const to = STAGES[STAGES.indexOf(from) + 1];
    if (to === undefined) return;
    await enqueue(
      this.db,
      { intentId, contactId: who, connection: 'test', action: { kind: 'move', from, to } },
      this.now,
    );
    this.shown.set(who, to);
    this.acknowledged.push({ intentId, who, what: `stage:${to}`, undone: false });
  }

  /** Undoes a note only where it is the newest act on the person: what a rep sees offered. */
  async undo(which: number): Promise<void> {
    const last = this.acknowledged.at(-1 - which);
    const newer = this.acknowledged.some(
      (each, index) => each.who === last?.who && index > this.acknowledged.indexOf(last),
    );
    if (last === undefined || newer || last.undone || last.what.startsWith('note:')) return;
    const undone = await undo(this.db, last.who, last.intentId, 'test', this.now);
    if (undone === 'nothing') return;
    last.undone = true;
    const to = last.what.slice('stage:'.length) as Stage;
    this.shown.set(last.who, STAGES[STAGES.indexOf(to) - 1] ?? 'lead');
  }

  /** The faults are over: everything must settle. */
  async settle(): Promise<void> {
    this.crm.online = true;
    this.crm.nextFault = () => 'none';
    for (let round = 0; round < 60; round++) {
      await this.flush();
      if ((await allIntents(this.db)).every((row) => row.state === 'parked')) return;
      this.now = Math.max(this.now + 1_000, this.#wake ?? 0);
    }
  }
}

describe('random schedules of faults over the outbox', () => {
  it('lose nothing, double nothing, keep the order of each person, and end where the rep saw it', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(acts, { minLength: 1, maxLength: 14 }),
        fc.array(faults, { maxLength: 20 }),
        async (history, list) => {
          const bench = new Bench(`outbox-${run++}`, list);
          await bench.seed();
          for (const [index, act] of history.entries()) await bench.act(act, index);
          await bench.settle();

          expect(await allIntents(bench.db), 'everything settles').toEqual([]);
          for (const ack of bench.acknowledged.filter((each) => each.what.startsWith('note:'))) {
            expect(
              bench.crm.applied.filter((each) => each.what === ack.what),
              ack.what,
            ).toHaveLength(1);
          }
          for (const who of PEOPLE) {
            expect(bench.crm.contacts.get(who)?.stage, `stage of ${who}`).toBe(bench.shown.get(who));
            const notes = bench.acknowledged
              .filter((each) => each.who === who && each.what.startsWith('note:'))
              .map((each) => each.what);
            const sent = bench.crm.applied.filter((each) => each.contactId === who && each.what.startsWith('note:'));
            expect(
              sent.map((each) => each.what),
              `order of ${who}`,
            ).toEqual(notes);
          }
          bench.db.close();
          await bench.db.delete();
        },
      ),
      {
        numRuns: Number(process.env['RUNS'] ?? 400),
        ...(process.env['SEED'] === undefined ? {} : { seed: Number(process.env['SEED']) }),
      },
    );
  }, 300_000);
});
