const DAY_MS = 86_400_000;
/** Days of warning before a key expires: enough for a week out of office. */
const WARN_DAYS = 7;

export type KeyWarning =
  | { readonly kind: 'soon'; readonly days: number }
  | { readonly kind: 'ended' };

/**
 * Returns the warning about a key that expires.
 * @param endsAt epoch ms; null for a key that does not expire
 * @returns whole days left, rounded up, in the last week; null before that
 */
export function keyWarning(endsAt: number | null, now: number): KeyWarning | null {
  if (endsAt === null || endsAt - now > WARN_DAYS * DAY_MS) return null;
  return endsAt <= now
    ? { kind: 'ended' }
    : { kind: 'soon', days: Math.ceil((endsAt - now) / DAY_MS) };
}
