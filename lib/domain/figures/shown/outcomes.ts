import { type CohortPart, LAG_DAYS, type Step, wayQuestions } from '../counting/cohorts';
import { cutByMonth } from '../counting/period';
import { type FunnelFrame, historySpan, lagParts } from '../counting/plan';
import type { CountGap } from '../counting/question';
import { type Outcome, type OutcomeCurve, outcomeCurve } from '../time/competing';
import { cameIn, type Look } from './answers';
import { waitingPart } from './cohort';

const END = LAG_DAYS[LAG_DAYS.length - 1] ?? 0;

/** The ways out of a stage, in the order in which they stand in a curve. */
const WAYS = ['on', 'back'] as const;

/** What became of those who came in over the history. */
export type KnownOutcomes =
  | {
      readonly kind: 'outcomes';
      /** Null where no person came in: there is no curve. */
      readonly curve: OutcomeCurve | null;
      readonly entered: number;
      readonly askedAt: number;
    }
  | { readonly kind: 'gap'; readonly gap: CountGap }
  | { readonly kind: 'waiting' };

/** What became of everybody of the history: went on, sent back, or still waiting. */
export function outcomesOf(look: Look, frame: FunnelFrame, step: Step): KnownOutcomes {
  const { now, timeZone } = frame;
  if (!frame.keepsMoves) return { kind: 'gap', gap: 'not-kept' };
  const months = cutByMonth(historySpan(frame), now, timeZone);
  const people: Outcome[] = [];
  let [entered, askedAt] = [0, Number.POSITIVE_INFINITY];
  for (const part of lagParts(months, now)) {
    const came = cameIn(look, step.stage, cutByMonth(part.span, now, timeZone));
    if (came.kind !== 'count') return came;
    entered += came.count;
    askedAt = Math.min(askedAt, came.askedAt);
    let gone = 0;
    for (const [way, name] of WAYS.entries()) {
      let before = 0;
      for (const question of wayQuestions(step, part, name)) {
        const known = came.count === 0 ? { ...came, count: 0 } : look(question);
        if (known.kind !== 'count') return known;
        const withinDays = question.kind === 'left' ? question.withinDays : null;
        const events = Math.max(0, known.count - before);
        if (events > 0) people.push({ days: withinDays ?? END, way, people: events });
        before = Math.max(before, known.count);
      }
      gone += before;
    }
    const waiting = Math.max(0, came.count - gone);
    people.push(
      ...waitingPart(part, waiting, daysOf(part), END, now).map((line) => ({ ...line, way: null })),
    );
  }
  return { kind: 'outcomes', curve: outcomeCurve(people, WAYS.length), entered, askedAt };
}

/** The days for which counts of a part are known; the last ones are for all that they have had. */
function daysOf({ days, ever }: CohortPart): number[] {
  return ever ? [...days, END] : [...days];
}
