import { agreementDigest } from '../agreement/canonical';
import type { KnownVersion } from '../agreement/document';
import { standingOf } from '../agreement/sign';
import type { Agreement } from '../base/agreement-model';
import type { AgreementVersion } from './agreement-overview';

/**
 * Returns the versions as the Agreement view lists them, with their current standing; the product's
 * default agreement last.
 */
export function listVersions(
  known: readonly KnownVersion[],
  standard: Agreement,
  inForce: Agreement,
  now: number,
): AgreementVersion[] {
  const own = agreementDigest(standard);
  const last: KnownVersion = { agreement: standard, digest: own, by: null, at: null };
  const holds = agreementDigest(inForce);
  // If the default was signed unchanged, it is already among the versions.
  const all = known.some(({ digest }) => digest === own) ? known : [...known, last];
  return all.map((each) => ({
    ...each,
    standing: standingOf(each.agreement, now),
    inForce: each.digest === holds,
  }));
}

/**
 * Returns the digests of the newest versions if several have the same number and must be merged.
 */
export function rivalsOf(known: readonly KnownVersion[]): string[] {
  const newest = known.filter(({ agreement }) => agreement.version === known[0]?.agreement.version);
  return newest.length > 1 ? newest.map(({ digest }) => digest) : [];
}
