/** Returns the day of a time in the browser's time zone, as `YYYY-MM-DD`. */
export function localDay(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * Returns noon of a day `YYYY-MM-DD` in the browser's time zone, epoch ms: a time for an appointment
 * that has only a day. Null if the text is not a day.
 */
export function noonOf(day: string): number | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return null;
  const at = new Date(Number(year), Number(month) - 1, Number(date), 12).getTime();
  return Number.isFinite(at) ? at : null;
}
