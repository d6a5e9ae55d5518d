import { STAGES, type Stage } from '../../../lib/domain/base/stage';
import {
  cutByMonth,
  monthsAfter,
  type PeriodChoice,
} from '../../../lib/domain/figures/counting/period';
import { agesOf, type FunnelFrame, historySpan } from '../../../lib/domain/figures/counting/plan';
import type { CountFilter, CountQuestion } from '../../../lib/domain/figures/counting/question';
import { localMonth } from '../../../lib/domain/figures/funnel/month';

type Chosen = Readonly<Record<string, string>>;

export const UNITS = ['month', 'quarter', 'year', 'range'] as const;
export type Unit = (typeof UNITS)[number];

const DATE = /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MONTH = /^(19|20)\d\d-(0[1-9]|1[0-2])$/;
const MONTHS_OF = { month: 1, quarter: 3, year: 12 } as const;

/** The period that the address names; the month of now where it names none that can be. */
export function periodIn({ period, start, from, to }: Chosen): PeriodChoice {
  if (period === 'range' && DATE.test(from ?? '') && DATE.test(to ?? ''))
    return { unit: 'range', from: from ?? '', to: to ?? '' };
  const unit = period === 'quarter' || period === 'year' ? period : 'month';
  return { unit, ...(MONTH.test(start ?? '') && { start }) };
}

/** The filters in the URL. */
export function filterIn({ owner, campaign }: Chosen): CountFilter {
  return {
    ...(owner !== undefined && owner !== '' && { ownerId: owner.slice(0, 300) }),
    ...(campaign !== undefined && campaign !== '' && { campaign: campaign.slice(0, 300) }),
  };
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

/**
 * The question that a name in the address stands for: `stands.mql`, `came.mql`, `before.mql`,
 * `went.mql`, `month.mql.3` or `age.mql.2`; null for any other.
 */
export function questionNamed(name: string | undefined, frame: FunnelFrame): CountQuestion | null {
  const [kind, of, at] = (name ?? '').split('.');
  const stage = STAGES.find((each) => each === of);
  if (stage === undefined) return null;
  const { period } = frame;
  if (kind === 'stands') return { kind, stage };
  if (kind === 'came') return { kind, stage, span: period.span };
  if (kind === 'before') return { kind: 'came', stage, span: period.before };
  if (kind === 'went') return wentOn(frame, stage, period.span);
  const index = Number(at);
  if (kind === 'month') {
    const months = cutByMonth(historySpan(frame), frame.now, frame.timeZone);
    const month = months[index];
    return month === undefined ? null : wentOn(frame, stage, month);
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
