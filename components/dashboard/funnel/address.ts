import { STAGES, type Stage } from '../../../lib/domain/base/stage';
import { localDayStart } from '../../../lib/domain/clocks/business-time';
import {
  PART_KINDS,
  type PartBy,
  partFilter,
  partQuestions,
  partsFrame,
} from '../../../lib/domain/figures/counting/parts';
import {
  cutByMonth,
  monthsAfter,
  type PeriodChoice,
} from '../../../lib/domain/figures/counting/period';
import {
  agesOf,
  type FunnelFrame,
  historySpan,
  sentBack,
} from '../../../lib/domain/figures/counting/plan';
import type { CountFilter, CountQuestion } from '../../../lib/domain/figures/counting/question';
import { localMonth } from '../../../lib/domain/figures/funnel/month';

type Chosen = Readonly<Record<string, string>>;

export const UNITS = ['month', 'quarter', 'year', 'range'] as const;
export type Unit = (typeof UNITS)[number];

const DATE = /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MONTH = /^(19|20)\d\d-(0[1-9]|1[0-2])$/;
const MONTHS_OF = { month: 1, quarter: 3, year: 12 } as const;

/** The period that the address names; the month of now where it names none that can be. */
export function periodIn({ period, start, from, to, compare }: Chosen): PeriodChoice {
  const against = compare === 'year' ? { against: 'year' as const } : {};
  if (period === 'range' && DATE.test(from ?? '') && DATE.test(to ?? ''))
    return { unit: 'range', from: from ?? '', to: to ?? '', ...against };
  const unit = period === 'quarter' || period === 'year' ? period : 'month';
  return { unit, ...(MONTH.test(start ?? '') && { start }), ...against };
}

/** The filters in the URL. */
export function filterIn({ owner, campaign, persona, source }: Chosen): CountFilter {
  return {
    ...(owner !== undefined && owner !== '' && { ownerId: owner.slice(0, 300) }),
    ...(campaign !== undefined && campaign !== '' && { campaign: campaign.slice(0, 300) }),
    ...(persona !== undefined && persona !== '' && { persona: persona.slice(0, 300) }),
    ...(source !== undefined && source !== '' && { source: source.slice(0, 300) }),
  };
}

/** By what people are compared; undefined where the address does not say. */
export function partsIn({ by }: Chosen): PartBy | undefined {
  return PART_KINDS.find((each) => each === by);
}

/** The period so many of its own lengths later, for the address. */
export function shifted(
  unit: Exclude<Unit, 'range'>,
  first: string,
  by: number,
  now: number,
  timeZone: string,
): Record<string, string> {
  const start = monthsAfter(first.slice(0, 7), by * MONTHS_OF[unit]);
  const current = localMonth(now, timeZone);
  // The one of now has no date in its address: tomorrow it is another one.
  const isNow = start <= current && current < monthsAfter(start, MONTHS_OF[unit]);
  return { period: unit === 'month' ? '' : unit, start: isNow ? '' : start };
}

/** The question and the filter of a number in the URL. */
export interface Named {
  readonly question: CountQuestion;
  readonly filter: CountFilter;
  /** The part of the people that is compared; null for everybody of the page. */
  readonly part: string | null;
}

/**
 * The number that a name in the address stands for: one of `questionNamed`, or `part.came.ID` and
 * `part.on.ID` of a part that is compared; null for any other.
 */
export function numberNamed(
  name: string | undefined,
  frame: FunnelFrame,
  filter: CountFilter,
  by: PartBy | undefined,
): Named | null {
  const [, kind, id] = /^part\.(came|on)\.(.+)$/s.exec(name ?? '') ?? [];
  if (id === undefined) {
    const question = questionNamed(name, frame);
    return question === null ? null : { question, filter, part: null };
  }
  const compared = partsFrame(frame);
  if (compared === null || by === undefined) return null;
  const { came, on } = partQuestions(compared);
  return {
    question: kind === 'came' ? came : on,
    ...(id === ALL_PARTS
      ? { filter, part: null }
      : { filter: partFilter(filter, by, id), part: id }),
  };
}

/** Names all parts together; no part of a CRM is called so. */
export const ALL_PARTS = '*';

/**
 * The question that a name in the address stands for: `stands.mql`, `came.mql`, `before.mql`,
 * `went.mql`, `passed.mql`, `again.mql`, `back.mql`, `month.mql.3`, `bar.mql.3`, `age.mql.2` or
 * `have.mql.2026-11-01` (who came since that day);
 * null for any other.
 */
function questionNamed(name: string | undefined, frame: FunnelFrame): CountQuestion | null {
  const [kind, of, at] = (name ?? '').split('.');
  const stage = STAGES.find((each) => each === of);
  if (stage === undefined) return null;
  const { period } = frame;
  if (kind === 'stands') return { kind, stage };
  if (kind === 'came') return { kind, stage, span: period.span };
  if (kind === 'before') return { kind: 'came', stage, span: period.before };
  if (kind === 'went') return wentOn(frame, stage, period.span);
  if (kind === 'passed' || kind === 'again') return { kind, stage, span: period.span };
  if (kind === 'back') {
    const step = frame.steps.find((each) => each.stage === stage);
    return step === undefined ? null : sentBack(step, period.span);
  }
  if (kind === 'have') {
    if (!DATE.test(at ?? '')) return null;
    const from = localDayStart(at ?? '', frame.timeZone);
    return { kind: 'came', stage, span: { from, until: historySpan(frame).until } };
  }
  const index = Number(at);
  if (kind === 'month' || kind === 'bar') {
    const months = cutByMonth(historySpan(frame), frame.now, frame.timeZone);
    const month = months[index];
    if (month === undefined) return null;
    return kind === 'bar' ? { kind: 'came', stage, span: month } : wentOn(frame, stage, month);
  }
  const age = kind === 'age' ? agesOf(frame.now, frame.timeZone)[index] : undefined;
  return age === undefined ? null : { kind: 'in-flight', stage, span: age.span };
}

function wentOn(frame: FunnelFrame, stage: Stage, span: FunnelFrame['period']['span']) {
  const step = frame.steps.find((each) => each.stage === stage);
  if (step === undefined) return null;
  const { next, windowDays: withinDays } = step;
  return { kind: 'went-on', stage, next, span, withinDays } as const;
}
