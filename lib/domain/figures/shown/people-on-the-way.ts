import type { Stage } from '../../base/stage';
import { agesOf, type FunnelFrame } from '../counting/plan';
import type { CountGap } from '../counting/question';
import type { ChanceGroup } from '../plan/count-distribution';
import { chancesForAge } from '../plan/on-the-way';
import type { Look } from './answers';
import { outcomesOfStep, type PlanStep } from './goal-steps';

/** Those who have stood at one stage for about as long. */
export interface AgeGroup {
  readonly stage: Stage;
  /** Which of the spans of `agesOf`. */
  readonly age: number;
  /** Whole days, the last one not included. */
  readonly days: readonly [number, number];
  readonly people: number;
  /** To be at the goal in time; null where no person was followed for so long. */
  readonly chance: number | null;
}

/** Those before the goal now. */
export interface OnTheWay {
  readonly groups: readonly ChanceGroup[];
  readonly ages: readonly AgeGroup[];
  readonly people: number;
  readonly old: number;
}

/** Those before the goal now, by how long they have stood there, with their chances. */
export function onTheWay(
  look: Look,
  frame: FunnelFrame,
  steps: readonly PlanStep[],
  curves: readonly (readonly number[])[],
  daysLeft: number,
): OnTheWay | { readonly kind: 'gap'; readonly gap: CountGap } | { readonly kind: 'waiting' } {
  const found: AgeGroup[] = [];
  const ages = agesOf(frame.now, frame.timeZone);
  for (const [index, each] of steps.entries()) {
    const chanceFor = chancesForAge(outcomesOfStep(each), curves[index + 1] ?? null);
    for (const [age, { span, days }] of ages.entries()) {
      const { stage } = each.step;
      const known = look({ kind: 'in-flight', stage, span });
      if (known.kind !== 'count') return known;
      const chance = chanceFor((days[0] + days[1]) / 2, daysLeft);
      found.push({ stage, age, days, people: known.count, chance });
    }
  }
  const sum = (some: readonly AgeGroup[]) => some.reduce((all, { people }) => all + people, 0);
  return {
    groups: found.flatMap(({ chance, people }) =>
      chance === null || people === 0 ? [] : [{ chance, people }],
    ),
    ages: found,
    people: sum(found),
    old: sum(found.filter(({ chance }) => chance === null)),
  };
}
