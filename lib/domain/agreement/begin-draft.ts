import type { Agreement } from '../base/agreement-model';
import { toNewestFormat } from './newest-format';

/**
 * The first state of a draft: it has no signatures, and it cannot start on a day that is
 * over. What is edited is of the newest format.
 * @param today local date `YYYY-MM-DD` in the agreement's time zone
 */
export function beginDraft(base: Agreement, today: string): Agreement {
  const { validFrom } = base;
  return {
    ...toNewestFormat(base),
    signed: [],
    validFrom: validFrom < today ? today : validFrom,
  };
}
