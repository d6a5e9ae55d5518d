/** Dates that were found in a text, sorted and each once, and the lines in which there was none. */
export interface DatesRead {
  readonly dates: readonly string[];
  readonly unread: readonly string[];
}

/**
 * Reads holidays from pasted text: a column of a table, a list, a calendar's own
 * file. Understood are `2026-12-25`, `20261225` and day before month (`25/12/2026`, `25.12.2026`);
 * a month before the day is not guessed at.
 */
export function readDates(text: string): DatesRead {
  const dates = new Set<string>();
  const unread: string[] = [];
  for (const line of text.split(/[\n;]+/)) {
    const found = [...line.matchAll(DATE)].flatMap(({ groups = {} }) => {
      const {
        y = groups['y2'] ?? groups['y3'],
        m = groups['m2'] ?? groups['m3'],
        d = groups['d2'] ?? groups['d3'],
      } = groups;
      const date = `${y}-${m?.padStart(2, '0')}-${d?.padStart(2, '0')}`;
      return isDate(date) ? [date] : [];
    });
    for (const date of found) dates.add(date);
    if (found.length === 0 && line.trim() !== '') unread.push(line.trim());
  }
  return { dates: [...dates].sort(), unread };
}

const DATE =
  /(?<!\d)(?:(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})|(?<d2>\d{1,2})[./-](?<m2>\d{1,2})[./-](?<y2>\d{4})|(?<y3>\d{4})(?<m3>\d{2})(?<d3>\d{2}))(?!\d)/g;

function isDate(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}
