import { agreementDigest } from '../agreement/canonical';
import type { KnownVersion } from '../agreement/document';
import { standingOf } from '../agreement/sign';
import type { Agreement } from '../base/agreement-model';
import type { AgreementVersion } from './agreement-book';

/**
 * Versions as the Agreement view lists them: where each stands now, the product's own standard
 * last.
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
  // Signed as it is, the standard is a version like any other.
  const all = known.some(({ digest }) => digest === own) ? known : [...known, last];
  return all.map((each) => ({
    ...each,
    standing: standingOf(each.agreement, now),
    inForce: each.digest === holds,
  }));
}

/**
 * Digests of the newest versions where several share the newest number: somebody must merge them.
 */
export function rivalsOf(known: readonly KnownVersion[]): string[] {
  const newest = known.filter(({ agreement }) => agreement.version === known[0]?.agreement.version);
  return newest.length > 1 ? newest.map(({ digest }) => digest) : [];
}
