import { STAGES, type Stage } from '../../base/stage';
import { localDayStart } from '../../clocks/business-time';
import { localDate, localMonth } from '../funnel/month';
import { cohortParts, LAG_DAYS, partQuestions, type Step } from './cohorts';
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
 * Which questions make the page. About 150 to 210 of six months, whatever the size of the CRM
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
  const first = unique([...stands, ...came([...own, ...cut(period.before)])]);
  const known = new Set(first.map(questionKey));
  const rest = unique([
    ...came(months),
    ...cohorts,
    ...lags,
    ...steps.flatMap(({ stage }) =>
      flight.map(({ span }): CountQuestion => ({ kind: 'in-flight', stage, span })),
    ),
  ]).filter((question) => !known.has(questionKey(question)));
  return { first, rest };
}

function questionsOf(step: Step, parts: readonly Span[], now: number): CountQuestion[] {
  return cohortParts(parts, step.windowDays, now).flatMap((part) => partQuestions(step, part));
}

/** The whole history as one cohort, followed for as long as a lag curve shows. */
function lagParts(months: readonly Span[], now: number) {
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
