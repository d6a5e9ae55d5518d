import type { Connector } from '../../lib/crm/port/connector';
import type { WriteOutcome } from '../../lib/crm/port/write-outcome';
import { type Failure, RelevoError } from '../../lib/domain/base/failure';
import { STAGES } from '../../lib/domain/base/stage';
import type { IntentAction } from '../../lib/domain/changes/intent';
import { applyPending } from '../../lib/domain/changes/pending';
import type { Contact } from '../../lib/domain/person/contact';
import { putReads, toRow } from '../../lib/store/contacts';
import { RelevoDb } from '../../lib/store/db';
import { createJournal, type Journal } from '../../lib/store/journal';
import { allIntents, enqueue, finish, intentById, intentsOf, toPending } from '../../lib/store/outbox-rows';
import { createReplica } from '../../lib/store/replica';
import type { OutboxRow } from '../../lib/store/rows';
import { createOutbox } from '../../lib/sync/outbox';
import { step } from '../../lib/sync/outbox-machine';
import { headsOf } from '../../lib/sync/outbox-plan';
import { undo } from '../../lib/sync/undo';
import { createFakeCrm, makeContact } from '../unit/sync/fake-connector';
import { FIRST_STAGE } from './checker';
import { askedBy, emptyHistory } from './history';
import { memoryStore } from './memory-store';
import { ModelCrm } from './model-crm';
import { type Act, PEOPLE, type Schedule, SLOW_MS } from './schedule';

export const READ_LAG_MS = 3_000;
const RETRY_AFTER_MS = 7_000;
const CONNECTION = 'test';

const offline: Failure = { code: 'crm/offline', detail: '' };
const unavailable: Failure = { code: 'crm/unavailable', detail: '' };

const never = () => new Promise<never>(() => undefined);

/** One life of a worker: what it holds in memory, and how it ends. */
interface Life {
  readonly journal: Journal;
  readonly flush: () => Promise<void>;
  /** Resolves when this worker dies. */
  readonly death: Promise<'dead'>;
  dead: boolean;
}

/** The product's engine, journal and database over a fake IndexedDB, with every seam to the world in the schedule's hands. */
export class EngineWorld {
  readonly history = emptyHistory();
  readonly crm: ModelCrm;
  /** What setting the clock back may have added to waits, ms. */
  setBackMs = 0;
  #true = 1_000_000_000;
  #skew = 0;
  #online = true;
  #full = false;
  #twice = false;
  #wake: number | null = null;
  #life: Life | null = null;
  readonly #db: RelevoDb;
  readonly #store = memoryStore();
  readonly #writes: Schedule['writes'][number][];
  readonly #faults: Schedule['journal'][number][];
  readonly #delays: number[];
  readonly #past: (readonly [OutboxRow[], unknown[], unknown[]])[] = [];
  readonly #asked: { readonly intentId: string; readonly who: string; readonly action: IntentAction }[] = [];
  readonly #closed = new Set<string>();

  constructor(name: string, schedule: Schedule) {
    this.#db = new RelevoDb(name);
    this.#db.outbox.hook('creating', () => this.#refuseIfFull());
    this.#db.outbox.hook('updating', () => this.#refuseIfFull());
    this.#db.outbox.hook('deleting', () => this.#refuseIfFull());
    this.#writes = [...schedule.writes];
    this.#faults = [...schedule.journal];
    this.#delays = [...schedule.turns];
    this.crm = new ModelCrm(this.history, () => this.#true, READ_LAG_MS);
  }

  get #now(): number {
    return this.#true + this.#skew;
  }

  async run(acts: readonly Act[]): Promise<void> {
    for (const who of PEOPLE) {
      await this.#db.contacts.put(toRow(makeContact(who, { stage: FIRST_STAGE }), 0, this.#now));
    }
    for (const act of acts) {
      this.#true += 10;
      this.#past.push(await this.#snapshot());
      await this.#act(act);
      await this.#flush();
    }
    await this.#settle();
    this.#db.close();
    await this.#db.delete();
  }

  #refuseIfFull(): undefined {
    if (this.#full) throw new DOMException('', 'QuotaExceededError');
  }

