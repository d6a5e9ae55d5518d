import type { Connector, ContactRead, LookupAnswer } from '../crm/port/connector';
import { type Failure, failureOf, RelevoError } from '../domain/base/failure';
import { type Identity, type IdentityKey, lookupKey } from '../domain/person/identity';
import { answersFor, answersOf, releaseAnswers } from '../store/answers';
import { contactsByKeys, markSeen, putReads } from '../store/contacts';
import type { RelevoDb } from '../store/db';
import { forgetGone } from '../store/evict';
import type { Journal } from '../store/journal';
import { missingSince, putMissing } from '../store/missing';
import type { AnswerRow, ContactRow } from '../store/rows';
import { keysOf, type Recognised, recognise } from './recognise';

/** What the store knows of one identity, and whether the CRM is being asked. */
export interface Found extends Recognised {
  /** The identity's first key; null when it has none to look up by. */
  readonly key: IdentityKey | null;
  /** Answers about it and about whom it leads to. */
  readonly answers: readonly AnswerRow[];
  readonly missingAt: number | null;
  readonly asking: boolean;
  readonly failure: Failure | null;
}

export interface LookupWorld {
  readonly journal: Journal;
  connector(): Promise<Connector | null>;
  /** Id of the connection of now: answers are another CRM's over another one. */
  connection(): Promise<{ readonly id: string }>;
  clock(): number;
  /** Runs `run` after `ms`; the window in which the questions of all tabs become one. */
  later(run: () => void, ms: number): void;
  /** The CRM answered, or failed to: surfaces should ask again. */
  changed(): void;
  /** Hears why the CRM could not be asked. */
  failed(failure: Failure): void;
}

export interface Lookup {
  /** What the store knows at once; what is missing or stale is asked of the CRM behind it, in one request for all tabs. */
  find(identities: readonly Identity[]): Promise<Found[]>;
  /** Resolves when nothing is being asked any more. */
  settled(): Promise<void>;
  /** Forgets past failures, after the connection was mended. */
  reset(): void;
}

/** How long an answer counts as fresh, and "not in the CRM" as true, ms. */
export const FRESH_MS = 10 * 60_000;
/** @internal */
export const MISSING_MS = 4 * 3_600_000;
const WINDOW_MS = 25;
const RETRY_MS = 30_000;

/** What is asked of the CRM for one key. */
interface Question {
  readonly identity: Identity;
  /** Contacts that it leads to here, which the CRM may find under other keys, or not at all. */
  readonly ids: readonly string[];
}

