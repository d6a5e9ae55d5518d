import { dateAfter } from '../counting/period';
import { type FunnelFrame, PACE_DAYS, paceQuestion } from '../counting/plan';
import { localDate } from '../funnel/month';
import { type CountDistribution, countDistribution } from '../plan/count-distribution';
import { daysToGoal, type Forecast, forecast } from '../plan/forecast';
import type { Look } from './answers';
import type { PlanStep } from './goal-steps';
import { onTheWay } from './people-on-the-way';

/** Where it leads if people go on coming in as they did lately. */
export interface ShownPace {
  /** Who came to the first stage in the last 28 days. */
  readonly came: number;
  /** At the goal by its date, those who are there already too. */
  readonly forecast: Forecast;
  /** Local date at which the goal is reached with the chance wanted; null: not within two years. */
  readonly reachedOn: string | null;
}

/** What a goal is made of, for where the pace leads. */
export interface Ways {
  readonly steps: readonly PlanStep[];
  readonly curves: readonly (readonly number[])[];
  readonly have: number;
  /** Of those on the way, by the date of the goal. */
  readonly sure: CountDistribution;
  readonly daysLeft: number;
}

/** Where the present pace leads; null while that is not counted. */
export function paceFor(
  look: Look,
  frame: FunnelFrame,
  ask: { readonly target: number; readonly chance: number },
  { steps, curves, have, sure, daysLeft }: Ways,
): ShownPace | null {
  const question = paceQuestion(frame);
  const came = question === null ? null : look(question);
  const curve = curves[0];
  if (came?.kind !== 'count' || curve === undefined) return null;
  const pace = { perDay: came.count / PACE_DAYS, curve };
  const ahead = forecast(sure, pace, daysLeft);
  const rest = ask.target - have;
  const sureWithin = (days: number) => {
    const way = onTheWay(look, frame, steps, curves, days);
    return 'kind' in way ? sure : countDistribution(way.groups);
  };
  const days = rest <= 0 ? 0 : daysToGoal(rest, ask.chance, pace, sureWithin);
  return {
    came: came.count,
    forecast: {
      low: have + ahead.low,
      median: have + ahead.median,
      high: have + ahead.high,
      mean: have + ahead.mean,
    },
    reachedOn: days === null ? null : dateAfter(localDate(frame.now, frame.timeZone), days),
  };
}
