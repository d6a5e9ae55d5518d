import { STAGES, type Stage } from '../../base/stage';
import { localDayStart } from '../../clocks/business-time';
import { localDate, localMonth } from '../funnel/month';
import { cohortParts, LAG_DAYS, partQuestions, type Step, wayQuestions } from './cohorts';
import { cutByMonth, dateAfter, monthsAfter, type Period } from './period';
import { type CountQuestion, questionKey, type Span } from './question';

/** What a funnel page is asked under. */
export interface FunnelFrame {
  /** Epoch ms. */
  readonly now: number;
  /** The agreement's. */
  readonly timeZone: string;
  readonly period: Period;
  /** Months before the one of now whose rates and lags are shown. */
  readonly months: number;
  readonly steps: readonly Step[];
  /** Stages that the CRM has, from lead on. */
  readonly mapped: readonly Stage[];
  /** Whether the CRM keeps how people left a stage and came again. */
  readonly keepsMoves: boolean;
}

/** Ages, in whole days since today began, by which people on the way are grouped. */
const AGES = [0, 7, 14, 30, 60, 90, 180, 365] as const;
const OLDEST_AGE = 3_650;

/** All questions of the page, in the order in which their answers make it useful. */
export interface QuestionPlan {
  /** Where people stand and how many came: with these the page can be used. */
  readonly first: readonly CountQuestion[];
  readonly rest: readonly CountQuestion[];
}

/**
 * Which questions make the page. About 150 to 225 of six months, whatever the size of the CRM
 * (figures.md e.2); periods are cut into months, so that those of another period are asked once.
 */
export function planQuestions(frame: FunnelFrame): QuestionPlan {
  const { period, mapped, steps, now, timeZone } = frame;
  const stands = STAGES.map((stage): CountQuestion => ({ kind: 'stands', stage }));
  const came = (spans: readonly Span[]) =>
    mapped.flatMap((stage) => spans.map((span): CountQuestion => ({ kind: 'came', stage, span })));
  const cut = (span: Span) => cutByMonth(span, now, timeZone);
  const [own, months] = [cut(period.span), cut(historySpan(frame))];
  const cohorts = steps.flatMap((step) => [
    ...questionsOf(step, own, now),
    ...months.flatMap((month) => questionsOf(step, [month], now)),
  ]);
  const lags = steps.flatMap((step) => lagQuestions(step, months, now));
  const flight = agesOf(now, timeZone);
  const pace = paceQuestion(frame);
  const before = cut(period.before);
  const first = unique([...stands, ...came([...own, ...before])]);
  const known = new Set(first.map(questionKey));
  const rest = unique([
    ...came(months),
    ...(pace === null ? [] : [pace]),
    ...cohorts,
    // Rates of a part of a period are no measure for a whole one.
    ...(period.isOpen ? [] : steps.flatMap((step) => questionsOf(step, before, now))),
    ...own.flatMap((span) => besideQuestions(frame, span)),
    ...lags,
    ...(frame.keepsMoves ? steps.flatMap((step) => outcomeQuestions(step, months, now)) : []),
    ...steps.flatMap(({ stage }) =>
      flight.map(({ span }): CountQuestion => ({ kind: 'in-flight', stage, span })),
    ),
  ]).filter((question) => !known.has(questionKey(question)));
  return { first, rest };
}

function questionsOf(step: Step, parts: readonly Span[], now: number): CountQuestion[] {
  return cohortParts(parts, step.windowDays, now).flatMap((part) => partQuestions(step, part));
}

/** What is counted beside the ladder: passed over, again, and sent back (figures.md a.3). */
function besideQuestions({ mapped, steps, keepsMoves }: FunnelFrame, span: Span): CountQuestion[] {
  const passed = mapped.slice(0, -1).map((stage) => ({ kind: 'passed' as const, stage, span }));
  if (!keepsMoves) return passed;
  return [
    ...passed,
    ...mapped.map((stage) => ({ kind: 'again' as const, stage, span })),
    ...steps.map((step) => sentBack(step, span)),
  ];
}

/** Those of a span who were sent back to an earlier stage before they went on. */
export function sentBack({ stage, next }: Step, span: Span): CountQuestion {
  return { kind: 'left', way: 'back', stage, next, span, withinDays: null };
}

/** The questions of what became of the whole history, by days and ways out. */
function outcomeQuestions(step: Step, months: readonly Span[], now: number): CountQuestion[] {
  return lagParts(months, now).flatMap((part) =>
    (['on', 'back'] as const).flatMap((way) => wayQuestions(step, part, way)),
  );
}

/** The whole history as one cohort, followed for as long as a lag curve shows. */
export function lagParts(months: readonly Span[], now: number) {
  return cohortParts(months, LAG_DAYS[LAG_DAYS.length - 1] ?? 0, now);
}

function lagQuestions(step: Step, months: readonly Span[], now: number): CountQuestion[] {
  return lagParts(months, now).flatMap((part) => partQuestions(step, part));
}

/** The months of the history and the one of now. */
export function historySpan({ now, timeZone, months }: FunnelFrame): Span {
  const month = localMonth(now, timeZone);
  const start = (each: string) => localDayStart(`${each}-01`, timeZone);
  return { from: start(monthsAfter(month, -months)), until: start(monthsAfter(month, 1)) };
}

/** Days of which the arrivals make the present pace (figures.md c.8). */
export const PACE_DAYS = 28;

/** Who came to the first stage in the last days that are over; null where there is no stage. */
export function paceQuestion({
  now,
  timeZone,
  mapped: [stage],
}: Pick<FunnelFrame, 'now' | 'timeZone' | 'mapped'>): CountQuestion | null {
  if (stage === undefined) return null;
  const today = localDate(now, timeZone);
  const start = (before: number) => localDayStart(dateAfter(today, -before), timeZone);
  return { kind: 'came', stage, span: { from: start(PACE_DAYS), until: start(0) } };
}

/** Spans of those on the way by age, the youngest first, with the days that they stand there. */
export function agesOf(
  now: number,
  timeZone: string,
): readonly { readonly span: Span; readonly days: readonly [number, number] }[] {
  const today = localDate(now, timeZone);
  const start = (days: number) => localDayStart(dateAfter(today, -days), timeZone);
  return AGES.map((age, index) => {
    const until = AGES[index + 1] ?? OLDEST_AGE;
    return {
      span: { from: start(until - 1), until: start(age - 1) },
      days: [age, until] as const,
    };
  });
}

function unique(questions: readonly CountQuestion[]): CountQuestion[] {
  return [...new Map(questions.map((each) => [questionKey(each), each])).values()];
}
