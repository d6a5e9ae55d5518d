import * as z from 'zod/mini';
import { fisherTest } from '../../../lib/domain/figures/rates/fisher';
import { RATE_CONFIDENCE } from '../../../lib/domain/figures/rates/interval';
import { compareCounts } from '../../../lib/domain/figures/rates/two-counts';
import { chance, maybe, number, question, whole } from '../question';
import { countInterval } from '../tails';

const positive = number.check(z.positive());
const fisher = z.object({ rows: z.array(z.tuple([whole, whole, whole, whole])) });

function reckonFisher({ rows }: z.infer<typeof fisher>) {
  return {
    p: rows.map(([did, not, did2, not2]) =>
      fisherTest({ x: did, n: did + not }, { x: did2, n: did2 + not2 }),
    ),
  };
}

/** One week against others. */
export const WEEKLY = [
  question(
    z.object({ counts: z.array(whole), confidence: maybe(chance) }),
    ({ counts, confidence }) => ({
      rows: counts.map((count) => ({
        count,
        ...countInterval(count, confidence ?? RATE_CONFIDENCE),
      })),
    }),
  ),
  question(fisher, reckonFisher, /fisher/i),
  question(
    z.object({ rows: z.array(z.tuple([whole, positive, whole, positive])), confidence: chance }),
    ({ rows, confidence }) => ({
      rows: rows.map(([count1, exposure1, count2, exposure2]) =>
        compareCounts(
          { count: count1, exposure: exposure1 },
          { count: count2, exposure: exposure2 },
          confidence,
        ),
      ),
    }),
  ),
  question(
    z.object({ rows: z.array(z.tuple([whole, positive, whole, positive])) }),
    ({ rows }) => ({
      rows: rows.map(([count1, exposure1, count2, exposure2]) =>
        compareCounts(
          { count: count1, exposure: exposure1 },
          { count: count2, exposure: exposure2 },
          RATE_CONFIDENCE,
        ),
      ),
    }),
    /count|poisson/i,
  ),
  question(fisher, reckonFisher),
];
