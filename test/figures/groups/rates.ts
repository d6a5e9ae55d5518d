import * as z from 'zod/mini';
import { ASSUMED_WORTH } from '../../../lib/domain/agreement/planning';
import { betaQuantile } from '../../../lib/domain/figures/numeric/beta';
import { blendedBeta } from '../../../lib/domain/figures/rates/blended';
import { rateDifference } from '../../../lib/domain/figures/rates/difference';
import {
  betaInterval,
  jeffreysBeta,
  jeffreysInterval,
  PLAN_CONFIDENCE,
  RATE_CONFIDENCE,
  wilsonInterval,
} from '../../../lib/domain/figures/rates/interval';
import { productBeta, productMoments } from '../../../lib/domain/figures/rates/product';
import { productQuantiles } from '../../../lib/domain/figures/rates/product-quantiles';
import { chance, count, maybe, question } from '../question';

const share = z.tuple([count, count]).check(z.refine(([x, n]) => x <= n));
const pairs = z.object({ pairs: z.array(share), confidence: maybe(chance) });
const levels = maybe(z.array(chance));
const DEFAULT_LEVELS = [(1 - PLAN_CONFIDENCE) / 2, 0.5, (1 + PLAN_CONFIDENCE) / 2];

/** Rates and their limits. */
export const RATES = [
  question(
    pairs,
    ({ pairs, confidence }) => ({
      rows: pairs.map(([x, n]) => {
        const limits = wilsonInterval({ x, n }, confidence ?? RATE_CONFIDENCE);
        return { x, n, low: limits?.low ?? null, high: limits?.high ?? null };
      }),
    }),
    /wilson|score/i,
  ),
  question(pairs, ({ pairs, confidence: asked }) => ({
    rows: pairs.map(([x, n]) => {
      const confidence = asked ?? RATE_CONFIDENCE;
      const beta = jeffreysBeta({ x, n });
      const raw = betaInterval(beta, confidence);
      return {
        x,
        n,
        rawLow: raw.low,
        rawHigh: raw.high,
        ...jeffreysInterval({ x, n }, confidence),
        median: betaQuantile(beta, 0.5),
        mean: beta.a / (beta.a + beta.b),
      };
    }),
  })),
  question(
    z.object({
      rows: z.array(
        z.union([
          z.tuple([count, count, count, count, chance]),
          z.tuple([count, count, count, count]),
        ]),
      ),
      confidence: maybe(chance),
    }),
    ({ rows, confidence }) => ({
      rows: rows.map(
        ([x1, n1, x2, n2, own]) =>
          rateDifference(
            { x: x1, n: n1 },
            { x: x2, n: n2 },
            own ?? confidence ?? RATE_CONFIDENCE,
          ) ?? {
            difference: null,
            low: null,
            high: null,
          },
      ),
    }),
  ),
  question(
    z.object({
      rows: z.array(z.object({ rate: chance, worth: maybe(count), x: count, n: count })),
      levels,
    }),
    ({ rows, levels: asked }) => ({
      rows: rows.map(({ rate, worth, x, n }) => {
        const beta = blendedBeta({ rate, worth: worth ?? ASSUMED_WORTH }, { x, n });
        return {
          ...beta,
          mean: beta.a / (beta.a + beta.b),
          quantiles: (asked ?? DEFAULT_LEVELS).map((level) => betaQuantile(beta, level)),
        };
      }),
    }),
  ),
];

/** Products of rates. */
export const PRODUCTS = [
  question(
    z.object({ rates: z.array(share).check(z.minLength(1)), levels }),
    ({ rates, levels: asked }) => {
      const betas = rates.map(([x, n]) => jeffreysBeta({ x, n }));
      const matched = productBeta(betas);
      const at = asked ?? DEFAULT_LEVELS;
      return {
        ...productMoments(betas),
        quantiles: productQuantiles(betas, at),
        momentMatchedBeta: {
          ...matched,
          quantiles: at.map((level) => betaQuantile(matched, level)),
        },
      };
    },
  ),
];
