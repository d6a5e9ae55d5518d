/** Lets work run side by side, except for erasing, which runs alone. */
export interface EraseGate {
  /** Runs beside other work, after an erasing that is under way. */
  beside<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Runs once the work under way has ended, well or not; later work waits for it. */
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
