import type { Goal } from '../../base/agreement-model';
import type { Stage } from '../../base/stage';
import { COUNTED } from '../counting/cohorts';
import { type ChainCheck, checkChain } from '../goals/chain';
import type { Beta } from '../numeric/beta';
import { type Interval, PLAN_CONFIDENCE } from '../rates/interval';
import { productMoments } from '../rates/product';
import { productQuantiles } from '../rates/product-quantiles';
import { countedStage, type GoalSources } from './goal-number';
import { planStep } from './goal-steps';
import { visitorMonth, visitorRatio } from './visitors';

/** Two goals of which one serves the other, held against each other. */
export interface ChainLink {
  readonly upper: Goal;
  readonly lower: Goal;
  /** False where the agreement does not link them, yet both departments work towards them. */
  readonly isLinked: boolean;
  /** Null where no rate leads from one to the other, or none is known. */
  readonly check: (ChainCheck & { readonly rate: number; readonly range: Interval }) | null;
}

/**
 * The goals of both departments held against each other: each with the one that it serves; a goal
 * of marketing that serves none with the customers' goal, since that is what it is there for.
 * @param goals those for the month of now
 */
export function chainLinks(sources: GoalSources, goals: readonly Goal[]): readonly ChainLink[] {
  const customers = goals.find(({ measure }) => measure === 'customer');
  return goals.flatMap((upper): ChainLink[] => {
    const served = goals.find(({ id }) => id === upper.serves && id !== upper.id);
    const isOfMarketing = upper.owner === 'marketing' && orderOf(upper.measure) >= 0;
    const lower = served ?? (isOfMarketing && upper.measure !== 'customer' ? customers : undefined);
    if (lower === undefined) return [];
    return [
      { upper, lower, isLinked: served !== undefined, check: checkOf(sources, upper, lower) },
    ];
  });
}

/** Visitors before the first stage, then the stages; below 0 for what is none. */
function orderOf(measure: Goal['measure']): number {
  if (measure === 'visitor') return 0;
  const stage = countedStage(measure);
  return stage === null ? -1 : COUNTED.indexOf(stage) + 1;
}

function checkOf(sources: GoalSources, upper: Goal, lower: Goal): ChainLink['check'] {
  const [from, to] = [orderOf(upper.measure), orderOf(lower.measure)];
  const end = countedStage(lower.measure);
  if (from < 0 || end === null || from >= to) return null;
  const { look, frame, planning } = sources;
  const start = upper.measure === 'visitor' ? frame.mapped[0] : countedStage(upper.measure);
  const rates = start === undefined || start === null ? null : ratesBetween(sources, start, end);
  if (rates === null) return null;
  const before =
    upper.measure === 'visitor'
      ? visitorRatio(visitorMonth(look, frame, planning.visitors), planning).value
      : 1;
  const rate = before * productMoments(rates).mean;
  const edges =
    rates.length === 0
      ? [1, 1]
      : productQuantiles(rates, [(1 - PLAN_CONFIDENCE) / 2, (1 + PLAN_CONFIDENCE) / 2]);
  const at = (edge: number | undefined) => upper.target * before * (edge ?? 0);
  return {
    ...checkChain(upper.target, lower.target, rate),
    rate,
    range: { low: at(edges[0]), high: at(edges[1]) },
  };
}

/** The rates of the steps from one stage to another; null where one is not known. */
function ratesBetween(
  { look, frame, planning }: GoalSources,
  from: Stage,
  to: Stage,
): readonly Beta[] | null {
  const { mapped, steps } = frame;
  if (!mapped.includes(from) || !mapped.includes(to)) return null;
  const rates: Beta[] = [];
  for (const step of steps.slice(mapped.indexOf(from), mapped.indexOf(to))) {
    const planned = planStep(look, frame, planning, step, undefined);
    if ('kind' in planned) return null;
    rates.push(planned.rate);
  }
  return rates;
}
