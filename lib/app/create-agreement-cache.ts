import { readPolicy } from '../../entrypoints/background/policy';
import { DEFAULT_AGREEMENT } from '../domain/agreement/default-agreement';
import { versionsOf } from '../domain/agreement/document';
import { createPinnedTerms, createTerms } from '../domain/agreement/in-force';
import { readKept } from '../store/agreement-documents';
import type { RelevoDb } from '../store/db';
import type { AgreementCache, CachedAgreements } from './agreement-cache';

export function createAgreementCache(
  db: RelevoDb,
  connection: () => Promise<{ readonly id: string }>,
  clock: () => number,
): AgreementCache {
  let reading: Promise<CachedAgreements> | undefined;
  const read = () => {
    const started = reading ?? load(db, connection);
    reading = started;
    // A database that could not be read now may be there the next time.
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

async function load(db: RelevoDb, connection: () => Promise<{ readonly id: string }>): Promise<CachedAgreements> {
  const { id } = await connection();
  const [kept, policy] = await Promise.all([readKept(db, id), readPolicy()]);
  const { versions, unreadable } = versionsOf(kept?.documents ?? []);
  const own = createTerms(
    versions.map(({ agreement }) => agreement),
    DEFAULT_AGREEMENT,
  );
  const terms = policy.agreement === null ? own : createPinnedTerms(policy.agreement, own);
  return { known: versions, unreadable, kept, policy, terms };
}
