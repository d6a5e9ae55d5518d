import type { Connected, Connector } from '../../lib/crm/port/connector';
import type { WriteOutcome } from '../../lib/crm/port/write-outcome';
import { type Failure, RelevoError } from '../../lib/domain/base/failure';
import { STAGES } from '../../lib/domain/base/stage';
import type { IntentAction } from '../../lib/domain/changes/intent';
import { applyPending } from '../../lib/domain/changes/pending';
import type { Contact } from '../../lib/domain/person/contact';
import { readConnection } from '../../lib/store/connection';
import { putReads, toRow } from '../../lib/store/contacts';
import { RelevoDb } from '../../lib/store/db';
import { createJournal, type Journal } from '../../lib/store/journal';
import {
  allIntents,
  enqueue,
  finish,
  intentById,
  intentsOf,
  toPending,
} from '../../lib/store/outbox-rows';
import { createReplica } from '../../lib/store/replica';
import type { ContactRow, OutboxRow } from '../../lib/store/rows';
import { switchConnection } from '../../lib/store/switch-connection';
import { createContactLookup, FRESH_MS } from '../../lib/sync/contact-lookup';
import { createOutbox } from '../../lib/sync/outbox';
import { step } from '../../lib/sync/outbox-machine';
import { headsOf } from '../../lib/sync/outbox-plan';
import { refreshShownContacts } from '../../lib/sync/shown-contacts';
import { undo } from '../../lib/sync/undo';
import { email as asEmail } from '../support/email';
import { createFakeCrm, makeContact } from '../unit/sync/fake-connector';
import { FIRST_STAGE } from './checker';
import { askedBy, type End, emptyHistory } from './history';
import { memoryStore } from './memory-store';
import { ModelCrm } from './model-crm';
import { type Act, PEOPLE, type Schedule, SLOW_MS } from './schedule';

export const READ_LAG_MS = 3_000;
const RETRY_AFTER_MS = 7_000;
/** Two accounts of one kind of CRM, in which the same ids are other people. */
const ACCOUNTS = ['a', 'b'] as const;
type AccountId = (typeof ACCOUNTS)[number];
const place = (id: AccountId) =>
  ({
    id,
    kind: 'hubspot',
    account: null,
    name: id,
    told: true,
    pending: false,
    since: null,
    timeZone: null,
  }) as const;
/**
 * Whose changes no job reads: what a surface shows of them is as old as their row says that it may
 * be.
 */
const UNHEARD = PEOPLE[2];

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

/**
 * The product's engine, journal and database over a fake IndexedDB, with every seam to the world in
 * the schedule's hands.
 */
