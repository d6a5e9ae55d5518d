import type { Planning } from '../../agreement/planning';
import type { BusinessHours } from '../../base/agreement-model';
import type { Stage } from '../../base/stage';
import { localDayStart } from '../../clocks/business-time';
import { cutByMonth, dateAfter, daysBetween } from '../counting/period';
import { type FunnelFrame, historySpan } from '../counting/plan';
import type { CountGap } from '../counting/question';
import { localDate } from '../funnel/month';
import { workingDays } from '../goals/working-days';
import { type CountDistribution, countDistribution } from '../plan/count-distribution';
import { isBeyondBest } from '../plan/forecast';
import { type Plan, planGoal, type StageNeed, type WayToGoal } from '../plan/together';
import { productBeta } from '../rates/product';
import { type LagCurve, ladderCurves } from '../time/lag';
import { cameIn, type Look } from './answers';
import { paceFor, type ShownPace } from './goal-pace';
import { type PlanStep, planStep } from './goal-steps';
import { type AgeGroup, onTheWay } from './people-on-the-way';

/** A goal to compute from, as it is agreed or tried. */
export interface GoalAsk {
  readonly stage: Stage;
  readonly target: number;
  /** Local dates `YYYY-MM-DD`; what has come from the first one on counts. */
  readonly from: string;
  readonly by: string;
  /** Chance wanted, 0 to 1. */
  readonly chance: number;
  /** Rates to try instead of those that were seen, by the stage that is left. */
  readonly rates: Readonly<Partial<Record<Stage, number>>>;
}

/** The need at one stage, as it is shown. */
export interface ShownNeed extends StageNeed<Stage> {
  readonly perWorkingDay: number;
  /** Local date of the last day on which coming in can count. */
  readonly lastDate: string;
  readonly assumed: 'agreed' | 'assumed' | null;
  /** Asks for more than three times of what the best month had. */
  readonly isBeyond: boolean;
}

/** What a goal takes, or why that is not known. */
export type GoalFigures =
  | { readonly kind: 'gap'; readonly gap: CountGap }
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'plan';
      readonly have: number;
      readonly rest: number;
      /** Those before the goal now, and how many of them are there by the date on average. */
      readonly people: number;
      readonly mean: number;
      /** Those who stand for longer than anybody was followed; they count for nothing. */
      readonly old: number;
      /** Those on the way by stage and by how long they have stood there. */
      readonly ages: readonly AgeGroup[];
      readonly workingDaysLeft: number;
      /** Where the present pace leads; null while that is not counted. */
      readonly pace: ShownPace | null;
      readonly plan: Plan<Stage>;
      /** From the first stage down to the one before the goal. */
      readonly needs: readonly ShownNeed[];
      /** The rates that it rests on, by the stage that is left. */
      readonly rates: Readonly<Partial<Record<Stage, number>>>;
      /** How many of those on the way are there by the date. */
      readonly sure: CountDistribution;
      /** The chance to be at the goal within so many days of coming in to the first stage. */
      readonly curve: LagCurve;
    };

/** Computes back from a goal: what is there, what is on the way, what is still needed. */
export function goalFigures(
  look: Look,
  frame: FunnelFrame,
  planning: Planning,
  hours: BusinessHours,
  ask: GoalAsk,
): GoalFigures {
  const { now, timeZone } = frame;
  const today = localDate(now, timeZone);
  const since = { from: localDayStart(ask.from, timeZone), until: historySpan(frame).until };
  const have = cameIn(look, ask.stage, cutByMonth(since, now, timeZone));
  if (have.kind !== 'count') return have;
  const end = frame.steps.findIndex(({ next }) => next === ask.stage);
  const steps: PlanStep[] = [];
  for (const step of frame.steps.slice(0, end + 1)) {
    const planned = planStep(look, frame, planning, step, ask.rates[step.stage]);
    if ('kind' in planned) return planned;
    steps.push(planned);
  }
  const daysLeft = Math.max(0, daysBetween(today, ask.by));
  const curves = ladderCurves(steps.map(({ increments }) => increments));
  const way = onTheWay(look, frame, steps, curves, daysLeft);
  if ('kind' in way) return way;
  const rest = ask.target - have.count;
  const ways = steps.map(
    ({ step }, index): WayToGoal<Stage> => ({
      stage: step.stage,
      curve: curves[index] ?? [],
      rate: productBeta(steps.slice(index).map(({ rate }) => rate)),
    }),
  );
  const sure = countDistribution(way.groups);
  const plan = planGoal({
    rest,
    daysLeft,
    sure,
    chance: ask.chance,
    ways: ways.toReversed(),
  });
  const tomorrow = dateAfter(today, 1);
  const shown = (need: StageNeed<Stage>): ShownNeed => {
    const lastDate = dateAfter(today, need.lastUsefulDay);
    const days = workingDays(hours, tomorrow, lastDate, '').total;
    const from = steps.findIndex(({ step }) => step.stage === need.stage);
    const rests = steps.slice(from).map(({ assumed }) => assumed);
    return {
      ...need,
      lastDate,
      perWorkingDay: need.need / Math.max(1, days),
      assumed:
        rests.find((each) => each === 'assumed') ?? rests.find((each) => each !== null) ?? null,
      isBeyond: isBeyondBest(need.perDay, bestMonth(look, frame, need.stage)),
    };
  };
  return {
    kind: 'plan',
    have: have.count,
    rest,
    people: way.people,
    mean: way.groups.reduce((sum, { chance, people }) => sum + chance * people, 0),
    old: way.old,
    ages: way.ages,
    workingDaysLeft: workingDays(hours, tomorrow, ask.by, '').total,
    pace: paceFor(look, frame, ask, { steps, curves, have: have.count, sure, daysLeft }),
    plan,
    needs: plan.verdict === 'needs' ? plan.needs.map(shown).toReversed() : [],
    rates: Object.fromEntries(
      steps.map(({ step, rate }) => [step.stage, rate.a / (rate.a + rate.b)]),
    ),
    sure,
    curve: curves[0] ?? [],
  };
}

function bestMonth(look: Look, frame: FunnelFrame, stage: Stage): number {
  const months = cutByMonth(historySpan(frame), frame.now, frame.timeZone);
  return Math.max(
    0,
    ...months.map((month) => {
      const known = look({ kind: 'came', stage, span: month });
      return known.kind === 'count' ? known.count : 0;
    }),
  );
}
