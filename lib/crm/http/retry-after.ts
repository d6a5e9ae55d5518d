/** Longest pause that a CRM is granted, ms. After it Relevo asks again. */
export const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * Returns the wait of a `Retry-After` header, ms: seconds or an HTTP date (RFC 9110 §10.2.3), from
 * 0 to 15 minutes.
 * @param now epoch ms
 * @returns null if there is none, or if it cannot be read
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(wait) ? Math.min(LONGEST_WAIT_MS, Math.max(0, wait)) : null;
}
