import type { Connector } from '../../lib/crm/port/connector';
import type { KeyValue } from '../../lib/crm/port/key-value';
import type { Stage } from '../../lib/domain/base/stage';
import type { CrmKind } from '../../lib/domain/views/admin';
import { changeConnection } from '../../lib/store/connection';
import { RelevoDb } from '../../lib/store/db';
import { createJournal } from '../../lib/store/journal';
import { allIntents, enqueue } from '../../lib/store/outbox-rows';
import { createReplica } from '../../lib/store/replica';
import { createOutbox } from '../../lib/sync/outbox';
import { step } from '../../lib/sync/outbox-machine';
import { undo } from '../../lib/sync/undo';
import { memoryStore as mirrorStore } from '../faults/memory-store';
import type { FaultyNetwork } from './faulty-fetch';
import { memoryStore } from './memory-store';

/** What was acknowledged to a rep: a note, or a move from what they saw. */
export interface Acknowledged {
  readonly intentId: string;
  readonly who: string;
  readonly note: string | null;
  readonly from: Stage | null;
  readonly to: Stage | null;
  undone: boolean;
}

/** What the connector of one life is made with. */
export interface LifeOptions {
  readonly clock: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly store: KeyValue;
  readonly fetch: typeof globalThis.fetch;
}

export interface BenchOptions {
  /** Of the database; no two benches share one. */
  readonly name: string;
  readonly kind: CrmKind;
  /** Everybody stands at `lead`. */
  readonly ids: readonly string[];
  /** Epoch ms; the bench moves it. */
  readonly time: { now: number };
  readonly network: Pick<FaultyNetwork, 'online' | 'faults' | 'live'>;
  readonly store?: KeyValue;
  connect(options: LifeOptions): Connector;
}

const MOST_ROUNDS = 80;

/**
 * The real engine and connector over a database that survives every death, against the real wire
 * format.
 */
export class OutboxBench {
  readonly db: RelevoDb;
  readonly journal;
  readonly shown: Map<string, Stage>;
  readonly acknowledged: Acknowledged[] = [];
  /** Whose move met another's and was asked for again over it, once for each time. */
  readonly insisted: string[] = [];
  readonly #options: BenchOptions;
  readonly #store: KeyValue;
  #wake: number | null = null;

  constructor(options: BenchOptions) {
    this.#options = options;
    this.#store = options.store ?? memoryStore();
    this.db = new RelevoDb(options.name);
    this.journal = createJournal(this.db, createReplica(mirrorStore()));
    this.shown = new Map(options.ids.map((id) => [id, 'lead']));
  }

  /** One life of a worker: one pass, and death where the network has it. */
  async flush(): Promise<void> {
    const { time, network, kind } = this.#options;
    const life = network.live();
    const sleep = async (ms: number) => {
      time.now += ms;
    };
    const clock = () => time.now;
    const connector = this.#options.connect({
      clock,
      sleep,
      store: this.#store,
      fetch: life.fetch,
    });
    this.#wake = null;
    const outbox = createOutbox({
      journal: this.journal,
      clock,
      random: () => 0.5,
      connection: () =>
        life.dead ? new Promise<never>(() => undefined) : Promise.resolve({ id: kind, connector }),
      exclusively: (run) => run(),
      wakeAt: async (at) => {
        this.#wake = at;
      },
      changed: () => undefined,
      pause: async () => undefined,
      paused: async () => false,
    });
    await Promise.race([outbox.flush(new AbortController().signal), life.death]);
  }

  async note(who: string, text: string): Promise<void> {
    await this.#acknowledge({ who, note: text, from: null, to: null });
  }

  async move(who: string, to: Stage): Promise<void> {
    const from = this.shown.get(who) ?? 'lead';
    await this.#acknowledge({ who, note: null, from, to });
    this.shown.set(who, to);
  }

  async #acknowledge(what: Omit<Acknowledged, 'intentId' | 'undone'>): Promise<void> {
    const { who: contactId, note, from, to } = what;
    const intentId = crypto.randomUUID();
    await changeConnection(this.journal, { id: this.#options.kind });
    const action =
      to === null
        ? ({ kind: 'note', text: note ?? '' } as const)
        : ({ kind: 'move', from, to } as const);
    await enqueue(
      this.journal,
      { intentId, contactId, connection: this.#options.kind, action },
      this.#options.time.now,
    );
    this.acknowledged.push({ ...what, intentId, undone: false });
  }

  /** Takes the last thing back, where it can be taken back. */
  async undo(): Promise<void> {
    const last = this.acknowledged.at(-1);
    if (last === undefined || last.undone || last.to === null) return;
    const { kind, time } = this.#options;
    if ((await undo(this.journal, last.who, last.intentId, kind, time.now)) === 'nothing') return;
    last.undone = true;
    this.shown.set(last.who, last.from ?? 'lead');
  }

  /**
   * Without a fault from now on: until everything is in the CRM or parked.
   * @param insist whether the rep says of everything parked that they want it all the same
   */
  async settle(insist = false): Promise<void> {
    const { time, network } = this.#options;
    network.online = true;
    network.faults = [];
    for (let round = 0; round < MOST_ROUNDS; round++) {
      await this.flush();
      const rows = await allIntents(this.db, this.#options.kind);
      const parked = rows.filter((row) => row.state === 'parked');
      if (rows.length === 0 || (!insist && parked.length === rows.length)) return;
      if (insist) {
        for (const row of parked) {
          if (row.park?.reason === 'conflict') this.insisted.push(row.contactId);
          const next = step(row, { kind: 'retry' }, { now: time.now, readLagMs: 0, random: 0 });
          if (next.do === 'keep') await this.journal.change([], (draft) => draft.put(next.row));
        }
      }
      time.now = Math.max(time.now + 1_000, this.#wake ?? 0);
    }
  }
}
