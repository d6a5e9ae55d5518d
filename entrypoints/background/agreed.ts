import type { Agreement } from '../../lib/domain/agreement';
import { type KnownVersion, type UnreadableDocument, versionsOf } from '../../lib/domain/agreement-document';
import { DEFAULT_AGREEMENT } from '../../lib/domain/default-agreement';
import { createPinnedTerms, createTerms, type TermsAt } from '../../lib/domain/terms';
import { type KeptAgreement, readKept } from '../../lib/store/agreement';
import type { RelevoDb } from '../../lib/store/db';
import { type Policy, readPolicy } from './policy';

/** What was agreed, as far as this device knows. */
export interface Agreed {
  /** Newest first. */
  readonly known: readonly KnownVersion[];
  readonly unreadable: readonly UnreadableDocument[];
  readonly kept: KeptAgreement | null;
  readonly policy: Policy;
  readonly terms: TermsAt;
}

/** Reads what was agreed once a worker: digests of many versions for every chip would be too much. */
export interface AgreedReader {
  read(): Promise<Agreed>;
  inForce(): Promise<Agreement>;
  /** Must be called whenever the versions, the connection or the policy have changed. */
  forget(): void;
}

export function createAgreedReader(
  db: RelevoDb,
  connection: () => Promise<{ readonly id: string }>,
  clock: () => number,
): AgreedReader {
  let reading: Promise<Agreed> | undefined;
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

async function load(db: RelevoDb, connection: () => Promise<{ readonly id: string }>): Promise<Agreed> {
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
