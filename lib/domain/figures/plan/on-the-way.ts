import { countBefore } from '../numeric/search';
import type { OutcomeCurve } from '../time/competing';
import { type LagCurve, lagAt } from '../time/lag';

/**
 * The chance that one who has stood at a stage for `age` days is at the goal within `days` more.
 * Null where no person was ever followed beyond that age, or none waited so long: "older than our
 * experience".
 */
export type ChanceForAge = (age: number, days: number) => number | null;

/**
 * The chances of those who stand at a stage: (F(age + days) − F(age)) / S(age) where the next stage
 * is the goal; else the sum over the days of going on × the chance to be at the goal in what is
 * then left. Made once for all who stand there.
 * @param curve what became of those who came in to the stage; where other ways out are not dated it
 * knows only one, and the chance is lower
 * @param next the chance to be at the goal within so many days of coming in to the next stage; null
 * where that is the goal
 * @param way the way out that leads on
 */
export function chancesForAge(
  curve: OutcomeCurve,
  next: LagCurve | null = null,
  way = 0,
): ChanceForAge {
  const times = curve.steps.map(({ days }) => days);
  const left = [0, ...curve.steps.map((step) => step.left[way] ?? 0)];
  const still = [1, ...curve.steps.map((step) => step.still)];
  return (age, days) => {
    const [from, to] = [countBefore(times, age, true), countBefore(times, age + days, true)];
    const waiting = still[from] ?? 0;
    if (age >= curve.followedTo || !(waiting > 0)) return null;
    if (next === null) return Math.min(1, ((left[to] ?? 0) - (left[from] ?? 0)) / waiting);
    let sum = 0;
    for (let i = from; i < to; i++) {
      const share = (left[i + 1] ?? 0) - (left[i] ?? 0);
      if (share > 0) sum += share * lagAt(next, days - ((times[i] ?? 0) - age));
    }
    return Math.min(1, sum / waiting);
  };
}
