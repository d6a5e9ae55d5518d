import type { Beta } from '../numeric/beta';

/** The first two moments of a distribution. */
export interface Moments {
  readonly mean: number;
  readonly sd: number;
}

/** Mean and standard deviation of a product of independent Beta distributed rates, both exact. */
export function productMoments(rates: readonly Beta[]): Moments {
  let [mean, second] = [1, 1];
  for (const { a, b } of rates) {
    mean *= a / (a + b);
    second *= (a * (a + 1)) / ((a + b) * (a + b + 1));
  }
  return { mean, sd: Math.sqrt(Math.max(0, second - mean * mean)) };
}

/**
 * The Beta distribution with the mean and the variance of the product. Its quantiles are within 0.5
 * % of the product's for a whole funnel; where one rate rests on very few people the lower ones are
 * far off: use `productQuantiles` for those.
 */
export function productBeta(rates: readonly Beta[]): Beta {
  const [only] = rates;
  if (only !== undefined && rates.length === 1) return only;
  const { mean, sd } = productMoments(rates);
  const k = (mean * (1 - mean)) / (sd * sd) - 1;
  return { a: mean * k, b: (1 - mean) * k };
}
