/** Larger inputs are this many times as large: linear work (4) and quadratic (16) stand apart. */
const FACTOR = 4;
/** The most that linear work may grow by: twice what it should. */
export const LINEAR = 2 * FACTOR;
/** Turns in which both sizes are tried; judged as soon as the growth is linear, but not before three. */
const ROUNDS = 8;
const LEAST_ROUNDS = 3;
/** Work that takes long is judged by the rounds that fit in, ms. */
const LONGEST_MS = 10_000;
/** One round of one size goes on for this long, so that short work has many tries, ms. */
const ROUND_MS = 20;

/**
 * How many times as long work takes with four times as much of it, against itself in one run: no
 * number of milliseconds holds on every machine. Compared is the quickest single try of each size:
 * on a busy machine a try waits for the processor now and then, but not each of many. (The time of
 * the process would count the collector's own threads, which a larger input keeps busier.)
 * @param make what is worked on, of a size; making it is not measured
 */
export async function growthOf<Input>(
  size: number,
  make: (size: number) => Input,
  work: (input: Input) => unknown,
): Promise<number> {
  const quickest = async (input: Input) => {
    const began = performance.now();
    let [best, last] = [Number.POSITIVE_INFINITY, began];
    do {
      await work(input);
      const now = performance.now();
      best = Math.min(best, now - last);
      last = now;
    } while (last - began < ROUND_MS);
    return best;
  };
  const start = performance.now();
  let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 1; round <= ROUNDS && performance.now() - start < LONGEST_MS; round++) {
    small = Math.min(small, await quickest(make(size)));
    large = Math.min(large, await quickest(make(FACTOR * size)));
    if (round >= LEAST_ROUNDS && large / small <= LINEAR) break;
  }
  return large / small;
}
