import type { Connected, LookupAnswer } from '../crm/port/connector';
import type { ContactRead } from '../crm/port/contact-read';
import { type Failure, failureOf, RelevoError } from '../domain/base/failure';
import { isFresh } from '../domain/base/fresh';
import type { Identity, IdentityKey } from '../domain/person/identity';
import { lookupKey } from '../domain/person/question-key';
import { contactsByKeys, markSeen, putReads } from '../store/contacts';
import { forgetGone } from '../store/evict';
import type { Journal } from '../store/journal';
import {
  matchAnswersByKeys,
  matchAnswersOfContacts,
  releaseMatchAnswers,
} from '../store/match-answers';
import { missingSince, putMissing } from '../store/missing';
import type { ContactRow, MatchAnswerRow } from '../store/rows';
import type { Source } from '../store/store-answer';
import { keysOf, type Recognised, recognise } from './recognise-person';

/** What the store knows about one identity, and whether the CRM is being asked about it. */
export interface Found extends Recognised {
  /** The identity's first key; null if it has no key to look it up by. */
  readonly key: IdentityKey | null;
  /** The rep's answers about the identity and about the contacts that it leads to. */
  readonly answers: readonly MatchAnswerRow[];
  readonly missingAt: number | null;
  readonly asking: boolean;
  readonly failure: Failure | null;
}

export interface ContactLookupDeps {
  readonly journal: Journal;
  connector(): Promise<Connected | null>;
  /** Id of the current connection: answers belong to one CRM. */
  connection(): Promise<{ readonly id: string }>;
  clock(): number;
  /** Runs `run` after `ms`. Lookups of all tabs within this window become one request. */
  later(run: () => void, ms: number): void;
  /** Called when the CRM has answered or failed: surfaces look up again. */
  changed(): void;
  /** Reports why a request to the CRM of a connection failed. */
  failed(failure: Failure, connection: string): void;
}

export interface ContactLookup {
  /**
   * Answers at once from the store. What is missing or old is then read from the CRM, in one
   * request for all tabs.
   * @param mayAsk gets the number of people that are new to this device and returns how many of
   * them may be looked up now; all by default
   */
  find(identities: readonly Identity[], mayAsk?: (unknown: number) => number): Promise<Found[]>;
  /** Resolves when no request is in progress. */
  settled(): Promise<void>;
  /** Forgets past failures, after the connection was repaired. */
  reset(): void;
}

/** How long the data of a contact is fresh, ms. */
export const FRESH_MS = 10 * 60_000;
/** How long "not in the CRM" is trusted, ms. @internal */
export const MISSING_MS = 4 * 3_600_000;
const WINDOW_MS = 25;
const RETRY_MS = 30_000;
/**
 * Time without any answer after which a batch is given up, ms. A whole page of people takes as long
 * as the rate limit of the CRM requires.
 */
const STALL_MS = 60_000;

/** One key to look up in the CRM. */
interface Question {
  /** The connection it was asked over: an answer is only valid there. */
  readonly connection: string;
  readonly identity: Identity;
  /** Contacts that the store has for it; the CRM may find them under other keys, or not at all. */
  readonly ids: readonly string[];
}