export class EngineWorld {
  readonly history = emptyHistory();
  readonly crms: Readonly<Record<AccountId, ModelCrm>>;
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
  readonly #past: (readonly [OutboxRow[], unknown[], unknown[], ContactRow[]])[] = [];
  /** The account that the rep has connected. */
  #connected: AccountId = 'a';
  readonly #looking: Promise<void>[] = [];
  readonly #asked: {
    readonly intentId: string;
    readonly account: AccountId;
    readonly who: string;
    readonly action: IntentAction;
  }[] = [];
  readonly #closed = new Set<string>();

  constructor(name: string, schedule: Schedule) {
    this.#db = new RelevoDb(name);
    this.#db.outbox.hook('creating', () => this.#refuseIfFull());
    this.#db.outbox.hook('updating', () => this.#refuseIfFull());
    this.#db.outbox.hook('deleting', () => this.#refuseIfFull());
    this.#writes = [...schedule.writes];
    this.#faults = [...schedule.journal];
    this.#delays = [...schedule.turns];
    const crm = (id: AccountId) => new ModelCrm(this.history, () => this.#true, READ_LAG_MS, id);
    this.crms = { a: crm('a'), b: crm('b') };
  }

  get #now(): number {
    return this.#true + this.#skew;
  }

  async run(acts: readonly Act[]): Promise<void> {
    const quiet = createJournal(this.#db, createReplica(this.#store));
    for (const id of ['b', 'a'] as const) await switchConnection(quiet, place(id));
    for (const who of PEOPLE) {
      await this.#db.contacts.put(
        toRow(this.#made(who, 'a', { stage: FIRST_STAGE }), 0, this.#now),
      );
    }
    for (const act of acts) {
      this.#true += 10;
      this.#past.push(await this.#snapshot());
      await this.#act(act);
      await this.#flush();
      await this.#findForeign();
    }
    await Promise.all(this.#looking);
    await this.#findForeign();
    await this.#settle();
    this.#db.close();
    await this.#db.delete();
  }

  #refuseIfFull(): undefined {
    if (this.#full) throw new DOMException('', 'QuotaExceededError');
  }

  #snapshot() {
    const { outbox, done, meta, contacts } = this.#db;
    return Promise.all([outbox.toArray(), done.toArray(), meta.toArray(), contacts.toArray()]);
  }

  get #crm(): ModelCrm {
    return this.crms[this.#connected];
  }

  /** A person as an account returns them: the company says which account it was. */
  #made(who: string, account: AccountId, change: Partial<Contact>): Contact {
    return makeContact(who, { company: account, ...change });
  }

  /** What stands in the cache must have been answered by the account that is connected. */
  async #findForeign(): Promise<void> {
    const { id } = await readConnection(this.#db);
    for (const { contact } of await this.#db.contacts.toArray()) {
      if (contact.company !== id)
        this.history.foreign.push(`${contact.id} of ${contact.company} stored for ${id}`);
    }
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
    const connectors = {
      a: this.#connector('a', () => life.dead, die),
      b: this.#connector('b', () => life.dead, die),
    };
    const outbox = createOutbox({
      journal,
      clock: () => this.#now,
      random: () => 0.5,
      connection: async () => {
        if (life.dead) return never();
        const connected = await readConnection(this.#db);
        const id = ACCOUNTS.find((each) => each === connected.id);
        return id === undefined ? null : { id, connector: connectors[id] };
      },
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

  #connector(account: AccountId, isDead: () => boolean, die: () => Promise<never>): Connector {
    const crm = this.crms[account];
    const base = createFakeCrm(() => this.#true, READ_LAG_MS).connector;
    const write = async (run: () => WriteOutcome) => {
      const outcome = isDead() ? await never() : await this.#send(account, run, die, isDead);
      // Another person of the same worker may have died in the meantime: then no one is left to
      // hear it.
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
          const contact = () => this.#held(contactId, account);
          return crm.move(contactId, from, to)
            ? { kind: 'applied', contact: contact() }
            : { kind: 'conflict', contact: contact() };
        }),
      setProfile: ({ contactId, from, to }) =>
        write(() => {
          const kind = crm.link(contactId, from, to) ? 'applied' : 'conflict';
          return { kind, contact: this.#held(contactId, account) };
        }),
      addNote: ({ contactId, reference }) =>
        write(() => {
          crm.note(contactId, reference);
          return { kind: 'applied', contact: null };
        }),
      hasNote: (_contactId, reference) => this.#look(account, isDead, () => crm.hasNote(reference)),
      read: (ids) =>
        this.#look(
          account,
          isDead,
          () =>
            new Map(
              ids.map(
                (id) =>
                  [
                    id,
                    { contact: this.#made(id, account, { ...crm.read(id) }), touches: [] },
                  ] as const,
              ),
            ),
        ),
    };
  }

  #held(who: string, account: AccountId): Contact {
    const crm = this.crms[account];
    return this.#made(who, account, { stage: crm.stage(who), linkedinSlug: crm.profile(who) });
  }

  async #look<Value>(account: AccountId, isDead: () => boolean, run: () => Value): Promise<Value> {
    if (isDead()) return never();
    await this.#turns();
    if (isDead()) return never();
    this.#tried(account, this.#online ? null : offline);
    if (!this.#online) throw new RelevoError(offline);
    return run();
  }

  async #send(
    account: AccountId,
    run: () => WriteOutcome,
    die: () => Promise<never>,
    isDead: () => boolean,
  ): Promise<WriteOutcome> {
    const crm = this.crms[account];
    await this.#turns();
    if (isDead()) return never();
    if (!this.#online) return { kind: 'later', failure: this.#tried(account, offline) };
    const fault = this.#writes.shift() ?? 'none';
    if (fault === 'killed-before') return die();
    if (fault === 'killed-slow') {
      crm.later(this.#true + SLOW_MS, run);
      return die();
    }
    if (fault === 'lost-before') return { kind: 'unknown', failure: this.#tried(account, offline) };
    if (fault === 'server-error' || fault === 'partial')
      return { kind: 'unknown', failure: this.#tried(account, unavailable) };
    if (fault === 'rate-limited') {
      const failure = {
        code: 'crm/rate-limited',
        detail: '',
        retryAfterMs: RETRY_AFTER_MS,
      } as const;
      return { kind: 'later', failure: this.#tried(account, failure) };
    }
    if (fault === 'rejected') {
      this.#tried(account, null);
      return { kind: 'refused', failure: { code: 'crm/invalid', detail: '' } };
    }
    const outcome = run();
    if (fault === 'killed-after') return die();
    if (fault === 'lost-after') return { kind: 'unknown', failure: this.#tried(account, offline) };
    if (fault === 'server-error-after')
      return { kind: 'unknown', failure: this.#tried(account, unavailable) };
    this.#tried(account, null);
    return outcome;
  }

  /** An answer takes its time, during which others go on. */
  async #turns(): Promise<void> {
    for (let left = this.#delays.shift() ?? 0; left > 0; left--) {
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  #tried<Value extends Failure | null>(account: AccountId, failure: Value): Value {
    const answer = failure === null ? 'well' : 'wide';
    const retryAfterMs = failure?.retryAfterMs ?? 0;
    this.history.events.push({ kind: 'tried', account, at: this.#true, answer, retryAfterMs });
    return failure;
  }

  /**
   * Runs something in the worker of now.
   * @returns what came of it, `dead` when the worker ended first, `refused` when it said no
   */
  async #inLife<Value>(run: (life: Life) => Promise<Value>): Promise<Value | 'dead' | 'refused'> {
    const life = this.#start();
    const work = run(life).catch((error: unknown) => {
      if (error instanceof RelevoError && error.failure.code.startsWith('store/'))
        return 'refused' as const;
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
      case 'contest':
        return this.#ask(act.who, { kind: 'note', text: 'contested', undone: 'undone' });
      case 'profile': {
        const from = (await this.#shown(act.who))?.linkedinSlug ?? null;
        return this.#ask(act.who, { kind: 'profile', from, to: `slug-${this.#asked.length}` });
      }
      case 'foreign-profile':
        this.#crm.link(act.who, null, `foreign-${this.#true}`, false);
        this.#true += READ_LAG_MS;
        return this.#hear(act.who);
      case 'undo':
        return this.#undo(act.back);
      case 'repeat': {
        const last = this.#asked.at(-1 - act.back);
        // The ticket of another account is worth nothing.
        return last?.account === this.#connected
          ? this.#ask(last.who, last.action, last.intentId)
          : undefined;
      }
      case 'retry':
      case 'discard':
        return this.#decide(act.do);
      case 'foreign':
        this.#crm.move(act.who, null, act.stage, false);
        this.#true += READ_LAG_MS;
        return this.#hear(act.who);
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
      case 'switch':
        return this.#switch();
      case 'look':
        this.#looking.push(this.#lookAt(act.who, this.#connected));
        return;
      case 'lose':
        return this.#lose(act);
      default:
        return act satisfies never;
    }
  }

  async #switch(): Promise<void> {
    const next = this.#connected === 'a' ? 'b' : 'a';
    const told = await this.#inLife(({ journal }) => switchConnection(journal, place(next)));
    // No one knows whether a worker that died had done it: the one that follows looks.
    for (let tries = 9, left = told; left === 'dead' && tries > 0; tries--) {
      left = await this.#inLife(async ({ journal }) => {
        // Where the journals cannot be brought together now, reading goes on as in the product.
        await journal.reconcile().catch(() => undefined);
        return readConnection(this.#db);
      });
    }
    const { id } = await readConnection(this.#db);
    this.#connected = ACCOUNTS.find((each) => each === id) ?? this.#connected;
    // What is read again is behind what was written last.
    this.#true += READ_LAG_MS;
    await this.#lookAtAll();
  }

  /** An answer that was asked for over one account, and comes whenever it comes. */
  async #lookAt(who: string, account: AccountId): Promise<void> {
    this.#true += READ_LAG_MS;
    const askedAt = this.#now;
    const contact = this.#made(who, account, { ...this.crms[account].read(who) });
    for (let left = 12; left > 0; left--)
      await new Promise<void>((resolve) => setImmediate(resolve));
    await putReads(
      { db: this.#db, connection: account },
      [{ contact, touches: [] }],
      askedAt,
      true,
    );
  }

  async #promote(who: string): Promise<void> {
    const from = (await this.#shown(who))?.stage ?? null;
    const to = from === null ? undefined : STAGES[STAGES.indexOf(from) + 1];
    if (to !== undefined) await this.#ask(who, { kind: 'move', from, to });
  }

  async #ask(
    who: string,
    action: IntentAction,
    intentId = `i${this.#asked.length}`,
  ): Promise<void> {
    const account = this.#connected;
    const intent = { intentId, contactId: who, connection: account, action };
    const told = await this.#inLife(async ({ journal }) => {
      await enqueue(journal, intent, this.#now);
      return 'acknowledged' as const;
    });
    const kind = told === 'dead' ? 'unanswered' : told;
    this.history.events.push({ kind, intentId, who: account + who, asked: askedBy(action) });
    if (kind !== 'refused' && !this.#asked.some((each) => each.intentId === intentId)) {
      this.#asked.push({ intentId, account, who, action });
    }
  }

  async #undo(back: number): Promise<void> {
    const last = this.#asked.at(-1 - back);
    if (last === undefined || this.#closed.has(last.intentId)) return;
    const later = this.#asked.slice(this.#asked.indexOf(last) + 1);
    if (later.some((each) => each.who === last.who && each.account === last.account)) return;
    const { who, intentId } = last;
    const result = await this.#inLife(({ journal }) =>
      undo(journal, who, intentId, this.#connected, this.#now),
    );
    if (result === 'nothing' || result === 'refused') return;
    this.#closed.add(intentId);
    this.history.events.push({
      kind: 'undone',
      intentId,
      result: result === 'dead' ? 'unanswered' : result,
    });
  }

  async #decide(what: 'retry' | 'discard'): Promise<void> {
    const row = (await allIntents(this.#db, this.#connected)).find(
      (each) => each.state === 'parked',
    );
    if (row === undefined) return;
    const { intentId } = row;
    const who = row.connection + row.contactId;
    const told = await this.#inLife(({ journal }) =>
      journal.change([], async (draft) => {
        const current = await intentById(this.#db, intentId);
        if (current === undefined) return 'gone' as const;
        if (what === 'discard') await finish(draft, current, 'discarded', this.#now);
        const next = step(
          current,
          { kind: 'retry' },
          { now: this.#now, readLagMs: READ_LAG_MS, random: 0 },
        );
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
    const { outbox, done, meta, contacts } = this.#db;
    const generations = [
      (await meta.get('outbox-generation'))?.value ?? 0,
      await createReplica(this.#store).generation(),
    ];
    // One loss at a time: what stands in one journal alone and is then lost there is beyond what
    // two can promise.
    if (this.#full || generations[0] !== generations[1]) return;
    this.history.events.push({ kind: 'lost' });
    if (act.what === 'mirror') return this.#store.clear();
    const [rows, ends, metas, people] = (act.what === 'tail'
      ? this.#past.at(-1 - act.back)
      : undefined) ?? [[], [], [], []];
    await Promise.all([outbox.clear(), done.clear(), meta.clear(), contacts.clear()]);
    await Promise.all([
      outbox.bulkPut(rows),
      done.bulkPut(ends as never[]),
      meta.bulkPut(metas as never[]),
    ]);
    await contacts.bulkPut(people);
    // The browser says so when it takes the database away; otherwise a worker that lives on finds
    // out with its next change.
    await this.#inLife(async ({ journal }) => {
      const find =
        act.what === 'tail'
          ? journal.reconcile()
          : journal.change([], (draft) => draft.document('probe', 1));
      await find.catch(() => undefined);
    });
    this.#true += READ_LAG_MS;
    await this.#lookAtAll();
  }

  #readContact(who: string) {
    return { contact: this.#made(who, this.#connected, { ...this.#crm.read(who) }), touches: [] };
  }

  /**
   * What reads ask: it always answers, for what is tried here is that nothing old is taken for new.
   */
  #reader(): Connected {
    return {
      ...createFakeCrm(() => this.#true, READ_LAG_MS).connector,
      connection: this.#connected,
      changedSince: async (ids) => [...ids],
      read: async (ids) => new Map(ids.map((id) => [id, this.#readContact(id)])),
      lookup: async (identities) =>
        identities.map((identity) => {
          const who = PEOPLE.find((id) => makeContact(id).emails[0] === identity.email);
          return { identity, found: who === undefined ? [] : [this.#readContact(who)], maybe: [] };
        }),
    };
  }

  /**
   * Another person changed a person: the job that keeps people fresh hears of it, but for one
   * that only a look finds.
   */
  async #hear(who: string): Promise<void> {
    if (who === UNHEARD) return this.#lookAtAll();
    await refreshShownContacts(
      this.#db,
      this.#reader(),
      () => this.#now,
      new AbortController().signal,
    );
  }

  /** A surface looks at everybody, and again when the CRM has answered. */
  async #lookAtAll(): Promise<void> {
    const lookup = createContactLookup({
      journal: this.#start().journal,
      connection: async () => ({ id: this.#connected }),
      clock: () => this.#now,
      connector: async () => this.#reader(),
      later: (run) => void setImmediate(run),
      changed: () => undefined,
      failed: () => undefined,
    });
    await lookup.find(PEOPLE.map((who) => ({ email: asEmail(makeContact(who).emails[0] ?? '') })));
    await lookup.settled();
  }

  async #shown(who: string): Promise<Contact | null> {
    const row = await this.#db.contacts.get(who);
    const rows = (await intentsOf(this.#db, this.#connected, [who])).filter((each) => !each.undo);
    return row === undefined ? null : applyPending(row.contact, rows.map(toPending));
  }

  async #settle(): Promise<void> {
    this.#online = true;
    this.#full = false;
    this.#writes.length = 0;
    this.#faults.length = 0;
    let settledMs = 0;
    const people: End['people'][number][] = [];
    for (const _ of ACCOUNTS) {
      settledMs = Math.max(settledMs, await this.#settleOne());
      people.push(...(await this.#peopleNow()));
      await this.#switch();
      await this.#findForeign();
    }
    this.history.end = { people, settledMs };
  }

  /** Lets the account of now come to rest. @returns how long that took, ms */
  async #settleOne(): Promise<number> {
    const from = this.#true;
    for (let round = 0; round < 100; round++) {
      await this.#flush();
      const wake: number | null = this.#wake;
      if (
        wake === null ||
        headsOf(await allIntents(this.#db, this.#connected), this.#connected).size === 0
      )
        break;
      this.#true = Math.max(this.#true + 1_000, wake);
    }
    return this.#true - from;
  }

  async #peopleNow(): Promise<End['people'][number][]> {
    // What was read before the clock was set back by a little looks newer than what is read now.
    this.#true += FRESH_MS + READ_LAG_MS + this.setBackMs;
    await this.#lookAtAll();
    return Promise.all(
      PEOPLE.map(async (who) => {
        const rows = await intentsOf(this.#db, this.#connected, [who]);
        const shown = await this.#shown(who);
        const ids = (parked: boolean) =>
          rows.filter((row) => (row.state === 'parked') === parked).map((row) => row.intentId);
        return {
          who: this.#connected + who,
          shown: shown?.stage ?? null,
          held: this.#crm.stage(who),
          shownProfile: shown?.linkedinSlug ?? null,
          heldProfile: this.#crm.profile(who),
          waiting: ids(false),
          parked: ids(true),
        };
      }),
    );
  }
}
