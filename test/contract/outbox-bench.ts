import fc from 'fast-check';
import type { Connector } from '../../lib/crm/connector';
import type { KeyValue } from '../../lib/crm/key-value';
import { STAGES, type Stage } from '../../lib/domain/stage';
import { RelevoDb } from '../../lib/store/db';
import { createJournal } from '../../lib/store/journal';
import { createMirror } from '../../lib/store/mirror';
import { allIntents, enqueue } from '../../lib/store/outbox';
import { createOutbox } from '../../lib/sync/outbox';
import { undo } from '../../lib/sync/undo';
import { memoryStore as mirrorStore } from '../faults/memory-store';
import type { FaultyNetwork, Life } from './faulty-fetch';
import { memoryStore } from './memory-store';

export const PEOPLE = 2;

/** What a rep and the world do in a schedule. */
export type Act =
  | { readonly do: 'promote' | 'note'; readonly who: number }
  | { readonly do: 'undo' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'network'; readonly online: boolean };

export const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constantFrom<'promote' | 'note'>('promote', 'note'), who: fc.nat(PEOPLE - 1) }),
  fc.constant<Act>({ do: 'undo' }),
  fc.integer({ min: 0, max: 40_000 }).map((ms): Act => ({ do: 'wait', ms })),
  fc.boolean().map((online): Act => ({ do: 'network', online })),
);

/** What one life of a worker gives a connector to work with. */
export interface BenchWorld {
  readonly fetch: Life['fetch'];
  readonly clock: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly store: KeyValue;
}

interface Acknowledged {
  readonly intentId: string;
  readonly who: string;
  readonly note: string | null;
  readonly to: Stage | null;
  undone: boolean;
}

let made = 0;

/** The real engine and connector over a database that survives every death, before a CRM's real wire format. */
export class OutboxBench {
  readonly db = new RelevoDb(`faults-${++made}`);
  readonly journal = createJournal(this.db, createMirror(mirrorStore()));
  readonly store = memoryStore();
  /** What each person's card shows: where the rep last put them. */
  readonly shown: Map<string, Stage>;
  readonly acknowledged: Acknowledged[] = [];
  readonly #name = `run ${made}`;
  #now = Date.now();
  #wake: number | null = null;

  constructor(
    readonly ids: readonly string[],
    readonly network: FaultyNetwork<unknown>,
    private readonly connect: (world: BenchWorld) => Connector,
  ) {
    this.shown = new Map(ids.map((id) => [id, 'lead']));
  }

  get now(): number {
    return this.#now;
  }

  /** One life of a worker: one pass, and death where the network has it. */
  async flush(): Promise<void> {
    const life = this.network.live();
    const clock = () => this.#now;
    const sleep = async (ms: number) => {
      this.#now += ms;
    };
    const connector = this.connect({ fetch: life.fetch, clock, sleep, store: this.store });
    this.#wake = null;
    const outbox = createOutbox({
      journal: this.journal,
      clock,
      random: () => 0.5,
      connection: () => (life.dead ? new Promise<never>(() => undefined) : Promise.resolve({ id: 'crm', connector })),
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
    this.#now += 10;
    const who = 'who' in act ? (this.ids[act.who] ?? '') : '';
    if (act.do === 'network') this.network.online = act.online;
    if (act.do === 'wait') this.#now += act.ms;
    if (act.do === 'undo') await this.#undo();
    if (act.do === 'note') await this.#note(who, `note ${index} of ${this.#name}`);
    if (act.do === 'promote') await this.#promote(who);
    await this.flush();
  }

  async #note(who: string, text: string): Promise<void> {
    const intentId = crypto.randomUUID();
    const intent = { intentId, contactId: who, connection: 'crm', action: { kind: 'note', text } } as const;
    await enqueue(this.journal, intent, this.#now);
    this.acknowledged.push({ intentId, who, note: text, to: null, undone: false });
  }

  async #promote(who: string): Promise<void> {
    const from = this.shown.get(who) ?? 'lead';
    const to = STAGES[STAGES.indexOf(from) + 1];
    if (to === undefined) return;
    const intentId = crypto.randomUUID();
    const intent = { intentId, contactId: who, connection: 'crm', action: { kind: 'move', from, to } } as const;
    await enqueue(this.journal, intent, this.#now);
    this.shown.set(who, to);
    this.acknowledged.push({ intentId, who, note: null, to, undone: false });
  }

  async #undo(): Promise<void> {
    const last = this.acknowledged.at(-1);
    if (last === undefined || last.undone || last.to === null) return;
    if ((await undo(this.journal, last.who, last.intentId, 'crm', this.#now)) === 'nothing') return;
    last.undone = true;
    this.shown.set(last.who, STAGES[STAGES.indexOf(last.to) - 1] ?? 'lead');
  }

  /** Lets the faults be over and everything come to rest. @returns what is still waiting: nothing, when all is well */
  async settle(): Promise<unknown[]> {
    this.network.online = true;
    this.network.faults = [];
    for (let round = 0; round < 80; round++) {
      await this.flush();
      if ((await allIntents(this.db)).every((row) => row.state === 'parked')) break;
      this.#now = Math.max(this.#now + 1_000, this.#wake ?? 0);
    }
    return allIntents(this.db);
  }

  /** The notes that a person must have, in the order in which they were written. */
  notesOf(who: string): (string | null)[] {
    return this.acknowledged.filter((each) => each.who === who && each.note !== null).map((each) => each.note);
  }
}
