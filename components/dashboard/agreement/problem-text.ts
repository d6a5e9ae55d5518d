import type { AgreementProblem } from '../../../lib/domain/agreement/schema';
import type { Speech } from './use-t';

/** What is wrong in a place, in words that say what to do about it. */
export function problemText({ rule, limit, what }: AgreementProblem, { tell }: Speech): string {
  return tell(`rule.${rule}`, { limit: limit ?? '', what });
}
