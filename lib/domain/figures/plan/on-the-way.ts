import { type OutcomeCurve, outcomesAt } from '../time/competing';
import { type LagCurve, lagAt } from '../time/lag';

/** Steps of a curve as daily chances need them: only those after some age count. */
interface Rest {
  readonly shares: readonly (readonly [days: number, share: number])[];
  readonly waiting: number;
}

/**
 * The chance that one who has stood at a stage for `age` days leaves it by `way` within `days` more:
 * (F(age + days) − F(age)) / S(age). Null where nobody was ever followed beyond that age, or nobody waited so
 * long: "older than our experience".
 */
export function chanceWithin(curve: OutcomeCurve, age: number, days: number, way = 0): number | null {
  return chanceThrough(curve, [], age, days, way);
}

/**
 * The same with later stages still to pass: Σ over the days of going on × the chance to be at the goal in what
 * is then left.
 * @param next chance to be at the goal within so many days of coming in to the next stage; empty where that
 * stage is the goal
 */
export function chanceThrough(curve: OutcomeCurve, next: LagCurve, age: number, days: number, way = 0): number | null {
  const { shares, waiting } = restAfter(curve, age, way);
  if (age >= curve.followedTo || !(waiting > 0)) return null;
  let sum = 0;
  for (const [at, share] of shares) {
    if (at > age + days) break;
    sum += share * (next.length === 0 ? 1 : lagAt(next, days - (at - age)));
  }
  return Math.min(1, sum / waiting);
}

function restAfter(curve: OutcomeCurve, age: number, way: number): Rest {
  const { left, still } = outcomesAt(curve, age);
  let before = left[way] ?? 0;
  const shares = curve.steps
    .filter((step) => step.days > age)
    .map((step): readonly [number, number] => {
      const now = step.left[way] ?? 0;
      const share = now - before;
      before = now;
      return [step.days, share];
    });
  return { shares, waiting: still };
}
