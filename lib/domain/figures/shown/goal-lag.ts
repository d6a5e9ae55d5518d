import type { Goal } from '../../base/agreement-model';
import { localDayStart } from '../../clocks/business-time';
import { cutByMonth } from '../counting/period';
import { historySpan, PACE_DAYS, paceQuestion } from '../counting/plan';
import { lagPace } from '../goals/pace';
import { lagCurve } from '../time/lag';
import { cameIn } from './answers';
import type { GoalSources } from './goal-number';
import { planStep } from './goal-steps';

const DAY_MS = 86_400_000;
/** Into how many ages those of one month are spread. */
const SLICES = 12;

/**
 * How many can have come to the stage of a goal since a day, of those who came to the stage before
 * it in the whole history: Σ F(age now) − F(age then). Null where the measure has no lag to speak
 * of, and where it is not known.
 * @param from first local date of the month
 */
export function couldHaveCome(
  { look, frame, planning }: GoalSources,
  { measure }: Pick<Goal, 'measure'>,
  from: string,
): number | null {
  if (measure !== 'opportunity' && measure !== 'customer') return null;
  const step = frame.steps.find(({ next }) => next === measure);
  if (step === undefined) return null;
  const planned = planStep(look, frame, planning, step, undefined);
  if ('kind' in planned) return null;
  const curve = lagCurve(planned.increments);
  const { now, timeZone } = frame;
  const start = localDayStart(from, timeZone);
  let sum = 0;
  for (const span of cutByMonth(historySpan(frame), now, timeZone)) {
    const came = cameIn(look, step.stage, [span]);
    if (came.kind !== 'count') return null;
    const until = Math.min(span.until, now);
    const moments = Array.from(
      { length: SLICES },
      (_, slice) => span.from + ((slice + 0.5) / SLICES) * (until - span.from),
    );
    const agesAt = (at: number) => moments.map((moment) => (at - moment) / DAY_MS);
    const share = lagPace(curve, agesAt(now)).expected - lagPace(curve, agesAt(start)).expected;
    sum += (came.count / SLICES) * share;
  }
  return sum;
}

/** People who come in to the first stage on a calendar day, lately; null while not known. */
export function leadsPerDay({ look, frame }: Pick<GoalSources, 'look' | 'frame'>): number | null {
  const question = paceQuestion(frame);
  const came = question === null ? null : look(question);
  return came?.kind === 'count' ? came.count / PACE_DAYS : null;
}
