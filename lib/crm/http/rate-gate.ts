import { RelevoError } from '../../domain/base/failure';
import type { KeyValue } from '../port/key-value';
import { LONGEST_WAIT_MS } from './retry-after';

export interface RateLimits {
  readonly perSecond: number;
  readonly searchPerSecond: number;
  readonly concurrent: number;
}

/** The kind and the priority of a request. */
export interface Wish {
  readonly kind: 'general' | 'search';
  /** No rep waits for it: all other requests go first. */
  readonly background: boolean;
}

/** Limits the rate of all requests of a connection, from any tab or job. */
export interface RateGate {
  /**
   * Waits for a turn.
   * @returns a function to call when the request is over
   * @throws RelevoError `crm/rate-limited` if the CRM asked for a long pause, or the signal's
   * reason
   */
  enter(wish: Wish, signal: AbortSignal): Promise<() => void>;
  /** Starts a pause that the CRM asked for, ms. It is stored, so that it outlives the worker. */
  backOff(ms: number): Promise<void>;
}

export interface RateGateDeps {
  readonly clock: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly store: KeyValue;
}

const KEY = 'not-before';
/** Longest pause that requests wait for; during a longer one they fail at once, ms. */
const LONGEST_SIT_MS = 5_000;

interface Waiting {
  readonly wish: Wish;
  readonly go: (leave: () => void) => void;
  readonly refuse: (reason: unknown) => void;
}

/**
 * Creates a gate: a token bucket for all requests, another one for search, and a limit on
 * concurrent requests. Background requests wait until no other request waits.
 */
export function createRateGate(limits: RateLimits, deps: RateGateDeps): RateGate {
  let passed = 0;
  /** Time that was slept counts as passed, even if the system clock stands still or is set back. */
  const now = () => Math.max(passed, deps.clock());
  const general = createBucket(limits.perSecond, now);
  const search = createBucket(limits.searchPerSecond, now);
  const waiting: Waiting[] = [];
  let running = 0;
  let silentUntil = 0;
  let alarm: AbortController | null = null;
  let remembered: Promise<void> | undefined;

  const remember = () => {
    remembered ??= deps.store.get(KEY).then((stored) => {
      if (typeof stored === 'number') silentUntil = Math.max(silentUntil, nearTime(stored, now()));
    });
    return remembered;
  };

  const waitOf = ({ kind }: Wish) =>
    Math.max(general.wait(), kind === 'search' ? search.wait() : 0);

  /** Admits the requests that may start now, and sets a timer for the next one. */
  function serve(): void {
    const silence = silentUntil - now();
    if (silence > LONGEST_SIT_MS) {
      for (const one of waiting.splice(0)) {
        one.refuse(
          new RelevoError({ code: 'crm/rate-limited', detail: '', retryAfterMs: silence }),
        );
      }
      return;
    }
    waiting.sort((a, b) => Number(a.wish.background) - Number(b.wish.background));
    while (silence <= 0 && running < limits.concurrent) {
      const index = waiting.findIndex(({ wish }) => waitOf(wish) <= 0);
      const [next] = index < 0 ? [] : waiting.splice(index, 1);
      if (next === undefined) break;
      general.take();
      if (next.wish.kind === 'search') search.take();
      running++;
      next.go(once(leave));
    }
    if (waiting.length > 0 && running < limits.concurrent) {
      wakeIn(Math.max(1, silence, Math.min(...waiting.map(({ wish }) => waitOf(wish)))));
    }
  }

  function leave(): void {
    running--;
    serve();
  }

  function wakeIn(ms: number): void {
    alarm?.abort();
    const mine = new AbortController();
    const until = now() + ms;
    alarm = mine;
    deps.sleep(ms, mine.signal).then(
      () => {
        if (mine !== alarm) return;
        passed = until;
        serve();
      },
      () => undefined,
    );
  }

  return {
    async enter(wish, signal) {
      await remember();
      signal.throwIfAborted();
      return new Promise((resolve, reject) => {
        const away = () => {
          waiting.splice(waiting.indexOf(one), 1);
          reject(signal.reason);
        };
        const stay = () => signal.removeEventListener('abort', away);
        const one: Waiting = {
          wish,
          go: (leave) => {
            stay();
            resolve(leave);
          },
          refuse: (reason) => {
            stay();
            reject(reason);
          },
        };
        signal.addEventListener('abort', away, { once: true });
        waiting.push(one);
        serve();
      });
    },
    async backOff(ms) {
      await remember();
      const until = now() + ms;
      if (until <= silentUntil) return;
      silentUntil = until;
      await deps.store.set(KEY, until);
    },
  };
}

/** A stored time beyond the longest pause was written before the clock was set back. */
function nearTime(until: number, now: number): number {
  return until > now + LONGEST_WAIT_MS ? now : until;
}

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (!done) run();
    done = true;
  };
}

/** A token bucket. */
function createBucket(perSecond: number, clock: () => number): { wait(): number; take(): void } {
  let tokens = perSecond;
  let at = clock();
  const fill = () => {
    const now = clock();
    tokens = Math.min(perSecond, tokens + (Math.max(0, now - at) / 1_000) * perSecond);
    at = now;
  };
  return {
    /** Returns the time until a token is available, ms. */
    wait() {
      fill();
      // Floating-point sums may end slightly below a whole token.
      return tokens >= 1 - 1e-9 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1_000);
    },
    take() {
      fill();
      tokens -= 1;
    },
  };
}