/** The reader: answers from the store, and keeps the store fresh behind it. */
export function createLookup(world: LookupWorld): Lookup {
  const { db } = world.journal;
  const waiting = new Map<IdentityKey, Question>();
  const asking = new Set<IdentityKey>();
  const failed = new Map<IdentityKey, { failure: Failure; until: number }>();
  const running = new Set<Promise<void>>();
  let armed = false;

  async function flush(): Promise<void> {
    armed = false;
    const batch = new Map(waiting);
    waiting.clear();
    // Profiles and names are searched one by one, and a page can show any number: addresses do not wait for them, nor fail with them.
    const parts = [true, false].map((is) => new Map([...batch].filter(([key]) => isAddress(key) === is)));
    try {
      await Promise.all(parts.filter(({ size }) => size > 0).map(ask));
    } finally {
      for (const key of batch.keys()) asking.delete(key);
      world.changed();
    }
  }

  async function ask(batch: ReadonlyMap<IdentityKey, Question>): Promise<void> {
    const askedAt = world.clock();
    try {
      const [connector, { id: connection }] = [await world.connector(), await world.connection()];
      if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
      const signal = AbortSignal.timeout(60_000);
      const answers = await connector.lookup(
        [...batch.values()].map(({ identity }) => identity),
        signal,
      );
      const found = new Set(answers.flatMap((answer) => answer.found.map(({ contact }) => contact.id)));
      const others = [...new Set([...batch.values()].flatMap(({ ids }) => ids))].filter((id) => !found.has(id));
      const read = others.length === 0 ? new Map<string, ContactRead>() : await connector.read(others, signal);
      await storeAnswers(db, answers, [...read.values()], askedAt);
      const gone = others.filter((id) => read.get(id)?.contact.id !== id);
      if (gone.length > 0) {
        await releaseAnswers(world.journal, connection, gone);
        await forgetGone(db, gone);
      }
      for (const key of batch.keys()) failed.delete(key);
    } catch (error) {
      const failure = failureOf(error);
      world.failed(failure);
      const until = world.clock() + Math.max(RETRY_MS, failure.retryAfterMs ?? 0);
      for (const key of batch.keys()) failed.set(key, { failure, until });
    }
  }

  function want(key: IdentityKey, question: Question): void {
    if (asking.has(key) || (failed.get(key)?.until ?? 0) > world.clock()) return;
    asking.add(key);
    waiting.set(key, question);
    if (armed) return;
    armed = true;
    const batch = new Promise<void>((resolve) => {
      world.later(() => void flush().finally(resolve), WINDOW_MS);
    });
    running.add(batch);
    void batch.then(() => running.delete(batch));
  }

  return {
    async find(identities) {
      const { id: connection } = await world.connection();
      const keyed = identities.map((identity) => ({ identity, ...keysOf(identity), key: lookupKey(identity) }));
      const all = keyed.flatMap(({ certain, question }): IdentityKey[] =>
        question === null ? [...certain] : [...certain, question],
      );
      const [byKey, missing, said] = await Promise.all([
        contactsByKeys(db, all),
        missingSince(db, all),
        answersOf(db, connection, all),
      ]);
      const named = [...new Set(said.filter(({ same }) => same).map(({ contactId }) => contactId))];
      const byId = new Map(
        (await db.contacts.bulkGet(named)).flatMap((row) => (row === undefined ? [] : [[row.id, row]])),
      );
      const met = [...new Set([...named, ...[...byKey.values()].flat().map(({ id }) => id)])];
      const answers = uniqueAnswers([...said, ...(await answersFor(db, connection, met))]);
      const now = world.clock();
      const found = keyed.map(({ identity, certain, question, key }) => {
        const who = recognise(identity, { byKey, byId, answers });
        const asked: IdentityKey[] = question === null ? [...certain] : [...certain, question];
        const times = asked.flatMap((each) => missing.get(each) ?? []);
        const missingAt = who.rows.length > 0 || times.length < asked.length ? null : Math.min(...times);
        const fresh =
          who.rows.length > 0
            ? who.absent.length === 0 && who.rows.every((row) => now - row.readAt < FRESH_MS)
            : who.absent.length === 0 && missingAt !== null && now - missingAt < MISSING_MS;
        const ids = [...who.rows.map(({ id }) => id), ...who.absent];
        if (!fresh && key !== null) want(key, { identity: askable(identity), ids });
        return {
          ...who,
          key,
          answers,
          missingAt,
          asking: key !== null && asking.has(key),
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

function isAddress(key: IdentityKey): boolean {
  return key.startsWith('e:');
}

/** What of an identity the CRM is asked by: nothing else of a page leaves the browser. */
function askable({ email, linkedinSlug, linkedinId, name, company }: Identity): Identity {
  return { email, linkedinSlug, linkedinId, name, company };
}

async function storeAnswers(
  db: RelevoDb,
  answers: readonly LookupAnswer[],
  others: readonly ContactRead[],
  askedAt: number,
): Promise<void> {
  const reads = answers.flatMap((answer) => [...answer.found]);
  await putReads(db, uniqueReads([...reads, ...others]), askedAt, true);
  const maybe = answers.flatMap((answer) => [...answer.maybe]);
  await putReads(db, uniqueReads(maybe), askedAt, false);
  const missing = answers
    .filter((answer) => answer.found.length === 0)
    .flatMap(({ identity }): IdentityKey[] => {
      const { certain, question } = keysOf(identity);
      return question === null ? [...certain] : [...certain, question];
    });
  await putMissing(db, missing, askedAt);
}

function uniqueReads(reads: readonly ContactRead[]): ContactRead[] {
  return [...new Map(reads.map((read) => [read.contact.id, read])).values()];
}

function uniqueRows(rows: readonly ContactRow[]): ContactRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function uniqueAnswers(rows: readonly AnswerRow[]): AnswerRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
