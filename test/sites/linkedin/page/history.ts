import type { Truth } from './truth';

/** What was true from one moment on. */
export interface Moment {
  /** Milliseconds since the page was opened. */
  readonly at: number;
  readonly truth: Truth;
}

/**
 * Remembers what was on the screen, so that anyone who read it late can be judged by what was there
 * at the time.
 */
export interface History {
  /** Says how the truth is known, once it is. */
  follow(tell: () => Truth): void;
  changed(): void;
  moments(): readonly Moment[];
  clear(): void;
}

/** An empty history. */
export function makeHistory(): History {
  let moments: Moment[] = [];
  let told: () => Truth | undefined = () => undefined;
  const changed = () => {
    const truth = told();
    if (truth !== undefined) moments.push({ at: performance.now(), truth });
  };
  return {
    follow(tell) {
      told = tell;
      changed();
    },
    changed,
    moments: () => moments,
    clear() {
      moments = [];
      changed();
    },
  };
}
