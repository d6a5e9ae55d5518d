/** Lets changes run concurrently, and erasing run alone. */
export interface EraseGate {
  /** Runs a change concurrently with others, after an erasing in progress. */
  beside<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Runs when all changes in progress have settled; later changes wait for it. */
  alone<Value>(work: () => Promise<Value>): Promise<Value>;
}

export function createEraseGate(): EraseGate {
  const running = new Set<Promise<unknown>>();
  let erasing: Promise<unknown> = Promise.resolve();
  return {
    async beside(work) {
      let waitedFor: unknown;
      while (waitedFor !== erasing) {
        waitedFor = erasing;
        await erasing;
      }
      const ours = work();
      running.add(ours);
      try {
        return await ours;
      } finally {
        running.delete(ours);
      }
    },
    alone(work) {
      const before = erasing;
      const ours = before.then(() => Promise.allSettled([...running])).then(work);
      erasing = ours.catch(() => undefined);
      return ours;
    },
  };
}
