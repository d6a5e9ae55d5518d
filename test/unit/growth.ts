/** Inputs of the larger kind are this many times as large: far enough for linear (4) and quadratic (16) to be told apart. */
const FACTOR = 4;
/** The most that linear work may grow by: twice what it should. */
export const LINEAR = 2 * FACTOR;
const ROUNDS = 8;
/** Before that many nothing is judged: one best of three is luck. */
const LEAST_ROUNDS = 3;
/** What takes so long is judged by the rounds that it had, ms. */
const LONGEST_MS = 10_000;
/** Shorter than this nothing can be told from noise: short work is done again and again, ms. */
const LEAST_MS = 5;

/**
 * How many times as long work takes with four times as much of it, against itself in one run: no number of milliseconds holds on
 * every machine. It is the processor's time, since on a busy machine long work waits in the middle and short work does not; and
 * the best of several rounds, in turn. It stops as soon as it is seen to be `LINEAR`.
 * @param make what is worked on, of a size; making it is not measured
 */
export async function growthOf<Input>(
  size: number,
  make: (size: number) => Input,
  work: (input: Input) => unknown,
): Promise<number> {
  const time = async (of: number, times: number) => {
    const input = make(of);
    const began = process.cpuUsage();
    for (let done = 0; done < times; done++) await work(input);
    return spentMs(began);
  };
  const start = process.cpuUsage();
  await time(size, 1);
  const times = Math.ceil(LEAST_MS / Math.max(await time(size, 1), 0.01));
  let [small, large] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 1; round <= ROUNDS && spentMs(start) < LONGEST_MS; round++) {
    small = Math.min(small, await time(size, times));
    large = Math.min(large, await time(FACTOR * size, times));
    if (round >= LEAST_ROUNDS && large / small <= LINEAR) break;
  }
  return large / small;
}

function spentMs(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}
