import type { Goal } from '../../base/agreement-model';
import type { Stage } from '../../base/stage';
import { COUNTED } from '../counting/cohorts';
import { type ChainCheck, checkChain } from '../goals/chain';
import type { Beta } from '../numeric/beta';
import { needWithBeta } from '../plan/need';
import { type Interval, PLAN_CONFIDENCE } from '../rates/interval';
import { productBeta, productMoments } from '../rates/product';
import { productQuantiles } from '../rates/product-quantiles';
import { countedStage, type GoalSources } from './goal-number';
import { planStep } from './goal-steps';
import { visitorMonth, visitorRatio } from './visitors';

/** Numbers and rates to try instead of the agreed and the observed ones. */
export interface TriedChain {
  /** By the id of the goal. */
  readonly targets: Readonly<Record<string, number>>;
  /** Shares that go on, 0 to 1, by the stage that is left. */
  readonly rates: Readonly<Partial<Record<Stage, number>>>;
  /** The probability wanted, 0 to 1; left out for the agreed one. */
  readonly chance?: number;
}

/** Two goals of which one serves the other, held against each other. */
export interface ChainLink {
  /** With the number that is tried, if there is one. */
  readonly upper: Goal;
  readonly lower: Goal;
  /** False where the agreement does not link them, yet both departments work towards them. */
  readonly isLinked: boolean;
  /** Null where no rate leads from one to the other, or none is known. */
  readonly check: LinkCheck | null;
}

/** Whether one goal is enough for the other, and what would be. */
export interface LinkCheck extends ChainCheck {
  readonly rate: number;
  /** Of what the upper goal gives. */
  readonly range: Interval;
  /**
   * The upper goal that is enough with the probability that the agreement asks for, which on
   * average is not (figures.md c.3); null where no number up to 10⁷ is.
   */
  readonly sure: number | null;
  /** That probability, 0 to 1. */
  readonly chance: number;
}

type ChainSources = Pick<GoalSources, 'look' | 'frame' | 'planning'>;

const NOTHING_TRIED: TriedChain = { targets: {}, rates: {} };

/**
 * The goals of both departments held against each other: each with the one that it serves; a goal
 * that serves none with the customers' goal, since that is what it is there for.
 * @param goals those for the month of now
 */
export function chainLinks(
  { look, frame, planning }: ChainSources,
  goals: readonly Goal[],
  { targets, rates, chance = planning.chance.value }: TriedChain = NOTHING_TRIED,
): readonly ChainLink[] {
  const tried = goals.map((goal) => ({ ...goal, target: targets[goal.id] ?? goal.target }));
  const customers = tried.find(({ measure }) => measure === 'customer');
  return tried.flatMap((upper): ChainLink[] => {
    const served = tried.find(({ id }) => id === upper.serves && id !== upper.id);
    const isBefore = orderOf(upper.measure) >= 0 && upper.measure !== 'customer';
    const lower = served ?? (isBefore ? customers : undefined);
    if (lower === undefined) return [];
    const check = checkOf({ look, frame, planning }, { upper, lower }, rates, chance);
    return [{ upper, lower, isLinked: served !== undefined, check }];
  });
}

/** Visitors before the first stage, then the stages; below 0 for what is none. */
function orderOf(measure: Goal['measure']): number {
  if (measure === 'visitor') return 0;
  const stage = countedStage(measure);
  return stage === null ? -1 : COUNTED.indexOf(stage) + 1;
}

function checkOf(
  sources: ChainSources,
  { upper, lower }: Pick<ChainLink, 'upper' | 'lower'>,
  tried: TriedChain['rates'],
  chance: number,
): LinkCheck | null {
  const [from, to] = [orderOf(upper.measure), orderOf(lower.measure)];
  const end = countedStage(lower.measure);
  if (from < 0 || end === null || from >= to) return null;
  const { look, frame, planning } = sources;
  const start = upper.measure === 'visitor' ? frame.mapped[0] : countedStage(upper.measure);
  const rates =
    start === undefined || start === null ? null : ratesBetween(sources, start, end, tried);
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
  const people =
    rates.length === 0 ? lower.target : needWithBeta(lower.target, productBeta(rates), chance);
  return {
    ...checkChain(upper.target, lower.target, rate),
    rate,
    range: { low: at(edges[0]), high: at(edges[1]) },
    sure: people === null || before === 0 ? null : Math.ceil(people / before - ROUNDING),
    chance,
  };
}

/** What dividing by a ratio is off by at most: it must not add one. */
const ROUNDING = 1e-9;

/** The rates of the steps from one stage to another; null where one is not known. */
function ratesBetween(
  { look, frame, planning }: ChainSources,
  from: Stage,
  to: Stage,
  tried: TriedChain['rates'],
): readonly Beta[] | null {
  const { mapped, steps } = frame;
  if (!mapped.includes(from) || !mapped.includes(to)) return null;
  const rates: Beta[] = [];
  for (const step of steps.slice(mapped.indexOf(from), mapped.indexOf(to))) {
    const planned = planStep(look, frame, planning, step, tried[step.stage]);
    if ('kind' in planned) return null;
    rates.push(planned.rate);
  }
  return rates;
}
