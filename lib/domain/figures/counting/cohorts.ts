import { isFresh } from '../../base/fresh';
import type { Stage } from '../../base/stage';
import type { CountQuestion, Span } from './question';

const DAY_MS = 86_400_000;

/** Days whose counts make a lag curve (figures.md b.4). */
export const LAG_DAYS = [1, 3, 7, 14, 30, 60, 90] as const;

/** A step of the ladder between two stages that the CRM knows, whatever lies between them. */
export interface Step {
  readonly stage: Stage;
  readonly next: Stage;
  /** Days within which going on counts. */
  readonly windowDays: number;
}

/**
 * The steps between the stages that are mapped: where one is missing, its neighbours are joined,
 * and their windows are added.
 */
export function stepsOf(
  mapped: readonly Stage[],
  windowOf: (stage: Stage) => number,
): readonly Step[] {
  const ladder = COUNTED.filter((stage) => mapped.includes(stage));
  return ladder.flatMap((stage, index): Step[] => {
    const next = ladder[index + 1];
    if (next === undefined) return [];
    const passed = COUNTED.slice(COUNTED.indexOf(stage), COUNTED.indexOf(next));
    return [{ stage, next, windowDays: passed.reduce((sum, each) => sum + windowOf(each), 0) }];
  });
}

/** The stages whose people are counted; visitors are no people of a CRM (figures.md a.5). */
export const COUNTED: readonly Stage[] = ['lead', 'mql', 'sql', 'opportunity', 'customer'];

/** The stages that are counted and that the CRM has. */
export function mappedStages(isMissing: (stage: Stage) => boolean): readonly Stage[] {
  return COUNTED.filter((stage) => !isMissing(stage));
}

/** The people who came to a stage in a span, split by time as far as needed. */
export interface CohortPart {
  readonly span: Span;
  /** Every one of them came at least the window ago. */
  readonly isRipe: boolean;
  /** Days for which it is asked how many went on within them; in order. */
  readonly days: readonly number[];
  /** Whether it is also asked how many went on at all: the window is longer than they are here. */
  readonly ever: boolean;
}

/**
 * How a cohort has to be asked for. One that is ripe takes one count. Else those who came lately
 * are followed until now, by days; the ripe months beside them are asked as one, by days too: a
 * curve of both is wrong where the days of one part are unknown.
 * @param parts months and remainders, in order
 * @param days days of the lag curve
 */
export function cohortParts(
  parts: readonly Span[],
  windowDays: number,
  now: number,
  days: readonly number[] = LAG_DAYS,
): CohortPart[] {
  const ripe = parts.filter(
    ({ until }) => until <= now && !isFresh(until, now, windowDays * DAY_MS),
  );
  const young = parts.slice(ripe.length);
  const [first, last] = [ripe[0], ripe.at(-1)];
  const whole = first === undefined || last === undefined ? null : joined(first, last);
  const isOnlyRipe = young.length === 0;
  const within = [...days.filter((each) => each < windowDays), windowDays];
  const old: CohortPart[] =
    whole === null
      ? []
      : [{ span: whole, isRipe: true, days: isOnlyRipe ? [windowDays] : within, ever: false }];
  return [
    ...old,
    ...young.map((span): CohortPart => {
      const oldest = (now - span.from) / DAY_MS;
      return {
        span,
        isRipe: false,
        days: within.filter((each) => each < oldest),
        ever: oldest <= windowDays,
      };
    }),
  ];
}

function joined(first: Span, last: Span): Span {
  return { from: first.from, until: last.until };
}

/** The questions of a cohort's part, apart from how many came. */
export function partQuestions(
  { stage, next }: Pick<Step, 'stage' | 'next'>,
  { span, days, ever }: CohortPart,
): CountQuestion[] {
  return [...days, ...(ever ? [null] : [])].map((withinDays) => ({
    kind: 'went-on',
    stage,
    next,
    span,
    withinDays,
  }));
}
