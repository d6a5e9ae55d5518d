import { type Planning, visitorsIn } from '../../agreement/planning';
import type { MonthlyVisitors } from '../../base/agreement-plan';
import { monthsAfter } from '../counting/period';
import type { FunnelFrame } from '../counting/plan';
import { localDate, monthSpan } from '../funnel/month';
import type { Known, Look } from './answers';

/** Visitors of the month before the one of now, for the ratio of leads to them. */
export interface VisitorMonth {
  /** `YYYY-MM`: the last one that is over. */
  readonly month: string;
  /** Null where it was not typed in yet: it is asked for. */
  readonly visitors: number | null;
  /** The last number that was typed before; null where there is none. */
  readonly last: MonthlyVisitors | null;
  readonly leads: Known;
  /** Leads for each hundred visitors of the same month: a ratio of two counts, no rate. */
  readonly perHundred: number | null;
}

/** Leads for each visitor to compute with, 0 to 1, and what it rests on. */
export interface VisitorRatio {
  readonly value: number;
  readonly source: 'seen' | 'agreed' | 'assumed';
}

/** The ratio of the last month where both its counts are known, else what the agreement says. */
export function visitorRatio(
  { visitors, leads }: VisitorMonth,
  { leadsPerVisitor }: Pick<Planning, 'leadsPerVisitor'>,
): VisitorRatio {
  if (visitors !== null && visitors > 0 && leads.kind === 'count' && leads.count > 0)
    return { value: leads.count / visitors, source: 'seen' };
  return leadsPerVisitor;
}

/** Visitors of the last month that is over, as far as they are known (figures.md a.5). */
export function visitorMonth(
  look: Look,
  { now, timeZone, mapped }: FunnelFrame,
  visitors: readonly MonthlyVisitors[],
): VisitorMonth {
  const month = monthsAfter(localDate(now, timeZone).slice(0, 7), -1);
  const found = visitorsIn(visitors, month);
  const own = found?.source === 'agreed' ? found.value : null;
  const last = visitors.findLast((each) => each.month < month) ?? null;
  const { from, to } = monthSpan(month, timeZone);
  const [stage] = mapped;
  const leads: Known =
    stage === undefined
      ? { kind: 'gap', gap: 'not-mapped' }
      : look({ kind: 'came', stage, span: { from, until: to } });
  return {
    month,
    visitors: own,
    last,
    leads,
    perHundred:
      own === null || own === 0 || leads.kind !== 'count' ? null : (100 * leads.count) / own,
  };
}
