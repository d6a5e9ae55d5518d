/** A stream of numbers that looks random and is the same each time. */
export interface Random {
  /** From 0 up to, not with, 1. */
  next(): number;
  /** True with this chance, 0 to 1. */
  chance(share: number): boolean;
  /** Evenly between two numbers. */
  between(low: number, high: number): number;
  /**
   * Skewed as durations are: half are below `median`, one in twenty near `most`, none outside
   * `least` and `most`.
   */
  around(median: number, least: number, most: number): number;
  /** One of some values. */
  of<Value>(values: readonly Value[]): Value;
}

/**
 * The stream of a seed; a hash of 32 bits with a counter (mulberry32), good enough for invented
 * people.
 */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b9);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + next() * (high - low);
  return {
    next,
    chance: (share) => next() < share,
    between,
    around(median, least, most) {
      const share = next();
      if (share < 0.5) return least + (median - least) * share * 2;
      return median + (most - median) * ((share - 0.5) * 2) ** 3;
    },
    of(values) {
      const value = values[Math.floor(next() * values.length)];
      if (value === undefined) throw new Error('nothing to choose from');
      return value;
    },
  };
}
