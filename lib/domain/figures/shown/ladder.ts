import { STAGES, type Stage, stageOwner } from '../../base/stage';
import { LAG_DAYS, type Step } from '../counting/cohorts';
import { cutByMonth } from '../counting/period';
import { type FunnelFrame, historySpan } from '../counting/plan';
import type { CountGap, CountQuestion, Span } from '../counting/question';
import type { Beta } from '../numeric/beta';
import { type Interval, RATE_CONFIDENCE } from '../rates/interval';
import { productMoments } from '../rates/product';
import { productQuantiles } from '../rates/product-quantiles';
import { type SurvivalCurve, survivalCurve } from '../time/survival';
import { type SurvivalQuantile, survivalQuantile } from '../time/survival-limits';
import { type WindowRate, windowRate } from '../time/window-rate';
import { cameIn, type Known, type Look, sumOf } from './answers';
import { cohortOf, type KnownCohort } from './cohort';

/** A number with the question that its people are asked by. */
export interface Figure {
  readonly known: Known;
  readonly question: CountQuestion;
}

/** A rate, or why there is none. */
export type KnownRate =
  | { readonly kind: 'rate'; readonly rate: WindowRate; readonly askedAt: number }
  | { readonly kind: 'gap'; readonly gap: CountGap }
  | { readonly kind: 'waiting' };

/** How people go on from a stage to the next that the CRM has. */
export interface StepFigures {
  readonly step: Step;
  readonly rate: KnownRate;
  /** Of the whole history; null while it is not known. */
  readonly half: SurvivalQuantile | null;
  /** Those of the period who went on within the window. */
  readonly wentOn: CountQuestion;
}

/** A stage of the ladder as it is shown. */
export interface StageFigures {
  readonly stage: Stage;
  readonly owner: 'marketing' | 'sales';
  readonly stands: Figure;
  /** Null for visitors, who are no people of a CRM. */
  readonly came: Figure | null;
  readonly before: Figure | null;
  /** Null for the last stage, and where the CRM does not have this one. */
  readonly step: StepFigures | null;
}

/** The ladder, from visitor to customer. */
export function ladderOf(look: Look, frame: FunnelFrame): StageFigures[] {
  const { period, mapped } = frame;
  return STAGES.map((stage): StageFigures => {
    const question = { kind: 'stands', stage } as const;
    const stands = { known: look(question), question };
    const step = frame.steps.find((each) => each.stage === stage);
    const came = (span: Span): Figure => ({
      question: { kind: 'came', stage, span },
      known: mapped.includes(stage)
        ? cameIn(look, stage, cutByMonth(span, frame.now, frame.timeZone))
        : { kind: 'gap', gap: 'not-mapped' },
    });
    return {
      stage,
      owner: stageOwner(stage),
      stands,
      came: stage === 'visitor' ? null : came(period.span),
      before: stage === 'visitor' ? null : came(period.before),
      step: step === undefined ? null : stepFigures(look, frame, step),
    };
  });
}

function stepFigures(look: Look, frame: FunnelFrame, step: Step): StepFigures {
  const { period } = frame;
  const curve = lagCurveOf(look, frame, step);
  return {
    step,
    rate: rateIn(look, frame, step, period.span),
    half: curve === null ? null : survivalQuantile(curve, 0.5, RATE_CONFIDENCE),
    wentOn: {
      kind: 'went-on',
      stage: step.stage,
      next: step.next,
      span: period.span,
      withinDays: step.windowDays,
    },
  };
}

/** The rate of those who came in in a span. */
export function rateIn(look: Look, frame: FunnelFrame, step: Step, span: Span): KnownRate {
  const { now, timeZone } = frame;
  const months = cutByMonth(span, now, timeZone);
  return rateOf(cohortOf(look, step, months, step.windowDays, now, timeZone), step);
}

function rateOf(cohort: KnownCohort, { windowDays }: Step): KnownRate {
  if (cohort.kind !== 'cohort') return cohort;
  const { entered, within, isRipe, followed, askedAt } = cohort;
  const counts = {
    entered,
    convertedWithin: within,
    convertedSoFar: within,
    ripe: isRipe ? entered : 0,
    ripeConvertedWithin: isRipe ? within : 0,
  };
  return { kind: 'rate', rate: windowRate(counts, followed, windowDays), askedAt };
}

/** The days that people of the whole history took to go on; null while that is not known. */
function lagCurveOf(
  look: Look,
  frame: FunnelFrame,
  step: Pick<Step, 'stage' | 'next'>,
): SurvivalCurve | null {
  const cohort = historyOf(look, frame, step);
  return cohort?.kind === 'cohort' ? survivalCurve(cohort.followed) : null;
}

/** Everybody of the history, followed for as long as a lag curve shows. */
export function historyOf(
  look: Look,
  frame: FunnelFrame,
  step: Pick<Step, 'stage' | 'next'>,
): KnownCohort {
  const { now, timeZone } = frame;
  const months = cutByMonth(historySpan(frame), now, timeZone);
  return cohortOf(look, step, months, LAG_DAYS[LAG_DAYS.length - 1] ?? 0, now, timeZone);
}

/** The rates of one step by the month in which people came in, the oldest first. */
export function ratesByMonth(
  look: Look,
  frame: FunnelFrame,
  step: Step,
): { readonly month: Span; readonly rate: KnownRate }[] {
  return cutByMonth(historySpan(frame), frame.now, frame.timeZone).map((month) => ({
    month,
    rate: rateIn(look, frame, step, month),
  }));
}

/** The share of those at the first stage who come to the last. */
export interface OverallRate extends Interval {
  readonly mean: number;
}

/**
 * The product of the rates of all steps, each taken as the share that it is of its people
 * (figures.md b.3); null while one of them has none.
 */
export function overallOf(stages: readonly StageFigures[]): OverallRate | null {
  const rates: Beta[] = [];
  for (const { step } of stages) {
    if (step === null) continue;
    if (step.rate.kind !== 'rate' || step.rate.rate.rate === null) return null;
    const { rate, n } = step.rate.rate;
    rates.push({ a: rate * n + 0.5, b: (1 - rate) * n + 0.5 });
  }
  if (rates.length < 2) return null;
  const [low = 0, high = 1] = productQuantiles(rates, [
    (1 - RATE_CONFIDENCE) / 2,
    (1 + RATE_CONFIDENCE) / 2,
  ]);
  return { mean: productMoments(rates).mean, low, high };
}

/** Whether no person came to any stage in the whole history. */
export function hasNoHistory(look: Look, frame: FunnelFrame): boolean {
  const months = cutByMonth(historySpan(frame), frame.now, frame.timeZone);
  const came = sumOf(frame.mapped.map((stage) => cameIn(look, stage, months)));
  return came.kind === 'count' && came.count === 0;
}
