import type { CampaignCostNote } from '../domain/agreement/campaign-cost-schema';
import { standardIn } from '../domain/agreement/default-agreement';
import {
  type KnownVersion,
  type UnreadableDocument,
  versionsOf,
  type WeeklyDocument,
} from '../domain/agreement/document';
import { agreedAt, createPinnedTerms, createTerms } from '../domain/agreement/in-force';
import type { VisitorsNote } from '../domain/agreement/visitors-schema';
import type { Agreement } from '../domain/base/agreement-model';
import { measuredFrom, measuredTerms } from '../domain/clocks/measured';
import type { TermsAt } from '../domain/clocks/terms';
import { type KeptAgreement, readKept, readLeftOut } from '../store/agreement-documents';
import type { Connection } from '../store/connection';
import type { RelevoDb } from '../store/db';
import { readPolicy } from './policy';
import type { Policy, PolicySource } from './ports';

/** The agreements that this device knows. */
export interface CachedAgreements {
  /** Newest first. */
  readonly known: readonly KnownVersion[];
  readonly unreadable: readonly UnreadableDocument[];
  /** Ids of unreadable documents that the rep has left out. */
  readonly leftOut: readonly string[];
  /** All entries of monthly visitors, also those that a later entry replaces. */
  readonly visitors: readonly VisitorsNote[];
  /** All costs of campaigns that were typed, also those that a later entry replaces. */
  readonly costs: readonly CampaignCostNote[];
  /** Documents of the weekly review on the same shelf. */
  readonly weekly: readonly WeeklyDocument[];
  readonly kept: KeptAgreement | null;
  readonly policy: Policy;
  /** The agreement that applies while none is signed. */
  readonly standard: Agreement;
  readonly terms: TermsAt;
  /** Clocks that started before this are not measured, epoch ms. */
  measuredFrom(): number;
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

/** The part of the connection that the agreements depend on. */
type Agreeing = Pick<Connection, 'id' | 'since' | 'timeZone'>;

/** Creates the cache of one worker. It reads nothing before the first call. */
export function createAgreementCache(
  db: RelevoDb,
  connection: () => Promise<Agreeing>,
  clock: () => number,
  policy: PolicySource,
): AgreementCache {
  let reading: Promise<CachedAgreements> | undefined;
  const read = () => {
    const started = reading ?? load(db, connection, clock, policy);
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
  connection: () => Promise<Agreeing>,
  clock: () => number,
  source: PolicySource,
): Promise<CachedAgreements> {
  const { id, since, timeZone } = await connection();
  const standard = standardIn(timeZone);
  const [kept, leftOut, policy] = await Promise.all([
    readKept(db, id),
    readLeftOut(db, id),
    readPolicy(source),
  ]);
  const { versions, unreadable, visitors, costs, weekly } = versionsOf(kept?.documents ?? []);
  const { agreement: pinned } = policy;
  const all = versions.map(({ agreement }) => agreement);
  const own = createTerms(all, standard);
  const agreed = agreedAt(all, standard, pinned);
  const from = () => measuredFrom(since, agreed, clock());
  const terms = measuredTerms(pinned === null ? own : createPinnedTerms(pinned, own), from);
  return {
    known: versions,
    unreadable,
    leftOut,
    visitors,
    costs,
    weekly,
    kept,
    policy,
    standard,
    terms,
    measuredFrom: from,
  };
}
