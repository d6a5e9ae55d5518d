import type { Failure } from '../../lib/domain/base/failure';
import { STAGES } from '../../lib/domain/base/stage';
import type { IntentAction } from '../../lib/domain/changes/intent';
import { applyPending } from '../../lib/domain/changes/pending';
import { inverseOf } from '../../lib/domain/changes/undo';
import type { Contact } from '../../lib/domain/person/contact';
import { derivedId } from '../../lib/domain/person/derived-id';
import { newRow, toPending } from '../../lib/store/outbox-rows';
import { rowsAfterLoss } from '../../lib/store/reconcile';
import type { DoneRow, OutboxRow } from '../../lib/store/rows';
import {
  type Backoff,
  backoffAfter,
  backoffWith,
  isBackingOff,
  isWide,
} from '../../lib/sync/outbox-backoff';
import { BACKOFF_CAP_MS, type OutboxEvent, step, undoOf } from '../../lib/sync/outbox-machine';
import { dueOf, farAhead, headsOf, nearTime } from '../../lib/sync/outbox-plan';
import { lookAtMove, lookAtProfile } from '../../lib/sync/send';
import { makeContact } from '../unit/sync/fake-connector';
import { FIRST_STAGE } from './checker';
import { askedBy, type End, emptyHistory } from './history';
import { ModelCrm } from './model-crm';
import { type Act, PEOPLE, type Schedule, SLOW_MS } from './schedule';

export const READ_LAG_MS = 3_000;
const RETRY_AFTER_MS = 7_000;
const PASS_MS = 20_000;
/**
 * Events after which a schedule of some dozen acts is taken for an engine that asks without end.
 */
const MOST_EVENTS = 5_000;
/** Two accounts of one kind of CRM, in which the same ids are other people. */
const ACCOUNTS = ['a', 'b'] as const;
type AccountId = (typeof ACCOUNTS)[number];

/** What the rep sees of a person. */
type Shown = Pick<Contact, 'stage' | 'linkedinSlug'>;

/** What a journal holds: rows are never changed in place, so a copy costs nothing. */
interface Book {
  readonly generation: number;
  readonly rows: readonly OutboxRow[];
  readonly done: ReadonlyMap<string, DoneRow>;
}

const EMPTY: Book = { generation: 0, rows: [], done: new Map() };
const offline: Failure = { code: 'crm/offline', detail: '' };
const unavailable: Failure = { code: 'crm/unavailable', detail: '' };
const limited: Failure = { code: 'crm/rate-limited', detail: '', retryAfterMs: RETRY_AFTER_MS };

class Death extends Error {}
class Refused extends Error {}

/**
 * The whole life of an outbox with every decision taken by the product's own pure functions, and
 * everything around them (database, replica log, network, CRM, clock) replaced by plain values. No
 * promise, no waiting: microseconds a schedule.
 */
export class PureWorld {
  readonly history = emptyHistory();
  readonly crms: Readonly<Record<AccountId, ModelCrm>> = {
    a: new ModelCrm(this.history, () => this.#true, READ_LAG_MS, 'a'),
    b: new ModelCrm(this.history, () => this.#true, READ_LAG_MS, 'b'),
  };
  /** What setting the clock back may have added to waits, ms. */
  setBackMs = 0;
  #true = 1_000_000_000;
  #skew = 0;
  #seq = 0;
  #online = true;
  #full = false;
  #book = EMPTY;
  #mirror = EMPTY;
  #past: Book[] = [];
  #holds: Record<AccountId, Backoff | null> = { a: null, b: null };
  #broken = false;
  #wake: number | null = null;
  #alive = false;
  #connected: AccountId = 'a';
  #cache = new Map<string, Shown>(
    PEOPLE.map((who) => [who, { stage: FIRST_STAGE, linkedinSlug: null }]),
  );
  readonly #writes: Schedule['writes'][number][];
  readonly #journal: Schedule['journal'][number][];
  readonly #asked: {
    readonly intentId: string;
    readonly account: AccountId;
    readonly who: string;
    readonly action: IntentAction;
  }[] = [];
  readonly #closed = new Set<string>();

  constructor(schedule: Schedule) {
    this.#writes = [...schedule.writes];
    this.#journal = [...schedule.journal];
  }

