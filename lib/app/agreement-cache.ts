import { DEFAULT_AGREEMENT } from '../domain/agreement/default-agreement';
import {
  type KnownVersion,
  type UnreadableDocument,
  versionsOf,
} from '../domain/agreement/document';
import { createPinnedTerms, createTerms } from '../domain/agreement/in-force';
import type { VisitorsNote } from '../domain/agreement/visitors-schema';
import type { Agreement } from '../domain/base/agreement-model';
import type { TermsAt } from '../domain/clocks/terms';
import { type KeptAgreement, readKept } from '../store/agreement-documents';
import type { RelevoDb } from '../store/db';
import { readPolicy } from './policy';
import type { Policy, PolicySource } from './ports';

/** The agreements that this device knows. */
export interface CachedAgreements {
  /** Newest first. */
  readonly known: readonly KnownVersion[];
  readonly unreadable: readonly UnreadableDocument[];
  /** Visitors of months, as they were typed, each time. */
  readonly visitors: readonly VisitorsNote[];
  readonly kept: KeptAgreement | null;
  readonly policy: Policy;
  readonly terms: TermsAt;
}

/**
 * Reads the agreements once per worker. Hashing many versions again for every chip would be too
 * slow.
 */
export interface AgreementCache {
  read(): Promise<CachedAgreements>;
  inForce(): Promise<Agreement>;
  /** Drops the cached agreements. Called when the versions, the connection or the policy change. */
  forget(): void;
}

/** Creates the cache of one worker. It reads nothing before the first call. */
export function createAgreementCache(
  db: RelevoDb,
  connection: () => Promise<{ readonly id: string }>,
  clock: () => number,
  policy: PolicySource,
): AgreementCache {
  let reading: Promise<CachedAgreements> | undefined;
  const read = () => {
    const started = reading ?? load(db, connection, policy);
    reading = started;
    // A failed read is not cached: the database may be readable the next time.
    started.catch(() => {
      if (reading === started) reading = undefined;
    });
    return started;
  };
  return {
    read,
    inForce: async () => (await read()).terms(clock()).agreement,
    forget: () => {
      reading = undefined;
    },
  };
}

async function load(
  db: RelevoDb,
  connection: () => Promise<{ readonly id: string }>,
  source: PolicySource,
): Promise<CachedAgreements> {
  const { id } = await connection();
  const [kept, policy] = await Promise.all([readKept(db, id), readPolicy(source)]);
  const { versions, unreadable, visitors } = versionsOf(kept?.documents ?? []);
  const own = createTerms(
    versions.map(({ agreement }) => agreement),
    DEFAULT_AGREEMENT,
  );
  const terms = policy.agreement === null ? own : createPinnedTerms(policy.agreement, own);
  return { known: versions, unreadable, visitors, kept, policy, terms };
}
