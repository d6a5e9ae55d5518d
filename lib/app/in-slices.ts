/** Work in one go, ms: a task under 50 ms leaves room for what a rep waits for. */
const SLICE_MS = 20;

/**
 * Runs steps in slices: between two of them everything else that waits has its turn.
 * @param clock epoch ms
 */
export async function inSlices<Value>(
  steps: Generator<void, Value, void>,
  clock: () => number,
): Promise<Value> {
  for (let until = clock() + SLICE_MS; ; ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (clock() < until) continue;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    until = clock() + SLICE_MS;
  }
}