/** Creates the lookup. It answers from the store and refreshes the store in the background. */
export function createContactLookup(deps: ContactLookupDeps): ContactLookup {
  const { db } = deps.journal;
  const waiting = new Map<IdentityKey, Question>();
  const asking = new Set<IdentityKey>();
  const failed = new Map<IdentityKey, { failure: Failure; at: number; waitMs: number }>();
  const running = new Set<Promise<void>>();
  let armed = false;

  async function flush(): Promise<void> {
    armed = false;
    const all = new Map(waiting);
    waiting.clear();
    try {
      const { id: connection } = await deps.connection();
      const batch = new Map([...all].filter(([, question]) => question.connection === connection));
      // Profiles and names are searched one by one, and a page can show any number of them.
      // Addresses get their own request, so that they neither wait for these searches nor fail with
      // them.
      const parts = [true, false].map(
        (is) => new Map([...batch].filter(([key]) => isAddress(key) === is)),
      );
      await Promise.all(parts.filter(({ size }) => size > 0).map((part) => ask(part, connection)));
    } finally {
      // If the connection changed in between, the surfaces look these keys up again.
      for (const key of all.keys()) asking.delete(key);
      deps.changed();
    }
  }

  async function ask(batch: ReadonlyMap<IdentityKey, Question>, connection: string): Promise<void> {
    const askedAt = deps.clock();
    const source = { db, connection };
    const keyOf = new Map([...batch].map(([key, { identity }]) => [identity, key]));
    const stall = createStall(STALL_MS);
    const open = new Set(batch.keys());
    try {
      const connector = await deps.connector();
      if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
      if (connector.connection !== connection) return;
      /** Stores a part of the answer. Its keys are not asked for again, even if the rest fails. */
      const take = async (answers: readonly LookupAnswer[]): Promise<void> => {
        stall.moved();
        const keys = answers
          .flatMap(({ identity }) => keyOf.get(identity) ?? [])
          .filter((key) => open.has(key));
        if (keys.length === 0) return;
        const found = new Set(
          answers.flatMap((answer) => answer.found.map(({ contact }) => contact.id)),
        );
        const others = [...new Set(keys.flatMap((key) => batch.get(key)?.ids ?? []))].filter(
          (id) => !found.has(id),
        );
        const read =
          others.length === 0
            ? new Map<string, ContactRead>()
            : await connector.read(others, stall.signal);
        await storeAnswers(source, answers, [...read.values()], askedAt);
        const gone = others.filter((id) => read.get(id)?.contact.id !== id);
        if (gone.length > 0) {
          await releaseMatchAnswers(deps.journal, connection, gone);
          await forgetGone(source, gone);
        }
        for (const key of keys) {
          open.delete(key);
          asking.delete(key);
          failed.delete(key);
        }
        if (open.size > 0) deps.changed();
      };
      await take(await connector.lookup([...keyOf.keys()], stall.signal, take));
    } catch (error) {
      // A failure of a former connection does not concern the current one.
      if ((await deps.connection()).id !== connection) return;
      const failure = failureOf(error);
      deps.failed(failure, connection);
      const waitMs = Math.max(RETRY_MS, failure.retryAfterMs ?? 0);
      for (const key of open) failed.set(key, { failure, at: deps.clock(), waitMs });
    } finally {
      stall.end();
    }
  }

  function want(key: IdentityKey, question: Question): void {
    const last = failed.get(key);
    if (asking.has(key) || (last !== undefined && isFresh(last.at, deps.clock(), last.waitMs)))
      return;
    asking.add(key);
    waiting.set(key, question);
    if (armed) return;
    armed = true;
    const batch = new Promise<void>((resolve) => {
      deps.later(() => void flush().finally(resolve), WINDOW_MS);
    });
    running.add(batch);
    void batch.then(() => running.delete(batch));
  }

  return {
    async find(identities, mayAsk = (unknown) => unknown) {
      const { id: connection } = await deps.connection();
      const keyed = identities.map((identity) => ({
        identity,
        ...keysOf(identity),
        key: lookupKey(identity),
      }));
      const all = keyed.flatMap(({ certain, question }): IdentityKey[] =>
        question === null ? [...certain] : [...certain, question],
      );
      const [byKey, missing, said] = await Promise.all([
        contactsByKeys(db, all),
        missingSince(db, all),
        matchAnswersByKeys(db, connection, all),
      ]);
      const named = [...new Set(said.filter(({ same }) => same).map(({ contactId }) => contactId))];
      const byId = new Map(
        (await db.contacts.bulkGet(named)).flatMap((row) =>
          row === undefined ? [] : [[row.id, row]],
        ),
      );
      const met = [...new Set([...named, ...[...byKey.values()].flat().map(({ id }) => id)])];
      const answers = uniqueAnswers([
        ...said,
        ...(await matchAnswersOfContacts(db, connection, met)),
      ]);
      const now = deps.clock();
      const isNew = ({ certain, question, key }: (typeof keyed)[number]) => {
        const asked: IdentityKey[] = question === null ? [...certain] : [...certain, question];
        return (
          key !== null &&
          !asking.has(key) &&
          !asked.some((each) => byKey.has(each) || missing.has(each))
        );
      };
      const unknown = new Set(keyed.filter(isNew).map(({ key }) => key));
      let allowed = unknown.size === 0 ? 0 : mayAsk(unknown.size);
      const found = keyed.map(({ identity, certain, question, key }) => {
        const who = recognise(identity, { byKey, byId, answers });
        const asked: IdentityKey[] = question === null ? [...certain] : [...certain, question];
        const times = asked.flatMap((each) => missing.get(each) ?? []);
        const missingAt =
          who.rows.length > 0 || times.length < asked.length ? null : Math.min(...times);
        const fresh =
          who.rows.length > 0
            ? who.absent.length === 0 && who.rows.every((row) => isFresh(row.readAt, now, FRESH_MS))
            : who.absent.length === 0 && missingAt !== null && isFresh(missingAt, now, MISSING_MS);
        const ids = [...who.rows.map(({ id }) => id), ...who.absent];
        // Over the budget nothing is asked; the page looks up again later.
        const waits = unknown.has(key) && allowed-- <= 0;
        if (!fresh && key !== null && !waits)
          want(key, { connection, identity: askable(identity), ids });
        return {
          ...who,
          key,
          answers,
          missingAt,
          asking: key !== null && (waits || asking.has(key)),
          failure: (key !== null && !fresh && failed.get(key)?.failure) || null,
        };
      });
      await markSeen(db, uniqueRows(found.flatMap(({ rows }) => rows)), now);
      return found;
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    reset: () => failed.clear(),
  };
}

/** A signal that aborts when `moved` is not called for `ms`. */
function createStall(ms: number): { readonly signal: AbortSignal; moved(): void; end(): void } {
  const controller = new AbortController();
  const arm = () =>
    setTimeout(() => controller.abort(new DOMException('stalled', 'TimeoutError')), ms);
  let timer = arm();
  return {
    signal: controller.signal,
    moved: () => {
      clearTimeout(timer);
      timer = arm();
    },
    end: () => clearTimeout(timer),
  };
}

function isAddress(key: IdentityKey): boolean {
  return key.startsWith('e:');
}

/** Selects the fields that the CRM is asked by. No other data of a page leaves the browser. */
function askable({ email, linkedinSlug, linkedinId, name, company }: Identity): Identity {
  return { email, linkedinSlug, linkedinId, name, company };
}

async function storeAnswers(
  source: Source,
  answers: readonly LookupAnswer[],
  others: readonly ContactRead[],
  askedAt: number,
): Promise<void> {
  const reads = answers.flatMap((answer) => [...answer.found]);
  await putReads(source, uniqueReads([...reads, ...others]), askedAt, true);
  const maybe = answers.flatMap((answer) => [...answer.maybe]);
  await putReads(source, uniqueReads(maybe), askedAt, false);
  const missing = answers
    .filter((answer) => answer.found.length === 0)
    .flatMap(({ identity }): IdentityKey[] => {
      const { certain, question } = keysOf(identity);
      return question === null ? [...certain] : [...certain, question];
    });
  await putMissing(source, missing, askedAt);
}

function uniqueReads(reads: readonly ContactRead[]): ContactRead[] {
  return [...new Map(reads.map((read) => [read.contact.id, read])).values()];
}

function uniqueRows(rows: readonly ContactRow[]): ContactRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function uniqueAnswers(rows: readonly MatchAnswerRow[]): MatchAnswerRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
