import { ceilDivide, ratioOf } from '../../lib/domain/figures/numeric/ratio';
import type { Share } from '../../lib/domain/figures/rates/interval';

/**
 * How many are needed on average for a goal: ceil(goal · Π n / Π x) in whole numbers, so that no
 * rounding adds one. Null where in one of the rates none went on.
 * @param goal a whole number
 * @param rates x of n of each transition up to the goal
 */
export function plainNeed(goal: number, rates: readonly Share[]): number | null {
  let [top, over] = [BigInt(Math.max(0, Math.ceil(goal))), 1n];
  for (const { x, n } of rates) {
    top *= BigInt(n);
    over *= BigInt(x);
  }
  return over === 0n ? null : Number(ceilDivide(top, over));
}

/** The same for a rate that is given as a number, taken as the decimal that it is written as. */
export function plainNeedOfRate(goal: number, rate: number): number | null {
  if (!(rate > 0)) return null;
  const [{ top: goals, over: parts }, { top, over }] = [ratioOf(Math.max(0, goal)), ratioOf(rate)];
  return Number(ceilDivide(goals * over, parts * top));
}

/**
 * One need for each stage of a ladder, the goal's own last; each is reckoned from the goal itself.
 */
export function plainNeeds(goal: number, rates: readonly Share[]): (number | null)[] {
  return [
    ...rates.map((_, stage) => plainNeed(goal, rates.slice(stage))),
    Math.max(0, Math.ceil(goal)),
  ];
}
