import { agesOf, type FunnelFrame } from '../counting/plan';
import type { CountGap } from '../counting/question';
import type { ChanceGroup } from '../plan/count-distribution';
import { chancesForAge } from '../plan/on-the-way';
import type { Look } from './answers';
import { outcomesOfStep, type PlanStep } from './goal-steps';

/** Those before the goal now. */
export interface OnTheWay {
  readonly groups: readonly ChanceGroup[];
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
  const groups: ChanceGroup[] = [];
  let [all, old] = [0, 0];
  const ages = agesOf(frame.now, frame.timeZone);
  for (const [index, each] of steps.entries()) {
    const chanceFor = chancesForAge(outcomesOfStep(each), curves[index + 1] ?? null);
    for (const { span, days } of ages) {
      const known = look({ kind: 'in-flight', stage: each.step.stage, span });
      if (known.kind !== 'count') return known;
      const chance = chanceFor((days[0] + days[1]) / 2, daysLeft);
      all += known.count;
      if (chance === null) old += known.count;
      else if (known.count > 0) groups.push({ chance, people: known.count });
    }
  }
  return { groups, people: all, old };
}
