import { RelevoError } from '../domain/failure';
import type { KeyValue } from './key-value';

export interface RateLimits {
  readonly perSecond: number;
  readonly searchPerSecond: number;
  readonly concurrent: number;
}

/** The one door through which all requests of a connection go, whatever tab or job they are for. */
export interface RateGate {
  /**
   * Waits for a turn.
   * @returns to be called when the request is over
   * @throws RelevoError `crm/rate-limited` when the CRM asked for a wait that is too long to sit out
   */
  enter(kind: 'general' | 'search', signal: AbortSignal): Promise<() => void>;
  /** The CRM asked for silence, ms; remembered beyond the life of the worker. */
  backOff(ms: number): Promise<void>;
}

export interface GateWorld {
  readonly clock: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly store: KeyValue;
}

const KEY = 'not-before';
/** A longer wait than this is told to whoever asks, instead of holding them, ms. */
const LONGEST_SIT_MS = 5_000;

/** A bucket of tokens for everything and one for search, and so many requests at once. */
export function createRateGate(limits: RateLimits, world: GateWorld): RateGate {
  const buckets = {
    general: createBucket(limits.perSecond, world.clock),
    search: createBucket(limits.searchPerSecond, world.clock),
  };
  const waiting: (() => void)[] = [];
  let running = 0;

  const leave = () => {
    running--;
    waiting.shift()?.();
  };
  const place = async () => {
    if (running >= limits.concurrent) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
  };

  return {
    async enter(kind, signal) {
      await place();
      try {
        const silence = (await notBefore(world.store)) - world.clock();
        if (silence > LONGEST_SIT_MS) {
          throw new RelevoError({ code: 'crm/rate-limited', detail: '', retryAfterMs: silence });
        }
        const wait = Math.max(silence, buckets.general.take(), kind === 'search' ? buckets.search.take() : 0);
        if (wait > 0) await world.sleep(wait, signal);
        signal.throwIfAborted();
      } catch (error) {
        leave();
        throw error;
      }
      let left = false;
      return () => {
        if (!left) leave();
        left = true;
      };
    },
    async backOff(ms) {
      const until = world.clock() + ms;
      if (until > (await notBefore(world.store))) await world.store.set(KEY, until);
    },
  };
}

async function notBefore(store: KeyValue): Promise<number> {
  const stored = await store.get(KEY);
  return typeof stored === 'number' ? stored : 0;
}

/** Takes a token and says how long to wait for it, ms. Tokens may be owed: then turns come one after another. */
function createBucket(perSecond: number, clock: () => number): { take(): number } {
  let tokens = perSecond;
  let at = clock();
  return {
    take() {
      const now = clock();
      tokens = Math.min(perSecond, tokens + (Math.max(0, now - at) / 1_000) * perSecond);
      at = now;
      tokens -= 1;
      return tokens >= 0 ? 0 : Math.ceil((-tokens / perSecond) * 1_000);
    },
  };
}
