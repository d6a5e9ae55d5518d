import type { Agreement } from '../base/agreement-model';
import type { AgreementProblem } from './schema';

/**
 * How far a version's number may lie above the newest known: one document must not use up all
 * numbers.
 */
const MOST_AHEAD = 1_000;
/** No team comes so far. */
const LAST_VERSION = 100_000;
/** The clocks of two machines differ by less, ms. */
export const SKEW_MS = 3_600_000;

/** Returns whether a version's number may follow `newest`, the highest number known. */
export function isInOrder(version: number, newest: number): boolean {
  return version <= Math.min(newest + MOST_AHEAD, LAST_VERSION);
}

/**
 * Returns what is out of bounds in a document beside the others: a number far above theirs, which
 * would leave none for the next version, or a signature that is later than the document itself.
 * @param newest the highest number of the documents before it
 * @param at when the document was put there, as the CRM says, epoch ms; null where it does not say
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
