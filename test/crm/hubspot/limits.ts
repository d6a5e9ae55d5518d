import type { Policy } from './errors';
import type { Tier } from './types';

/** Limits of an account; null switches one off. */
export interface LimitSettings {
  tenSecondly: number | null;
  searchPerSecond: number | null;
  daily: number | null;
}

const WINDOW = 10_000;

/** HubSpot's limits by plan, as its usage guidelines name them. */
export function limitsOfTier(tier: Tier): LimitSettings {
  if (tier === 'free') return { tenSecondly: 100, searchPerSecond: 5, daily: 250_000 };
  return { tenSecondly: 190, searchPerSecond: 5, daily: tier === 'pro' ? 650_000 : 1_000_000 };
}

/** Counts requests in rolling windows; times are epoch ms. */
export class Limits {
  settings: LimitSettings;
  #general: number[] = [];
  #searches: number[] = [];
  #today = '';
  #usedToday = 0;
  readonly #dayOf: (at: number) => string;

  constructor(tier: Tier, timeZone: string) {
    this.settings = limitsOfTier(tier);
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
    this.#dayOf = (at) => format.format(at);
  }

  get usedToday(): number {
    return this.#usedToday;
  }

  /** Counts one request. Answers with the limit that refuses it, or null. */
  take(search: boolean, now: number): Policy | null {
    const day = this.#dayOf(now);
    if (day !== this.#today) {
      this.#today = day;
      this.#usedToday = 0;
    }
    this.#general = this.#general.filter((at) => at > now - WINDOW);
    this.#searches = this.#searches.filter((at) => at > now - 1000);
    const { tenSecondly, searchPerSecond, daily } = this.settings;
    if (daily !== null && this.#usedToday >= daily) return 'DAILY';
    if (search && searchPerSecond !== null && this.#searches.length >= searchPerSecond)
      return 'SECONDLY';
    if (!search && tenSecondly !== null && this.#general.length >= tenSecondly)
      return 'TEN_SECONDLY_ROLLING';
    this.#usedToday += 1;
    (search ? this.#searches : this.#general).push(now);
    return null;
  }

  /** The headers that every answer but those of search carries. */
  headers(): Record<string, string> {
    const { tenSecondly, daily } = this.settings;
    const headers: Record<string, string> = {};
    if (tenSecondly !== null) {
      headers['X-HubSpot-RateLimit-Max'] = String(tenSecondly);
      headers['X-HubSpot-RateLimit-Remaining'] = String(
        Math.max(0, tenSecondly - this.#general.length),
      );
      headers['X-HubSpot-RateLimit-Interval-Milliseconds'] = String(WINDOW);
    }
    if (daily !== null) {
      headers['X-HubSpot-RateLimit-Daily'] = String(daily);
      headers['X-HubSpot-RateLimit-Daily-Remaining'] = String(Math.max(0, daily - this.#usedToday));
    }
    return headers;
  }

  /** Forgets what was counted. */
  reset(): void {
    this.#general = [];
    this.#searches = [];
    this.#usedToday = 0;
  }
}
