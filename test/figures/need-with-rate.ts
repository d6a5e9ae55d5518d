import { fewest } from '../../lib/domain/figures/plan/need';
import { binomialAtLeast } from './tails';

/**
 * The smallest number of people of whom `goal` or more go on with a chance of at least `chance`,
 * each with the known rate. Null where no number up to 10⁷ does.
 */
export function needWithRate(goal: number, rate: number, chance: number): number | null {
  return fewest(goal, (n) => binomialAtLeast(goal, n, rate) >= chance);
}
