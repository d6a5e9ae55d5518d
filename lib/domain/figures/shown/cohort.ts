import type { CohortPart, Step } from '../counting/cohorts';
import { cohortParts, partQuestions } from '../counting/cohorts';
import { cutByMonth } from '../counting/period';
import type { CountGap, Span } from '../counting/question';
import type { Followed } from '../time/survival';
import { cameIn, type Look } from './answers';

const DAY_MS = 86_400_000;
/** Into how many ages those of one part are spread. */
const SLICES = 12;

/** What is known of those who came in to a stage in some months. */
export type KnownCohort =
  | {
      readonly kind: 'cohort';
      readonly entered: number;
      readonly within: number;
      /** Every one of them came at least the window ago. */
      readonly isRipe: boolean;
      /** As a Kaplan–Meier curve takes it; empty where ripe, when no follow-up is needed. */
      readonly followed: readonly Followed[];
      readonly askedAt: number;
    }
  | { readonly kind: 'gap'; readonly gap: CountGap }
  | { readonly kind: 'waiting' };

/**
 * Puts a cohort together from its counts.
 * @param months spans that follow each other
 * @param windowDays days within which going on counts
 */
export function cohortOf(
  look: Look,
  step: Pick<Step, 'stage' | 'next'>,
  months: readonly Span[],
  windowDays: number,
  now: number,
  timeZone: string,
): KnownCohort {
  const parts = cohortParts(months, windowDays, now);
  let [entered, within, askedAt] = [0, 0, Number.POSITIVE_INFINITY];
  const followed: Followed[] = [];
  for (const part of parts) {
    const came = cameIn(look, step.stage, cutByMonth(part.span, now, timeZone));
    if (came.kind !== 'count') return came;
    entered += came.count;
    askedAt = Math.min(askedAt, came.askedAt);
    const counts: { days: number; count: number }[] = [];
    const questions = partQuestions(step, part);
    for (const question of questions) {
      // Of none none goes on: their counts need not have come yet.
      const known = came.count === 0 ? { ...came, count: 0 } : look(question);
      if (known.kind !== 'count') return known;
      askedAt = Math.min(askedAt, known.askedAt);
      const withinDays = question.kind === 'went-on' ? question.withinDays : null;
      counts.push({ days: withinDays ?? windowDays, count: Math.min(came.count, known.count) });
    }
    within += counts.at(-1)?.count ?? 0;
    followed.push(...followedPart(part, came.count, counts, windowDays, now));
  }
  const isRipe = parts.every((part) => part.isRipe);
  return { kind: 'cohort', entered, within, isRipe, followed, askedAt };
}

/**
 * Grouped counts as people who were followed: those who went on at the end of the days in which
 * they did; of those whose time ends within such days half are followed to their beginning and half
 * to their end, as if they had left in the middle.
 * Source: the actuarial estimate of Cutler and Ederer (1958).
 */
function followedPart(
  part: CohortPart,
  entered: number,
  counts: readonly { readonly days: number; readonly count: number }[],
  windowDays: number,
  now: number,
): Followed[] {
  const lines: Followed[] = [];
  let before = 0;
  for (const { days, count } of counts) {
    const events = Math.max(0, count - before);
    if (events > 0) lines.push({ days, wentOn: true, people: events });
    before = Math.max(before, count);
  }
  const waiting = entered - before;
  if (waiting <= 0) return lines;
  if (part.isRipe) return [...lines, { days: windowDays, wentOn: false, people: waiting }];
  const edges = [0, ...counts.map(({ days }) => days)];
  const { from, until } = part.span;
  for (let slice = 0; slice < SLICES; slice++) {
    const came = from + ((slice + 0.5) / SLICES) * (Math.min(until, now) - from);
    const age = (now - came) / DAY_MS;
    const end = edges.findIndex((edge) => edge >= age);
    const [low, high] = end < 0 ? [windowDays, windowDays] : [edges[end - 1] ?? 0, edges[end] ?? 0];
    const people = waiting / SLICES / 2;
    lines.push({ days: low, wentOn: false, people }, { days: high, wentOn: false, people });
  }
  return lines;
}
