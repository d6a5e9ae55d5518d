import * as z from 'zod/mini';
import { splitAmount } from '../../../lib/domain/figures/attribution/largest-remainder';
import { count, question } from '../question';

/** Amounts split to the last unit. */
export const CENTS = [
  question(
    z.object({ rows: z.array(z.object({ total: z.int(), weights: z.array(count) })) }),
    ({ rows }) => ({
      rows: rows.map(({ total, weights }) => splitAmount(total, weights)),
    }),
  ),
];
