/** What the runner needs from the browser. */
export interface ExclusiveRunnerDeps {
  /**
   * Calls `held` with the lock, or at once with null if another worker holds it. The lock is
   * released when the promise of `held` settles.
   */
  request(held: (lock: unknown) => Promise<void>): Promise<unknown>;
  /** Calls `run` after `ms`. */
  later(run: () => void, ms: number): void;
  /** Called when another worker holds the lock; asks for another flush soon. */
  busy(): Promise<void>;
}

/**
 * Lets one pass of the outbox run at a time. After `limitMs` the runner releases the lock even if
 * the pass has not ended: when the browser takes a database away in the middle of a transaction,
 * the transaction never ends, and the pass would block all later passes while the worker lives. The
 * caller must abort the signal of the pass by then, so that a pass that resumes cannot send
 * anything.
 */
export function createExclusiveRunner(
  deps: ExclusiveRunnerDeps,
  limitMs: number,
): (run: () => Promise<void>) => Promise<void> {
  return async (run) => {
    await deps.request(async (lock) => {
      if (lock === null) return deps.busy();
      const overdue = new Promise<void>((resolve) => deps.later(resolve, limitMs));
      await Promise.race([run(), overdue]);
    });
  };
}
