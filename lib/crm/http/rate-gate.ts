import { RelevoError } from '../../domain/base/failure';
import type { KeyValue } from '../port/key-value';
import { LONGEST_WAIT_MS } from './retry-after';

export interface RateLimits {
  readonly perSecond: number;
  readonly searchPerSecond: number;
  readonly concurrent: number;
}

/** What a request wants of the gate. */
export interface Wish {
  readonly kind: 'general' | 'search';
  /** Nobody waits for it: everything else goes first, a rep's click above all. */
  readonly background: boolean;
}

/** The one door through which all requests of a connection go, whatever tab or job they are for. */
export interface RateGate {
  /**
   * Waits for a turn.
   * @returns to be called when the request is over
   * @throws RelevoError `crm/rate-limited` when the CRM asked for a wait that is too long to sit
   * out, or the signal's reason
   */
  enter(wish: Wish, signal: AbortSignal): Promise<() => void>;
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

interface Waiting {
  readonly wish: Wish;
  readonly go: (leave: () => void) => void;
  readonly refuse: (reason: unknown) => void;
}

/**
 * A bucket of tokens for everything and one for search, and so many requests at once; who waits for
 * nobody waits last.
 */
export function createRateGate(limits: RateLimits, world: GateWorld): RateGate {
  let passed = 0;
  /** What was slept has passed, whatever the wall clock says: it may stand still or be set back. */
  const now = () => Math.max(passed, world.clock());
  const general = createBucket(limits.perSecond, now);
  const search = createBucket(limits.searchPerSecond, now);
  const waiting: Waiting[] = [];
  let running = 0;
  let silentUntil = 0;
  let alarm: AbortController | null = null;
  let remembered: Promise<void> | undefined;

  const remember = () => {
    remembered ??= world.store.get(KEY).then((stored) => {
      if (typeof stored === 'number') silentUntil = Math.max(silentUntil, nearTime(stored, now()));
    });
    return remembered;
  };

  const waitOf = ({ kind }: Wish) =>
    Math.max(general.wait(), kind === 'search' ? search.wait() : 0);

  /**
   * Lets in who may come in now, and sees to it that the next is let in when their time has come.
   */
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
    world.sleep(ms, mine.signal).then(
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
      await world.store.set(KEY, until);
    },
  };
}

/** A silence further ahead than any CRM may ask for was stored before the clock was set back. */
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

/** Tokens that come back with time. */
function createBucket(perSecond: number, clock: () => number): { wait(): number; take(): void } {
  let tokens = perSecond;
  let at = clock();
  const fill = () => {
    const now = clock();
    tokens = Math.min(perSecond, tokens + (Math.max(0, now - at) / 1_000) * perSecond);
    at = now;
  };
  return {
    /** Until there is a token, ms. */
    wait() {
      fill();
      // Adding up parts of tokens may leave the last one short by nothing that counts.
      return tokens >= 1 - 1e-9 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1_000);
    },
    take() {
      fill();
      tokens -= 1;
    },
  };
}
