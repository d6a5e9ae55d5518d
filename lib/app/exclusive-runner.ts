/** What the lock needs of the browser. */
export interface ExclusiveWorld {
  /**
   * Runs `held` with the lock, or with null at once where somebody has it; the lock is let go when
   * what it returns settles.
   */
  request(held: (lock: unknown) => Promise<void>): Promise<unknown>;
  /** Calls `run` after `ms`. */
  later(run: () => void, ms: number): void;
  /** Somebody else is at it: it is to be looked for again soon. */
  busy(): Promise<void>;
}

/**
 * Lets one pass of the outbox run at a time. A pass that has not ended `limitMs` after it began is
 * not waited for any longer: a database that the browser took away in the middle of a transaction
 * never answers it, and would keep every later pass away for as long as the worker lives. Its
 * signal must be aborted by then, so that it can send nothing should it wake again.
 */
export function createExclusiveRunner(
  world: ExclusiveWorld,
  limitMs: number,
): (run: () => Promise<void>) => Promise<void> {
  return async (run) => {
    await world.request(async (lock) => {
      if (lock === null) return world.busy();
      const overdue = new Promise<void>((resolve) => world.later(resolve, limitMs));
      await Promise.race([run(), overdue]);
    });
  };
}
