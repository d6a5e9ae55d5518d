import { localDayStart } from '../../clocks/business-time';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The format of a zone, made once: asking the platform for one is slow. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

/**
 * The local date of a moment, `YYYY-MM-DD`.
 * @param at epoch ms
 * @param timeZone IANA name of the agreement's zone
 * @throws RangeError for a zone that the platform does not know
 */
export function localDate(at: number, timeZone: string): string {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The local month of a moment, `YYYY-MM`. A month cut in UTC has hours of its neighbours in it. */
export function localMonth(at: number, timeZone: string): string {
  return localDate(at, timeZone).slice(0, 7);
}

/** A span of time, `to` no longer belonging to it; epoch ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The span of a local month, which daylight saving makes an hour longer or shorter. */
export function monthSpan(month: string, timeZone: string): Span {
  return {
    from: localDayStart(`${month}-01`, timeZone),
    to: localDayStart(`${monthAfter(month)}-01`, timeZone),
  };
}

/** The month after one, both `YYYY-MM`. */
function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}`;
}
