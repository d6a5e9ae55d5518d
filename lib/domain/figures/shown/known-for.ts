import { cutByMonth } from '../counting/period';
import type { FunnelFrame } from '../counting/plan';
import type { CountQuestion } from '../counting/question';
import { type Known, type Look, sumOf } from './answers';
import { cohortOf } from './cohort';

/** The number of a question, put together from the counts that it is asked by. */
export function knownFor(look: Look, frame: FunnelFrame, question: CountQuestion): Known {
  const direct = look(question);
  if (direct.kind !== 'waiting' || question.kind === 'stands') return direct;
  const { now, timeZone } = frame;
  const months = cutByMonth(question.span, now, timeZone);
  if (question.kind !== 'went-on') return sumOf(months.map((span) => look({ ...question, span })));
  if (question.withinDays === null) return direct;
  const cohort = cohortOf(look, question, months, question.withinDays, now, timeZone);
  if (cohort.kind !== 'cohort') return cohort;
  return { kind: 'count', count: cohort.within, atLeast: false, askedAt: cohort.askedAt };
}
