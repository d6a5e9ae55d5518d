import type { Span } from '../port/figures';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Groups of one answer, a year and a bit: each takes some 250 bytes of it. */
const MOST_HOURS = 10_000;

/** How Odoo is to group a date so that no group lies across the end of a span. */
export interface Cut {
  readonly granularity: 'day' | 'hour';
  /** Zone in whose days and hours Odoo groups, of those that it knows. */
  readonly timeZone: string;
}

/**
 * The coarsest grouping by which every span is a whole number of groups: days of some zone, or
 * hours where daylight saving shifts the days. Null where the ends are any moments.
 */
export function cutFor(spans: readonly Span[]): Cut | null {
  const ends = spans.flatMap(({ from, until }) => [from, until]);
  const [first = 0] = ends;
  const ahead = remainder(-first, DAY_MS) / HOUR_MS;
  if (!ends.every((end) => remainder(end, HOUR_MS) === 0)) return null;
  if (!ends.every((end) => remainder(end - first, DAY_MS) === 0)) {
    const isShort = Math.max(...ends) - Math.min(...ends) <= MOST_HOURS * HOUR_MS;
    return isShort ? { granularity: 'hour', timeZone: 'UTC' } : null;
  }
  return { granularity: 'day', timeZone: zoneAhead(ahead > 12 ? ahead - 24 : ahead) };
}

/** The fixed zone some hours before UTC; the sign of its name is the other one (POSIX). */
function zoneAhead(hours: number): string {
  if (hours === 0) return 'UTC';
  return `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

function remainder(value: number, of: number): number {
  return ((value % of) + of) % of;
}
