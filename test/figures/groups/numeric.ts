import * as z from 'zod/mini';
import { betaCdf, betaQuantile } from '../../../lib/domain/figures/numeric/beta';
import { betaBinomialAtLeast } from '../../../lib/domain/figures/numeric/beta-binomial';
import { negativeBinomialAtLeast } from '../../../lib/domain/figures/numeric/negative-binomial';
import { normalCdf, normalQuantile } from '../../../lib/domain/figures/numeric/normal';
import { chance, count, finite, maybe, number, numbers, question } from '../question';
import { binomialAtLeast, poissonAtLeast } from '../tails';

const positive = z.number().check(z.positive());
const rowsOf = <T extends z.ZodMiniType>(row: T) => z.object({ rows: z.array(row) });

/** Distributions by themselves. */
export const NUMERIC = [
  question(z.object({ p: z.array(chance), z: maybe(numbers) }), ({ p, z: at }) => ({
    quantiles: p.map((each) => finite(normalQuantile(each))),
    ...(at ? { cdf: at.map(normalCdf) } : {}),
  })),
  question(z.object({ z: numbers }), ({ z: at }) => ({ cdf: at.map(normalCdf) })),
  question(
    rowsOf(z.tuple([number, positive, positive])),
    ({ rows }) => ({ values: rows.map(([x, a, b]) => betaCdf({ a, b }, x)) }),
    /beta(?!.*quantile).*(distribution function|cdf|incomplete)/i,
  ),
  question(
    rowsOf(z.tuple([z.int(), count, chance])),
    ({ rows }) => ({
      values: rows.map(([k, size, p]) =>
        p >= 1 ? Number(k <= 0) : negativeBinomialAtLeast(k, { size, p }),
      ),
    }),
    /negative/i,
  ),
  question(rowsOf(z.tuple([z.int(), z.int(), chance])), ({ rows }) => ({
    values: rows.map(([k, n, p]) => binomialAtLeast(k, n, p)),
  })),
  question(rowsOf(z.tuple([chance, positive, positive])), ({ rows }) => ({
    values: rows.map(([p, a, b]) => betaQuantile({ a, b }, p)),
  })),
  question(rowsOf(z.tuple([z.int(), z.int(), positive, positive])), ({ rows }) => ({
    values: rows.map(([k, n, a, b]) => betaBinomialAtLeast(k, n, { a, b })),
  })),
  question(rowsOf(z.tuple([z.int(), count])), ({ rows }) => ({
    values: rows.map(([k, mean]) => poissonAtLeast(k, mean)),
  })),
];
