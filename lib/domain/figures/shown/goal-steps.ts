import type { Planning } from '../../agreement/planning';
import type { Stage } from '../../base/stage';
import { LAG_DAYS, type Step } from '../counting/cohorts';
import type { FunnelFrame } from '../counting/plan';
import type { CountGap } from '../counting/question';
import { isPlanned } from '../counting/view';
import type { Beta } from '../numeric/beta';
import { blendedBeta, isAssumed } from '../rates/blended';
import { jeffreysBeta } from '../rates/interval';
import type { OutcomeCurve } from '../time/competing';
import {
  assumedIncrements,
  HORIZON_DAYS,
  type Increments,
  incrementsOfSurvival,
} from '../time/lag';
import { survivalAt, survivalCurve } from '../time/survival';
import type { Look } from './answers';
import { historyOf } from './ladder';

/** So many must have gone on before their own days are taken for the lag (figures.md c.9). */
const FEWEST_EVENTS = 10;

/** How people go on over one step, as a plan takes it. */
export interface PlanStep {
  readonly step: Step;
  readonly rate: Beta;
  readonly increments: Increments;
  /** What it rests on beyond what was seen; null where enough was. */
  readonly assumed: 'agreed' | 'assumed' | null;
  /** Days for which a person was followed. */
  readonly followedTo: number;
}

/**
 * What a step is planned with: what was seen, blended with what the agreement assumes while that is
 * little.
 * @param wanted a rate to try instead, 0 to 1
 */
export function planStep(
  look: Look,
  frame: FunnelFrame,
  planning: Planning,
  step: Step,
  wanted: number | undefined,
): PlanStep | { readonly kind: 'gap'; readonly gap: CountGap } | { readonly kind: 'waiting' } {
  const history = historyOf(look, frame, step);
  if (history.kind !== 'cohort') return history;
  const end = LAG_DAYS[LAG_DAYS.length - 1] ?? 0;
  const curve = survivalCurve(history.followed);
  const n = history.entered;
  const seen = { x: n === 0 ? 0 : Math.min(n, (1 - survivalAt(curve, end)) * n), n };
  const terms = assumedOf(planning, step);
  const isBlended = isAssumed(terms, seen);
  const rate = isBlended ? blendedBeta(terms, seen) : jeffreysBeta(seen);
  const hasLag = history.within >= FEWEST_EVENTS;
  const mean = rate.a / (rate.a + rate.b);
  const increments = hasLag
    ? incrementsOfSurvival(curve)
    : assumedIncrements(isBlended ? mean : n === 0 ? terms.rate : seen.x / n, terms.lagDays);
  const own: PlanStep = {
    step,
    rate,
    increments,
    assumed: isBlended || !hasLag ? terms.source : null,
    followedTo: hasLag ? end : HORIZON_DAYS,
  };
  return wanted === undefined ? own : withRate(own, wanted);
}

/** The same step with another rate: its days stay, its evidence too. */
function withRate(step: PlanStep, wanted: number): PlanStep {
  const strength = step.rate.a + step.rate.b;
  const share = Math.min(0.999, Math.max(0.001, wanted));
  const total = step.increments.reduce((sum, each) => sum + each, 0);
  return {
    ...step,
    rate: { a: strength * share, b: strength * (1 - share) },
    increments: total > 0 ? step.increments.map((each) => (each * wanted) / total) : [],
  };
}

/** What is assumed over a step; one that joins several has the product and the sum of theirs. */
function assumedOf({ steps }: Planning, { stage, next }: Step) {
  const order: readonly Stage[] = ['lead', 'mql', 'sql', 'opportunity', 'customer'];
  const passed = order.slice(order.indexOf(stage), order.indexOf(next)).filter(isPlanned);
  const all = passed.map((each) => steps[each]);
  return {
    rate: all.reduce((product, each) => product * each.rate.value, 1),
    worth: Math.min(...all.map((each) => each.worth.value)),
    lagDays: all.reduce((sum, each) => sum + each.lagDays.value, 0),
    source: all.every((each) => each.rate.source === 'agreed')
      ? ('agreed' as const)
      : ('assumed' as const),
  };
}

/** The same daily chances as a curve of what becomes of people, for those on the way. */
export function outcomesOfStep({ increments, followedTo }: PlanStep): OutcomeCurve {
  let sum = 0;
  const steps = increments.flatMap((share, days) => {
    if (share <= 0) return [];
    sum += share;
    return [{ days, atRisk: 0, left: [sum], still: 1 - sum }];
  });
  return { ways: 1, steps, followedTo, atRisk: () => 0 };
}
