import type { CountQuestion, Span } from '../../lib/crm/port/figures';
import { monthSpan } from '../../lib/domain/figures/funnel/month';

const DAY = 86_400_000;
const DATED = ['lead', 'mql', 'sql', 'opportunity', 'customer'] as const;

/** The transitions of a full mapping, with the days within which going on counts. */
export const TRANSITIONS = [
  { stage: 'lead', next: 'mql', days: 90 },
  { stage: 'mql', next: 'sql', days: 30 },
  { stage: 'sql', next: 'opportunity', days: 90 },
  { stage: 'opportunity', next: 'customer', days: 90 },
] as const;

/** Months of the agreement's zone, the last one that of `now`. */
export function monthsUntil(now: number, timeZone: string, count: number): Span[] {
  const last = new Date(now);
  return Array.from({ length: count }, (_, index) => {
    const first = new Date(
      Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - (count - 1 - index), 1),
    );
    const { from, to } = monthSpan(first.toISOString().slice(0, 7), timeZone);
    return { from, until: to };
  });
}

/**
 * What a page with the whole funnel asks (figures.md §e): six counts of who stands where, ten of
 * who came in, 72 of the cohorts of six months, 28 of the time lag, 32 of those on the way by age.
 */
export function funnelQuestions(now: number, timeZone: string): CountQuestion[] {
  const months = monthsUntil(now, timeZone, 6);
  const year = {
    from: (months[0] ?? { from: 0 }).from,
    until: (months.at(-1) ?? { until: 0 }).until,
  };
  const ages = [0, 1, 3, 7, 14, 30, 60, 90].map((days, index, all) => ({
    from: now - (all[index + 1] ?? 3_650) * DAY,
    until: now - days * DAY,
  }));
  return [
    ...(['visitor', ...DATED] as const).map((stage) => ({ kind: 'stands' as const, stage })),
    ...DATED.flatMap((stage) =>
      months.slice(-2).map((span) => ({ kind: 'came' as const, stage, span })),
    ),
    ...TRANSITIONS.flatMap(({ stage, next, days }) =>
      months.flatMap((span): CountQuestion[] => [
        { kind: 'came', stage, span },
        { kind: 'went-on', stage, next, span, withinDays: null },
        { kind: 'went-on', stage, next, span, withinDays: days },
      ]),
    ),
    ...TRANSITIONS.flatMap(({ stage, next }) =>
      [1, 3, 7, 14, 30, 60, 90].map((withinDays) => ({
        kind: 'went-on' as const,
        stage,
        next,
        span: year,
        withinDays,
      })),
    ),
    ...TRANSITIONS.flatMap(({ stage }) =>
      ages.map((span) => ({ kind: 'in-flight' as const, stage, span })),
    ),
  ];
}
