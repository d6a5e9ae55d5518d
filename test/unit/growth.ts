import { readFileSync } from 'node:fs';

/** Larger inputs are this many times as large: linear work (4) and quadratic (16) stand apart. */
const FACTOR = 4;
/** The most that linear work may grow by: twice what it should. */
export const LINEAR = 2 * FACTOR;
/**
 * Turns in which both sizes are tried; judged as soon as the growth is linear, but not before
 * three.
 */
const ROUNDS = 8;
const LEAST_ROUNDS = 3;
/** Work that takes long is judged by the rounds that fit in, ms. */
const LONGEST_MS = 10_000;
/** Short work is repeated for this long: the kernel's own count moves in steps of up to 4, ms. */
const TRY_MS = 25;

/**
 * How many times as long work takes with four times as much of it, against itself in one run: no
 * number of milliseconds holds on every machine. Compared is the processor's time of this thread:
 * on a busy machine the clock on the wall counts the others' turns, and the time of the process
 * counts the collector's threads, which a larger input keeps busier.
 * @param make what is worked on, of a size; making it is not measured
 */
export async function growthOf<Input>(
  size: number,
  make: (size: number) => Input,
  work: (input: Input) => unknown,
): Promise<number> {
  const time = async (input: Input) => {
    const began = threadMs();
    let runs = 0;
    do {
      await work(input);
      runs++;
    } while (threadMs() - began < TRY_MS);
    return (threadMs() - began) / runs;
  };
  const start = threadMs();
  await time(make(size));
  let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 1; round <= ROUNDS && threadMs() - start < LONGEST_MS; round++) {
    small = Math.min(small, await time(make(size)));
    large = Math.min(large, await time(make(FACTOR * size)));
    if (round >= LEAST_ROUNDS && large / small <= LINEAR) break;
  }
  return large / small;
}

/**
 * The processor's time of this thread, ms; the clock on the wall where the system does not say it.
 */
function threadMs(): number {
  try {
    // Its first number is nanoseconds on the processor: docs.kernel.org/scheduler/sched-stats.html.
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
