import { write } from './foreign-log';

/** Timers of the page, counted, so that a test can wait until nothing is under way. */
export interface Clock {
  /** Runs `job` after `ms`; at once when 0 or less. */
  later(ms: number, job: () => void): void;
  /** Runs `job` every `ms` until the returned function is called; not counted as under way. */
  every(ms: number, job: () => void): () => void;
  /** Resolves when no timer of `later` is left. */
  settled(): Promise<void>;
  pending(): number;
}

const BACKGROUND_STEP = 1000;

/** @param inBackground whether timers are throttled now as those of a background tab. */
export function makeClock(inBackground: () => boolean): Clock {
  let open = 0;
  let waiting: (() => void)[] = [];
  const slowed = (ms: number): number =>
    inBackground() ? Math.ceil(Math.max(ms, 1) / BACKGROUND_STEP) * BACKGROUND_STEP : ms;
  function finish(): void {
    open -= 1;
    if (open > 0) return;
    const resolvers = waiting;
    waiting = [];
    for (const resolve of resolvers) resolve();
  }
  return {
    later(ms, job) {
      if (ms <= 0) {
        write(job);
        return;
      }
      open += 1;
      setTimeout(() => {
        try {
          write(job);
        } finally {
          finish();
        }
      }, slowed(ms));
    },
    every(ms, job) {
      const timer = setInterval(() => write(job), slowed(ms));
      return () => clearInterval(timer);
    },
    settled: () =>
      open === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    pending: () => open,
  };
}