  #snapshot() {
    const { outbox, done, meta } = this.#db;
    return Promise.all([outbox.toArray(), done.toArray(), meta.toArray()]);
  }

  // --- a worker and its end

  #start(): Life {
    if (this.#life !== null) return this.#life;
    let end: (value: 'dead') => void = () => undefined;
    const death = new Promise<'dead'>((resolve) => {
      end = resolve;
    });
    const die = (): Promise<never> => {
      if (!life.dead) this.history.events.push({ kind: 'died' });
      life.dead = true;
      if (this.#life === life) this.#life = null;
      end('dead');
      return never();
    };
    let busy = false;
    const journal = createJournal(this.#db, createReplica(this.#mirrorStore(() => life.dead, die)));
    const connector = this.#connector(() => life.dead, die);
    const outbox = createOutbox({
      journal,
      clock: () => this.#now,
      random: () => 0.5,
      connection: async () => (life.dead ? never() : { id: CONNECTION, connector }),
      exclusively: async (run) => {
        if (busy) return;
        busy = true;
        await run().finally(() => {
          busy = false;
        });
      },
      wakeAt: async (at) => {
        this.#wake = at - this.#skew;
      },
      changed: () => undefined,
      pause: async () => undefined,
      paused: async () => false,
    });
    const life: Life = {
      journal,
      death,
      dead: false,
      flush: () => outbox.flush(new AbortController().signal),
    };
    this.#life = life;
    return life;
  }

  /** The replica log, which may refuse, and before which the worker may die. */
  #mirrorStore(isDead: () => boolean, die: () => Promise<never>) {
    const store = this.#store;
    return {
      ...store,
      get: (keys: string[] | null) => (isDead() ? never() : store.get(keys)),
      set: async (items: Record<string, unknown>) => {
        if (isDead()) return never();
        const fault = this.#faults.shift() ?? 'none';
        if (fault === 'killed-between') return die();
        if (fault === 'refused' || this.#full) throw new Error('FILE_ERROR_NO_SPACE');
        return store.set(items);
      },
    };
  }

  #connector(isDead: () => boolean, die: () => Promise<never>): Connector {
    const base = createFakeCrm(() => this.#true, READ_LAG_MS).connector;
    const write = async (run: () => WriteOutcome) => {
      const outcome = isDead() ? await never() : await this.#send(run, die, isDead);
      // Somebody else of the same worker may have died meanwhile: then nobody is left to hear it.
      return isDead() ? never() : outcome;
    };
    return {
      ...base,
      capabilities: {
        ...base.capabilities,
        readLagMs: READ_LAG_MS,
        rate: { ...base.capabilities.rate, concurrent: 3 },
      },
      setStage: ({ contactId, from, to }) =>
        write(() => {
          const contact = () => this.#held(contactId);
          return this.crm.move(contactId, from, to)
            ? { kind: 'applied', contact: contact() }
            : { kind: 'conflict', contact: contact() };
        }),
      setProfile: ({ contactId, from, to }) =>
        write(() => {
          const kind = this.crm.link(contactId, from, to) ? 'applied' : 'conflict';
          return { kind, contact: this.#held(contactId) };
        }),
      addNote: ({ contactId, reference }) =>
        write(() => {
          this.crm.note(contactId, reference);
          return { kind: 'applied', contact: null };
        }),
      hasNote: (_contactId, reference) => this.#look(isDead, () => this.crm.hasNote(reference)),
      read: (ids) =>
        this.#look(
          isDead,
          () =>
            new Map(
              ids.map((id) => [id, { contact: makeContact(id, { ...this.crm.read(id) }), touches: [] }] as const),
            ),
        ),
    };
  }

  #held(who: string): Contact {
    return makeContact(who, { stage: this.crm.stage(who), linkedinSlug: this.crm.profile(who) });
  }

  async #look<Value>(isDead: () => boolean, run: () => Value): Promise<Value> {
    if (isDead()) return never();
    await this.#turns();
    if (isDead()) return never();
    this.#tried(this.#online ? null : offline);
    if (!this.#online) throw new RelevoError(offline);
    return run();
  }

  async #send(run: () => WriteOutcome, die: () => Promise<never>, isDead: () => boolean): Promise<WriteOutcome> {
    await this.#turns();
    if (isDead()) return never();
    if (!this.#online) return { kind: 'later', failure: this.#tried(offline) };
    const fault = this.#writes.shift() ?? 'none';
    if (fault === 'killed-before') return die();
    if (fault === 'killed-slow') {
      this.crm.later(this.#true + SLOW_MS, run);
      return die();
    }
    if (fault === 'lost-before') return { kind: 'unknown', failure: this.#tried(offline) };
    if (fault === 'server-error' || fault === 'partial') return { kind: 'unknown', failure: this.#tried(unavailable) };
    if (fault === 'rate-limited') {
      const failure = { code: 'crm/rate-limited', detail: '', retryAfterMs: RETRY_AFTER_MS } as const;
      return { kind: 'later', failure: this.#tried(failure) };
    }
    if (fault === 'rejected') {
      this.#tried(null);
      return { kind: 'refused', failure: { code: 'crm/invalid', detail: '' } };
    }
    const outcome = run();
    if (fault === 'killed-after') return die();
    if (fault === 'lost-after') return { kind: 'unknown', failure: this.#tried(offline) };
    if (fault === 'server-error-after') return { kind: 'unknown', failure: this.#tried(unavailable) };
    this.#tried(null);
    return outcome;
  }

  /** An answer takes its time, during which others go on. */
  async #turns(): Promise<void> {
    for (let left = this.#delays.shift() ?? 0; left > 0; left--) {
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  #tried<Value extends Failure | null>(failure: Value): Value {
    const answer = failure === null ? 'well' : 'wide';
    this.history.events.push({ kind: 'tried', at: this.#true, answer, retryAfterMs: failure?.retryAfterMs ?? 0 });
    return failure;
  }

  /** Runs something in the worker of now. @returns what came of it, `dead` when the worker ended first, `refused` when it said no */
  async #inLife<Value>(run: (life: Life) => Promise<Value>): Promise<Value | 'dead' | 'refused'> {
    const life = this.#start();
    const work = run(life).catch((error: unknown) => {
      if (error instanceof RelevoError && error.failure.code.startsWith('store/')) return 'refused' as const;
      throw error;
    });
    return Promise.race([work, life.death]);
  }

  async #flush(): Promise<void> {
    this.#wake = null;
    // A worker that died is followed by another, which the alarm wakes.
    const ended = await this.#inLife(async ({ flush }) => {
      await (this.#twice ? Promise.all([flush(), flush()]) : flush());
    });
    this.#twice = false;
    if (ended === 'dead' || ended === 'refused') this.#wake = this.#true + 1_000;
  }

  // --- what the rep and the world do

  async #act(act: Act): Promise<void> {
    switch (act.do) {
      case 'promote':
        return this.#promote(act.who);
      case 'note':
        return this.#ask(act.who, { kind: 'note', text: 'seen' });
      case 'profile': {
        const from = (await this.#shown(act.who))?.linkedinSlug ?? null;
        return this.#ask(act.who, { kind: 'profile', from, to: `slug-${this.#asked.length}` });
      }
      case 'foreign-profile':
        this.crm.link(act.who, null, `foreign-${this.#true}`, false);
        this.#true += READ_LAG_MS;
        return this.#refresh(act.who);
      case 'undo':
        return this.#undo(act.back);
      case 'repeat': {
        const last = this.#asked.at(-1 - act.back);
        return last === undefined ? undefined : this.#ask(last.who, last.action, last.intentId);
      }
      case 'retry':
      case 'discard':
        return this.#decide(act.do);
      case 'foreign':
        this.crm.move(act.who, null, act.stage, false);
        this.#true += READ_LAG_MS;
        return this.#refresh(act.who);
      case 'wait':
        this.#true += act.ms;
        return;
      case 'network':
        this.#online = act.online;
        return;
      case 'disk':
        this.#full = act.full;
        return;
      case 'clock':
        this.#skew += act.jump;
        this.setBackMs += Math.min(-act.jump, 40_000);
        return;
      case 'both':
        this.#twice = true;
        return;
      case 'stop':
        this.#life = null;
        return;
      case 'lose':
        return this.#lose(act);
      default:
        return act satisfies never;
    }
  }

  async #promote(who: string): Promise<void> {
    const from = (await this.#shown(who))?.stage ?? null;
    const to = from === null ? undefined : STAGES[STAGES.indexOf(from) + 1];
    if (to !== undefined) await this.#ask(who, { kind: 'move', from, to });
  }

  async #ask(who: string, action: IntentAction, intentId = `i${this.#asked.length}`): Promise<void> {
    const intent = { intentId, contactId: who, connection: CONNECTION, action };
    const told = await this.#inLife(async ({ journal }) => {
      await enqueue(journal, intent, this.#now);
      return 'acknowledged' as const;
    });
    const kind = told === 'dead' ? 'unanswered' : told;
    this.history.events.push({ kind, intentId, who, asked: askedBy(action) });
    if (kind !== 'refused' && !this.#asked.some((each) => each.intentId === intentId)) {
      this.#asked.push({ intentId, who, action });
    }
  }

  async #undo(back: number): Promise<void> {
    const last = this.#asked.at(-1 - back);
    if (last === undefined || this.#closed.has(last.intentId)) return;
    if (this.#asked.slice(this.#asked.indexOf(last) + 1).some((each) => each.who === last.who)) return;
    const { who, intentId } = last;
    const result = await this.#inLife(({ journal }) => undo(journal, who, intentId, CONNECTION, this.#now));
    if (result === 'nothing' || result === 'refused') return;
    this.#closed.add(intentId);
    this.history.events.push({ kind: 'undone', intentId, result: result === 'dead' ? 'unanswered' : result });
  }

  async #decide(what: 'retry' | 'discard'): Promise<void> {
    const row = (await allIntents(this.#db)).find((each) => each.state === 'parked');
    if (row === undefined) return;
    const { intentId, contactId: who } = row;
    const told = await this.#inLife(({ journal }) =>
      journal.change([], async (draft) => {
        const current = await intentById(this.#db, intentId);
        if (current === undefined) return 'gone' as const;
        if (what === 'discard') await finish(draft, current, 'discarded', this.#now);
        const next = step(current, { kind: 'retry' }, { now: this.#now, readLagMs: READ_LAG_MS, random: 0 });
        if (what === 'retry' && next.do === 'keep') await draft.put(next.row);
        return next;
      }),
    );
    if (told === 'refused' || told === 'gone') return;
    if (what === 'discard') this.history.events.push({ kind: 'discarded', intentId, who });
    else if (row.action.kind === 'move') {
      const theirs = row.park?.reason === 'conflict' ? row.park.theirs : undefined;
      const from = theirs === undefined ? row.action.from : theirs;
      this.history.events.push({ kind: 'insisted', intentId, who, from, to: row.action.to });
    }
  }

  async #lose(act: Extract<Act, { do: 'lose' }>): Promise<void> {
    const { outbox, done, meta } = this.#db;
    const generations = [
      (await meta.get('outbox-generation'))?.value ?? 0,
      await createReplica(this.#store).generation(),
    ];
    // One loss at a time: what stands in one journal alone and is then lost there is beyond what two can promise.
    if (this.#full || generations[0] !== generations[1]) return;
    this.history.events.push({ kind: 'lost' });
    if (act.what === 'mirror') return this.#store.clear();
    const [rows, ends, metas] = (act.what === 'tail' ? this.#past.at(-1 - act.back) : undefined) ?? [[], [], []];
    await Promise.all([outbox.clear(), done.clear(), meta.clear()]);
    await Promise.all([outbox.bulkPut(rows), done.bulkPut(ends as never[]), meta.bulkPut(metas as never[])]);
    // The browser says so when it takes the database away; otherwise a worker that lives on finds out with its next change.
    await this.#inLife(async ({ journal }) => {
      const find =
        act.what === 'tail' ? journal.reconcile() : journal.change([], (draft) => draft.document('probe', 1));
      await find.catch(() => undefined);
    });
  }

  async #refresh(who: string): Promise<void> {
    const { stage, linkedinSlug } = this.crm.read(who);
    const contact = makeContact(who, { stage, linkedinSlug });
    await putReads(this.#db, [{ contact, touches: [] }], this.#now, false);
  }

  async #shown(who: string): Promise<Contact | null> {
    const row = await this.#db.contacts.get(who);
    const rows = (await intentsOf(this.#db, [who])).filter((each) => !each.undo);
    return row === undefined ? null : applyPending(row.contact, rows.map(toPending));
  }

  async #settle(): Promise<void> {
    this.#online = true;
    this.#full = false;
    this.#writes.length = 0;
    this.#faults.length = 0;
    const from = this.#true;
    for (let round = 0; round < 100; round++) {
      await this.#flush();
      const wake: number | null = this.#wake;
      if (wake === null || headsOf(await allIntents(this.#db), CONNECTION).size === 0) break;
      this.#true = Math.max(this.#true + 1_000, wake);
    }
    const settledMs = this.#true - from;
    // What was read before the clock was set back looks newer than what is read now, for as long as it was set back.
    this.#true += READ_LAG_MS + this.setBackMs;
    const people = await Promise.all(
      PEOPLE.map(async (who) => {
        await this.#refresh(who);
        const rows = await intentsOf(this.#db, [who]);
        const shown = await this.#shown(who);
        const ids = (parked: boolean) =>
          rows.filter((row) => (row.state === 'parked') === parked).map((row) => row.intentId);
        return {
          who,
          shown: shown?.stage ?? null,
          held: this.crm.stage(who),
          shownProfile: shown?.linkedinSlug ?? null,
          heldProfile: this.crm.profile(who),
          waiting: ids(false),
          parked: ids(true),
        };
      }),
    );
    this.history.end = { people, settledMs };
  }
}
