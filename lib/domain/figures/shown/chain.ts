import type { Planning } from '../../agreement/planning';
import type { Goal } from '../../base/agreement-model';
import { STAGES, type Stage } from '../../base/stage';
import type { FunnelFrame } from '../counting/plan';
import { type ChainCheck, checkChain } from '../goals/chain';
import type { Look } from './answers';
import { planStep } from './goal-steps';

/** Two goals of the agreement, one higher up the funnel than the other. */
export interface GoalPair {
  readonly upper: Goal;
  readonly lower: Goal;
  /** The share of the upper ones who come to the lower stage. */
  readonly rate: number;
  readonly check: ChainCheck;
}

/** The goal of each stage in a month, from the top down; of several for a stage the first. */
export function stageGoals(goals: readonly Goal[], month: string): readonly Goal[] {
  return STAGES.flatMap((stage) => {
    const goal = goals.find(
      ({ measure, from, until }) =>
        measure === stage && from <= month && (until === null || month <= until),
    );
    return goal === undefined ? [] : [goal];
  });
}

/**
 * The goals of both departments held against each other, each with the next one down: whether the
 * upper is enough for the lower on average. A pair whose rates are not known yet is left out.
 * @param targets other numbers to try, by the id of the goal
 */
export function goalPairs(
  look: Look,
  frame: FunnelFrame,
  planning: Planning,
  goals: readonly Goal[],
  targets: Readonly<Record<string, number>>,
  rates: Readonly<Partial<Record<Stage, number>>>,
): readonly GoalPair[] {
  return goals.flatMap((upper, index): GoalPair[] => {
    const lower = goals[index + 1];
    if (lower === undefined) return [];
    const rate = rateBetween(look, frame, planning, rates, upper.measure, lower.measure);
    if (rate === null) return [];
    const targetOf = ({ id, target }: Goal) => targets[id] ?? target;
    return [{ upper, lower, rate, check: checkChain(targetOf(upper), targetOf(lower), rate) }];
  });
}

/** The product of the rates between two stages; null where one of them is not known. */
function rateBetween(
  look: Look,
  frame: FunnelFrame,
  planning: Planning,
  rates: Readonly<Partial<Record<Stage, number>>>,
  upper: Goal['measure'],
  lower: Goal['measure'],
): number | null {
  const first = frame.mapped[0];
  if (upper === 'visitor') {
    const leads = planning.leadsPerVisitor.value;
    if (first === undefined || lower === first) return first === undefined ? null : leads;
    const rest = rateBetween(look, frame, planning, rates, first, lower);
    return rest === null ? null : leads * rest;
  }
  const from = frame.steps.findIndex(({ stage }) => stage === upper);
  const to = frame.steps.findIndex(({ next }) => next === lower);
  if (from < 0 || to < from) return null;
  let product = 1;
  for (const step of frame.steps.slice(from, to + 1)) {
    const planned = planStep(look, frame, planning, step, rates[step.stage]);
    if ('kind' in planned) return null;
    product *= planned.rate.a / (planned.rate.a + planned.rate.b);
  }
  return product;
}
