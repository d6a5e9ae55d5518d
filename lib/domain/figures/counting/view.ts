import { type Planning, planningOf } from '../../agreement/planning';
import type { Agreement, BusinessHours, Goal } from '../../base/agreement-model';
import type { PlannedStep } from '../../base/agreement-plan';
import type { Failure } from '../../base/failure';
import type { Stage } from '../../base/stage';
import { COUNTED, mappedStages, stepsOf } from './cohorts';
import type { PartBy } from './parts';
import type { Period } from './period';
import type { FunnelFrame } from './plan';
import type { CountAnswer } from './question';

/** An answer with its age, epoch ms. */
export interface AgedAnswer {
  readonly answer: CountAnswer;
  readonly askedAt: number;
}

/** How far the counts of a page have been read. */
export interface ReadingProgress {
  readonly done: number;
  readonly all: number;
  /**
   * `waits`: the CRM could not be asked and is asked again later. `stopped`: by the person who
   * looks. `none`: this CRM cannot count.
   */
  readonly state: 'done' | 'reading' | 'stopped' | 'waits' | 'none';
  /** Why it waits. */
  readonly failure: Failure | null;
}

/** People split into parts, each part with its own answers. */
export interface PartsView {
  readonly by: PartBy;
  readonly parts: readonly {
    readonly id: string;
    readonly name: string;
    readonly answers: Readonly<Record<string, AgedAnswer>>;
  }[];
}

/** Everything that the Funnel page is drawn from. JSON only. */
export interface FunnelView {
  /** Epoch ms, on the background's clock. */
  readonly now: number;
  readonly period: Period;
  readonly months: number;
  readonly hours: BusinessHours;
  readonly planning: Planning;
  readonly goals: readonly Goal[];
  /** Kind of the CRM, for what it counts otherwise. */
  readonly crm: string;
  readonly keepsMoves: boolean;
  /** Whether the key sees everybody; null where that is not known. */
  readonly seesAll: boolean | null;
  /** By question (see `questionKey`). */
  readonly answers: Readonly<Record<string, AgedAnswer>>;
  /** Null where it was not asked for, or where the CRM cannot split people by it. */
  readonly parts: PartsView | null;
  readonly reading: ReadingProgress;
}

/** The agreed part of a frame. */
export function agreedFrame(
  agreement: Agreement,
): Pick<FunnelView, 'hours' | 'planning' | 'goals'> {
  const { hours, goals } = agreement;
  return { hours, goals, planning: planningOf(agreement) };
}

/** What the page is asked under, with the stages that the CRM turned out to have. */
export function frameOf({
  now,
  period,
  months,
  hours,
  planning,
  keepsMoves,
  answers,
}: Pick<
  FunnelView,
  'now' | 'period' | 'months' | 'hours' | 'planning' | 'keepsMoves' | 'answers'
>): FunnelFrame {
  const mapped = mappedStages((stage) => {
    const answer = answers[`stands|${stage}`]?.answer;
    return answer?.kind === 'gap' && answer.gap === 'not-mapped';
  });
  return {
    now,
    timeZone: hours.timeZone,
    period,
    months,
    mapped,
    keepsMoves,
    steps: stepsOf(mapped, (stage) => windowOf(planning, stage)),
  };
}

function windowOf({ steps }: Planning, stage: Stage): number {
  return isPlanned(stage) ? steps[stage].windowDays.value : 0;
}

/** Whether a stage is one that people go on from. */
export function isPlanned(stage: Stage): stage is PlannedStep {
  return COUNTED.includes(stage) && stage !== 'customer';
}