  get #hold(): Backoff | null {
    return this.#holds[this.#connected];
  }

  set #hold(hold: Backoff | null) {
    this.#holds[this.#connected] = hold;
  }

  get crm(): ModelCrm {
    return this.crms[this.#connected];
  }

  get #now(): number {
    return this.#true + this.#skew;
  }

  run(acts: readonly Act[]): void {
    for (const act of acts) {
      this.#true += 10;
      this.#past.push(this.#book);
      this.#act(act);
      this.#flush();
    }
    this.#settle();
  }

  #act(act: Act): void {
    switch (act.do) {
      case 'promote':
        this.#promote(act.who);
        return;
      case 'note':
        this.#ask(act.who, { kind: 'note', text: 'seen' });
        return;
      case 'contest':
        this.#ask(act.who, { kind: 'note', text: 'contested', undone: 'undone' });
        return;
      case 'profile':
        this.#ask(act.who, {
          kind: 'profile',
          from: this.#shown(act.who).linkedinSlug,
          to: `slug-${this.#asked.length}`,
        });
        return;
      case 'foreign-profile':
        this.crm.link(act.who, null, `foreign-${this.#true}`, false);
        this.#true += READ_LAG_MS;
        this.#refresh(act.who);
        return;
      case 'undo':
        this.#undo(act.back);
        return;
      case 'repeat':
        this.#repeat(act.back);
        return;
      case 'retry':
      case 'discard':
        this.#decide(act.do);
        return;
      case 'foreign':
        this.crm.move(act.who, null, act.stage, false);
        this.#true += READ_LAG_MS;
        this.#refresh(act.who);
        return;
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
        this.setBackMs += Math.min(-act.jump, BACKOFF_CAP_MS);
        return;
      case 'both':
        // Here everything happens in one turn: there is no same moment.
        return;
      case 'stop':
        this.#alive = false;
        return;
      case 'switch':
        this.#switch();
        return;
      case 'look':
        // Here everything happens in one turn: no answer comes behind anything.
        return;
      case 'lose':
        this.#lose(act);
        return;
      default:
        throw new Error(act satisfies never);
    }
  }

  #lose(act: Extract<Act, { do: 'lose' }>): void {
    // Without a place to write to, nothing could be brought back before it is lost again.
    if (this.#full || this.#mirror.generation !== this.#book.generation) return;
    this.history.events.push({ kind: 'lost' });
    if (act.what === 'mirror') this.#mirror = EMPTY;
    else this.#holds = { a: null, b: null };
    if (act.what === 'database') this.#book = EMPTY;
    if (act.what === 'tail') this.#book = this.#past.at(-1 - act.back) ?? this.#book;
    this.#alive = false;
    this.#start();
  }

  /** A worker begins: both journals are brought together. */
  #start(): void {
    if (this.#alive) return;
    if (this.#book.generation < this.#mirror.generation) {
      this.#book = {
        ...this.#mirror,
        rows: rowsAfterLoss(this.#book.rows, {
          rows: this.#mirror.rows,
          done: [...this.#mirror.done.values()],
        }),
      };
    }
    if (this.#full && this.#book !== this.#mirror) throw new Refused();
    this.#mirror = this.#book;
    this.#alive = true;
  }

  /** One change of the outbox: the database, then the replica log. */
  #change(next: (book: Book) => Partial<Omit<Book, 'generation'>>): void {
    this.#start();
    if (this.#full) throw new Refused();
    const before = this.#book;
    this.#book = { ...before, ...next(before), generation: before.generation + 1 };
    const fault = this.#journal.shift() ?? 'none';
    if (fault === 'killed-between') this.#die();
    if (fault === 'refused') {
      this.#book = { ...before, generation: this.#book.generation + 1 };
      throw new Refused();
    }
    this.#mirror = this.#book;
  }

  #die(): never {
    this.#alive = false;
    this.history.events.push({ kind: 'died' });
    throw new Death();
  }

  /** Runs what a surface asked for. @returns what it got */
  #tell(run: () => void): 'acknowledged' | 'refused' | 'unanswered' {
    try {
      run();
      return 'acknowledged';
    } catch (error) {
      if (error instanceof Death) return 'unanswered';
      if (error instanceof Refused) return 'refused';
      throw error;
    }
  }

  /**
   * The rep connects the other account: its people are read again, and what waits for the first
   * stays.
   */
  #switch(): void {
    this.#connected = this.#connected === 'a' ? 'b' : 'a';
    this.#cache.clear();
    // What is read again is behind what was written last.
    this.#true += READ_LAG_MS;
    for (const who of PEOPLE) this.#refresh(who);
  }

  #promote(who: string): void {
    const from = this.#shown(who).stage;
    const to = from === null ? undefined : STAGES[STAGES.indexOf(from) + 1];
    if (to !== undefined) this.#ask(who, { kind: 'move', from, to });
  }

  #ask(who: string, action: IntentAction, intentId = `i${this.#asked.length}`): void {
    const told = this.#tell(() => {
      this.#start();
      if (this.#known(intentId)) return;
      const intent = { intentId, contactId: who, connection: this.#connected, action };
      this.#change(({ rows }) => ({
        rows: [...rows, { ...newRow(intent, this.#now), seq: ++this.#seq }],
      }));
    });
    const asked = askedBy(action);
    const account = this.#connected;
    this.history.events.push({ kind: told, intentId, who: account + who, asked });
    if (told !== 'refused' && !this.#asked.some((each) => each.intentId === intentId))
      this.#asked.push({ intentId, account, who, action });
  }

  #known(intentId: string): boolean {
    return (
      this.#book.done.has(intentId) || this.#book.rows.some((row) => row.intentId === intentId)
    );
  }

  #repeat(back: number): void {
    const last = this.#asked.at(-1 - back);
    if (last?.account === this.#connected) this.#ask(last.who, last.action, last.intentId);
  }

  #undo(back: number): void {
    const last = this.#asked.at(-1 - back);
    if (last?.account !== this.#connected || this.#closed.has(last.intentId)) return;
    const later = this.#asked.slice(this.#asked.indexOf(last) + 1);
    if (later.some((each) => each.who === last.who && each.account === last.account)) return;
    let result: 'removed' | 'reversing' | 'nothing' = 'nothing';
    const told = this.#tell(() => {
      this.#start();
      const row = this.#book.rows.find((each) => each.intentId === last.intentId);
      const done = this.#book.done.get(last.intentId);
      if (row !== undefined) {
        const next = undoOf(row);
        result = next.do === 'remove' ? 'removed' : 'reversing';
        this.#change((book) =>
          next.do === 'remove'
            ? finished(book, row, 'undone', this.#now)
            : { rows: replaced(book, next.row) },
        );
      } else if (done?.outcome === 'applied' && inverseOf(done.action) !== null) {
        result = 'reversing';
        this.#change((book) => this.#reversed(book, done, undefined));
      }
    });
    if (result === 'nothing' || told === 'refused') return;
    this.#closed.add(last.intentId);
    this.history.events.push({
      kind: 'undone',
      intentId: last.intentId,
      result: told === 'unanswered' ? 'unanswered' : result,
    });
  }

  #reversed(book: Book, done: DoneRow, place: number | undefined): Pick<Book, 'rows' | 'done'> {
    const action = inverseOf(done.action);
    const rows = [...book.rows];
    const intentId =
      action?.kind === 'note' ? derivedId(done.intentId, 'undo') : `undo-${done.intentId}`;
    if (action !== null && !rows.some((row) => row.intentId === intentId)) {
      const intent = { intentId, contactId: done.contactId, connection: done.connection, action };
      rows.push({ ...newRow(intent, this.#now), seq: place ?? ++this.#seq });
      rows.sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
    }
    return { rows, done: new Map(book.done).set(done.intentId, { ...done, outcome: 'reversed' }) };
  }

  #decide(what: 'retry' | 'discard'): void {
    const row = this.#own().find((each) => each.state === 'parked');
    if (row === undefined) return;
    const { intentId } = row;
    const who = row.connection + row.contactId;
    const next = step(
      row,
      { kind: 'retry' },
      { now: this.#now, readLagMs: READ_LAG_MS, random: 0 },
    );
    const told = this.#tell(() => {
      if (what === 'discard') this.#change((book) => finished(book, row, 'discarded', this.#now));
      else if (next.do === 'keep') this.#change((book) => ({ rows: replaced(book, next.row) }));
    });
    if (told === 'refused') return;
    if (what === 'discard') this.history.events.push({ kind: 'discarded', intentId, who });
    else if (next.do === 'keep' && next.row.action.kind === 'move') {
      const { from, to } = next.row.action;
      this.history.events.push({ kind: 'insisted', intentId, who, from, to });
    }
  }

  /** What waits for the account of now. */
  #own(): OutboxRow[] {
    return this.#book.rows.filter(({ connection }) => connection === this.#connected);
  }

  #shown(who: string): Shown {
    const contact = makeContact(who, this.#cache.get(who) ?? {});
    const rows = this.#own().filter((row) => row.contactId === who && !row.undo);
    return applyPending(contact, rows.map(toPending));
  }

  #refresh(who: string): void {
    const { stage, linkedinSlug } = this.crm.read(who);
    this.#cache.set(who, { stage, linkedinSlug });
  }

  #flush(): void {
    try {
      this.#start();
      this.#pass();
    } catch (error) {
      if (!(error instanceof Death || error instanceof Refused)) throw error;
    }
  }

  #pass(): void {
    for (const row of this.#book.rows)
      if (row.state === 'sending') this.#apply(row, { kind: 'in-doubt', failure: null });
    for (const row of this.#book.rows)
      if (row.nextAttemptAt > farAhead(this.#now)) this.#apply(row, { kind: 'clock-set-back' });
    if (this.#hold !== null)
      this.#hold = { ...this.#hold, until: nearTime(this.#hold.until, this.#now, BACKOFF_CAP_MS) };
    const end = this.#now + PASS_MS;
    while (this.#now < end && !isBackingOff(this.#hold, this.#connected, this.#now)) {
      const batch = dueOf(
        headsOf(this.#book.rows, this.#connected).values(),
        this.#now,
        this.#hold === null ? 3 : 1,
      );
      if (batch.length === 0) break;
      this.#broken = false;
      for (const row of batch) this.#advance(row);
      if (!this.#broken) this.#hold = null;
    }
    this.#arm();
  }

  #arm(): void {
    const heads = [...headsOf(this.#book.rows, this.#connected).values()];
    const due = Math.min(...heads.map((row) => row.nextAttemptAt));
    const held = isBackingOff(this.#hold, this.#connected, this.#now)
      ? this.#hold.until
      : this.#now;
    this.#wake = heads.length === 0 ? null : Math.max(held, due) - this.#skew;
  }

  #advance(row: OutboxRow): void {
    const event = row.state === 'doubtful' ? this.#look(row) : this.#send(row);
    if (event === null) return;
    const failure =
      event.kind === 'in-doubt' || event.kind === 'not-applied' ? event.failure : null;
    if (isWide(failure)) {
      this.#hold =
        this.#broken && this.#hold !== null
          ? backoffWith(this.#hold, failure, this.#now)
          : backoffAfter(this.#hold, failure, this.#connected, this.#now, 0.5);
      this.#broken = true;
    }
    const current = this.#book.rows.find((each) => each.intentId === row.intentId);
    if (current !== undefined) this.#apply(current, event);
  }

  #look(row: OutboxRow): OutboxEvent {
    if (!this.#online) return this.#tried({ kind: 'in-doubt', failure: offline });
    this.#tried({ kind: 'applied' });
    const { action, contactId, intentId } = row;
    if (action.kind === 'profile') return lookAtProfile(action, this.crm.read(contactId));
    if (action.kind !== 'move') {
      return this.crm.hasNote(intentId)
        ? { kind: 'applied' }
        : { kind: 'not-applied', failure: null };
    }
    return lookAtMove(action, this.crm.read(contactId), row.createdAt);
  }

  #send(row: OutboxRow): OutboxEvent | null {
    const marked = this.#apply(row, { kind: 'send' });
    if (marked === null) return null;
    if (!this.#online) return this.#tried({ kind: 'not-applied', failure: offline });
    const fault = this.#writes.shift() ?? 'none';
    if (fault === 'killed-before') this.#die();
    if (fault === 'killed-slow') {
      this.crm.later(this.#true + SLOW_MS, () => void this.#write(marked));
      this.#die();
    }
    if (fault === 'lost-before') return this.#tried({ kind: 'in-doubt', failure: offline });
    if (fault === 'rate-limited') return this.#tried({ kind: 'not-applied', failure: limited });
    if (fault === 'server-error' || fault === 'partial')
      return this.#tried({ kind: 'in-doubt', failure: unavailable });
    if (fault === 'rejected')
      return this.#tried({ kind: 'park', park: { reason: 'refused', detail: '' } });
    const event = this.#write(marked);
    if (fault === 'killed-after') this.#die();
    if (fault === 'lost-after') return this.#tried({ kind: 'in-doubt', failure: offline });
    if (fault === 'server-error-after')
      return this.#tried({ kind: 'in-doubt', failure: unavailable });
    return this.#tried(event);
  }

  #write({ action, contactId, intentId }: OutboxRow): OutboxEvent {
    if (action.kind === 'profile') {
      if (this.crm.link(contactId, action.from, action.to)) return { kind: 'applied' };
      return {
        kind: 'park',
        park: { reason: 'conflict', detail: this.crm.profile(contactId) ?? '' },
      };
    }
    if (action.kind !== 'move') {
      this.crm.note(contactId, intentId);
      return { kind: 'applied' };
    }
    if (this.crm.move(contactId, action.from, action.to)) return { kind: 'applied' };
    return {
      kind: 'park',
      park: { reason: 'conflict', detail: '', theirs: this.crm.stage(contactId) },
    };
  }

  #tried(event: OutboxEvent): OutboxEvent {
    if (this.history.events.length > MOST_EVENTS) throw new Error('asks without end');
    const failure =
      event.kind === 'in-doubt' || event.kind === 'not-applied' ? event.failure : null;
    const answer = isWide(failure) ? 'wide' : 'well';
    const [account, retryAfterMs] = [this.#connected, failure?.retryAfterMs ?? 0];
    this.history.events.push({ kind: 'tried', account, at: this.#true, answer, retryAfterMs });
    return event;
  }

  #apply(row: OutboxRow, event: OutboxEvent): OutboxRow | null {
    const now = this.#now;
    const next = step(row, event, { now, readLagMs: READ_LAG_MS, random: 0.5 });
    if (next.do === 'keep') {
      this.#change((book) => ({ rows: replaced(book, next.row) }));
      return next.row;
    }
    this.#change((book) => {
      const seen = this.#cache.get(row.contactId);
      if (next.outcome === 'applied' && seen !== undefined && row.connection === this.#connected) {
        if (row.action.kind === 'move')
          this.#cache.set(row.contactId, { ...seen, stage: row.action.to });
        if (row.action.kind === 'profile')
          this.#cache.set(row.contactId, { ...seen, linkedinSlug: row.action.to });
      }
      const after = { ...book, ...finished(book, row, next.outcome, now) };
      const done = after.done.get(row.intentId);
      return next.reverse && done !== undefined ? this.#reversed(after, done, row.seq) : after;
    });
    return null;
  }

  #settle(): void {
    this.#online = true;
    this.#full = false;
    this.#writes.length = 0;
    this.#journal.length = 0;
    let settledMs = 0;
    const people: End['people'][number][] = [];
    for (const _ of ACCOUNTS) {
      const from = this.#true;
      for (let round = 0; round < 100; round++) {
        this.#flush();
        if (this.#wake === null || headsOf(this.#book.rows, this.#connected).size === 0) break;
        this.#true = Math.max(this.#true + 1_000, this.#wake);
      }
      settledMs = Math.max(settledMs, this.#true - from);
      this.#true += READ_LAG_MS;
      people.push(...PEOPLE.map((who) => this.#personNow(who)));
      this.#switch();
    }
    this.history.end = { people, settledMs };
  }

  #personNow(who: string): End['people'][number] {
    const rows = this.#own().filter((row) => row.contactId === who);
    this.#refresh(who);
    const ids = (parked: boolean) =>
      rows.filter((row) => (row.state === 'parked') === parked).map((row) => row.intentId);
    const { stage: shown, linkedinSlug: shownProfile } = this.#shown(who);
    const [held, heldProfile] = [this.crm.stage(who), this.crm.profile(who)];
    return {
      who: this.#connected + who,
      shown,
      held,
      shownProfile,
      heldProfile,
      waiting: ids(false),
      parked: ids(true),
    };
  }
}

function replaced({ rows }: Book, row: OutboxRow): OutboxRow[] {
  return rows.map((each) => (each.intentId === row.intentId ? row : each));
}

function finished(
  book: Book,
  row: OutboxRow,
  outcome: DoneRow['outcome'],
  at: number,
): Pick<Book, 'rows' | 'done'> {
  const { intentId, contactId, connection, action } = row;
  return {
    rows: book.rows.filter((each) => each.intentId !== intentId),
    done: new Map(book.done).set(intentId, {
      intentId,
      contactId,
      connection,
      action,
      outcome,
      at,
    }),
  };
}
