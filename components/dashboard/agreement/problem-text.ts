import type { AgreementProblem } from '../../../lib/domain/agreement/schema';
import type { AgreementT } from './use-t';

/** What is wrong in a place, in words that say what to do about it. */
export function problemText({ rule, limit, what }: AgreementProblem, { t }: AgreementT): string {
  return t(`rule.${rule}`, { limit: limit ?? '', what });
}
