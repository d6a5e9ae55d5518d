import type { Connector, ContactRead, LookupAnswer } from '../crm/connector';
import { type Failure, failureOf, RelevoError } from '../domain/failure';
import { type Identity, type IdentityKey, identityKeys } from '../domain/identity';
import { contactsByKeys, markSeen, putReads } from '../store/contacts';
import type { RelevoDb } from '../store/db';
import { missingSince, putMissing } from '../store/missing';
import type { ContactRow } from '../store/rows';

/** What the store knows of one identity, and whether the CRM is being asked. */
export interface Found {
  /** The identity's first key; null when it has none to look up by. */
  readonly key: IdentityKey | null;
  readonly rows: readonly ContactRow[];
  readonly missingAt: number | null;
  readonly asking: boolean;
  readonly failure: Failure | null;
}

export interface LookupWorld {
  readonly db: RelevoDb;
  connector(): Promise<Connector | null>;
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
export const MISSING_MS = 4 * 3_600_000;
const WINDOW_MS = 25;
const RETRY_MS = 30_000;

/** The reader: answers from the store, and keeps the store fresh behind it. */
export function createLookup(world: LookupWorld): Lookup {
  const waiting = new Map<IdentityKey, Identity>();
  const asking = new Set<IdentityKey>();
  const failed = new Map<IdentityKey, { failure: Failure; until: number }>();
  const running = new Set<Promise<void>>();
  let armed = false;

  async function flush(): Promise<void> {
    armed = false;
    const batch = new Map(waiting);
    waiting.clear();
    try {
      await ask(batch);
    } finally {
      for (const key of batch.keys()) asking.delete(key);
      world.changed();
    }
  }

  async function ask(batch: ReadonlyMap<IdentityKey, Identity>): Promise<void> {
    const askedAt = world.clock();
    try {
      const connector = await world.connector();
      if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
      const answers = await connector.lookup([...batch.values()], AbortSignal.timeout(60_000));
      await storeAnswers(world.db, answers, askedAt);
      for (const key of batch.keys()) failed.delete(key);
    } catch (error) {
      const failure = failureOf(error);
      world.failed(failure);
      const until = world.clock() + Math.max(RETRY_MS, failure.retryAfterMs ?? 0);
      for (const key of batch.keys()) failed.set(key, { failure, until });
    }
  }

  function want(key: IdentityKey, identity: Identity): void {
    if (asking.has(key) || (failed.get(key)?.until ?? 0) > world.clock()) return;
    asking.add(key);
    waiting.set(key, identity);
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
      const keyed = identities.map((identity) => ({ identity, keys: identityKeys(identity) }));
      const all = keyed.flatMap(({ keys }) => keys);
      const [known, missing] = await Promise.all([contactsByKeys(world.db, all), missingSince(world.db, all)]);
      const now = world.clock();
      await markSeen(world.db, [...known.values()].flat(), now);
      return keyed.map(({ identity, keys }) => {
        const key = keys[0] ?? null;
        const rows = uniqueRows(keys.flatMap((each) => known.get(each) ?? []));
        const missingAt = rows.length > 0 || key === null ? null : (missing.get(key) ?? null);
        const fresh =
          rows.length > 0
            ? rows.every((row) => now - row.readAt < FRESH_MS)
            : missingAt !== null && now - missingAt < MISSING_MS;
        if (!fresh && key !== null) want(key, identity);
        return {
          key,
          rows,
          missingAt,
          asking: key !== null && asking.has(key),
          failure: (key !== null && !fresh && failed.get(key)?.failure) || null,
        };
      });
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    reset: () => failed.clear(),
  };
}

async function storeAnswers(db: RelevoDb, answers: readonly LookupAnswer[], askedAt: number): Promise<void> {
  const reads: ContactRead[] = answers.flatMap((answer) => [...answer.found]);
  await putReads(db, uniqueReads(reads), askedAt, true);
  const missing = answers
    .filter((answer) => answer.found.length === 0)
    .flatMap((answer) => identityKeys(answer.identity));
  await putMissing(db, missing, askedAt);
}

function uniqueReads(reads: readonly ContactRead[]): ContactRead[] {
  return [...new Map(reads.map((read) => [read.contact.id, read])).values()];
}

function uniqueRows(rows: readonly ContactRow[]): ContactRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
