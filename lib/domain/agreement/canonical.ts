import type { Agreement } from '../base/agreement-model';
import { stableJson } from '../base/json-tree';
import { sha256 } from '../base/sha256';
import { STAGES } from '../base/stage';

/**
 * Returns the same agreement with its sets in a fixed order: days, holidays and stages sorted, each
 * once.
 */
export function canonicalAgreement(agreement: Agreement): Agreement {
  const { hours } = agreement;
  return {
    ...agreement,
    doNotContact: STAGES.filter((stage) => agreement.doNotContact.includes(stage)),
    hours: {
      ...hours,
      days: [...new Set(hours.days)].sort((a, b) => a - b),
      holidays: [...new Set(hours.holidays)].sort(),
    },
  };
}

/**
 * Returns the signed content as one text: everything except the signatures, with sorted keys, so
 * that it does not depend on the order in which a document was written.
 * @internal
 */
export function agreementContent(agreement: Agreement): string {
  const { signed: _, ...content } = canonicalAgreement(agreement);
  return stableJson(content);
}

/** Returns the digest of the signed content (SHA-256, hexadecimal); equal for equal content. */
export function agreementDigest(agreement: Agreement): string {
  return sha256(agreementContent(agreement));
}
