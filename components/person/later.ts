/** One day, ms. */
export const DAY_MS = 86_400_000;

/** Returns the noon of a date `YYYY-MM-DD` here, by which it is shown (epoch ms). */
export function noonOf(date: string): number {
  return new Date(`${date}T12:00`).getTime();
}

/** Returns the local date `YYYY-MM-DD` of a moment (epoch ms). */
export function localDate(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
