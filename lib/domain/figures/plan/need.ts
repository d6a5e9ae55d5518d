import type { Beta } from '../numeric/beta';
import { betaBinomialAtLeast } from '../numeric/beta-binomial';

/** More people than this are not searched for: "not from these numbers". */
const MOST_PEOPLE = 10_000_000;

/**
 * The smallest number of people of whom `goal` or more go on with a chance of at least `chance`,
 * where their common rate is known only as a Beta distribution: the honest number for thin data
 * (figures.md c.3). Null where no number up to 10⁷ does.
 */
export function needWithBeta(goal: number, rate: Beta, chance: number): number | null {
  return fewest(goal, (n) => betaBinomialAtLeast(goal, n, rate) >= chance);
}

/**
 * The smallest n from `from` on that is enough, for a condition that once it holds holds on.
 * @internal
 */
export function fewest(from: number, isEnough: (n: number) => boolean): number | null {
  if (from <= 0) return 0;
  let high = Math.ceil(from);
  while (!isEnough(high)) {
    if (high >= MOST_PEOPLE) return null;
    high = Math.min(2 * high, MOST_PEOPLE);
  }
  let low = Math.max(Math.ceil(from) - 1, Math.floor(high / 2) - 1);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
