import type { Agreement } from '../base/agreement-model';
import type { AgreementProblem } from './schema';

/**
 * How far a version number may be above the highest known one, so that a single document cannot use
 * up all numbers.
 */
const MOST_AHEAD = 1_000;
/** Highest version number; no team reaches it. */
const LAST_VERSION = 100_000;
/** Largest expected difference between the clocks of two machines, ms. */
export const SKEW_MS = 3_600_000;

/** Whether a version number may follow `newest`, the highest number known. */
export function isInOrder(version: number, newest: number): boolean {
  return version <= Math.min(newest + MOST_AHEAD, LAST_VERSION);
}

/**
 * Returns what is out of bounds in a document compared with the others: a number far above theirs,
 * which would leave none for the next version, or a signature later than the document itself.
 * @param newest the highest number of the earlier documents
 * @param at when the document was added, according to the CRM, epoch ms; null if not known
 */
export function outOfBounds(
  agreement: Agreement,
  newest: number,
  at: number | null,
): AgreementProblem | null {
  if (!isInOrder(agreement.version, newest)) {
    return { where: 'version', what: 'number out of order', rule: 'out-of-order', limit: null };
  }
  const ahead = agreement.signed.findIndex(
    (signature) => at !== null && signature.at - at > SKEW_MS,
  );
  if (ahead < 0) return null;
  return {
    where: `signed.${ahead}`,
    what: 'is signed at a time to come',
    rule: 'signed-ahead',
    limit: null,
  };
}
