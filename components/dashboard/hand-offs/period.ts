import { localDayStart } from '../../../lib/domain/clocks/business-time';

/** The periods that Hand-offs can show; `all` is everything that is measured. */
export const PERIODS = ['all', 'days', 'quarter', 'range'] as const;
export type PeriodKind = (typeof PERIODS)[number];

/** A half-open span of time, epoch ms; an end of null is now. */
export interface Period {
  readonly kind: PeriodKind;
  readonly from: number;
  readonly until: number | null;
}

const DAY_MS = 86_400_000;
const DAYS = 30;
const DATE = /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/**
 * Returns the period that the address names; all that is measured where it names none that can be.
 * @param timeZone of the agreement, in which days begin
 */
export function periodIn(
  { period, from, to }: Readonly<Record<string, string>>,
  now: number,
  timeZone: string,
): Period {
  const kind = PERIODS.find((each) => each === period) ?? 'all';
  if (kind === 'days') return { kind, from: now - DAYS * DAY_MS, until: null };
  if (kind === 'quarter') return { kind, from: quarterStart(now, timeZone), until: null };
  if (kind === 'range' && DATE.test(from ?? '') && DATE.test(to ?? '')) {
    // The last day belongs to it.
    const after = new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
    return {
      kind,
      from: localDayStart(from ?? '', timeZone),
      until: localDayStart(after, timeZone),
    };
  }
  return { kind: 'all', from: Number.NEGATIVE_INFINITY, until: null };
}

/** The first and the last day of a period of so many days up to now, to begin an own range with. */
export function lastDays(now: number, timeZone: string): { from: string; to: string } {
  return { from: dateOf(now - DAYS * DAY_MS, timeZone), to: dateOf(now, timeZone) };
}

function quarterStart(now: number, timeZone: string): number {
  const [year = '', month = ''] = dateOf(now, timeZone).split('-');
  const first = Math.floor((Number(month) - 1) / 3) * 3 + 1;
  return localDayStart(`${year}-${String(first).padStart(2, '0')}-01`, timeZone);
}

/** The local date `YYYY-MM-DD`. */
function dateOf(at: number, timeZone: string): string {
  // Swedish writes dates this way.
  return new Intl.DateTimeFormat('sv', { timeZone }).format(at);
}
