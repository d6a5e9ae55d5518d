/** The value below which a share `p` (0–1) of the values lies. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[sorted.length % 2 === 0 ? half - 1 : half],
    sorted[half],
  ];
  return (low + high) / 2;
}

/** A value with the interval in which it lies in 95 of 100 repetitions. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const DRAWS = 2_000;

/**
 * Estimates what `of` makes of several samples, by drawing from each of them again, with
 * replacement, two thousand times. The draws are seeded: the same samples give the same interval.
 */
export function bootstrap<Samples extends readonly (readonly number[])[]>(
  samples: Samples,
  of: (samples: Samples) => number,
): Estimate {
  let state = 20_261_123;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const drawn = Array.from({ length: DRAWS }, () =>
    of(
      samples.map((each) =>
        each.map(() => each[Math.floor(next() * each.length)] ?? 0),
      ) as unknown as Samples,
    ),
  );
  return { value: of(samples), low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) };
}

/** How many times as large one sample is as another: the ratio of their medians. */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): Estimate {
  return bootstrap([ours, theirs] as const, ([a, b]) => median(a) / median(b));
}

/** One size of an axis along which something grows, and what was measured there. */
export interface Point {
  readonly size: number;
  readonly samples: readonly number[];
}

/** The slope of the medians on logarithmic scales: 0 flat, 1 in proportion, 2 with the square. */
export function slopeOf(points: readonly Point[]): Estimate {
  const xs = points.map(({ size }) => Math.log(size));
  const mean = xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const spread = xs.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return bootstrap(
    points.map(({ samples }) => samples),
    (all) =>
      all.reduce(
        (sum, each, index) => sum + ((xs[index] ?? 0) - mean) * Math.log(median(each)),
        0,
      ) / spread,
  );
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const times = (value: number) => `${value.toFixed(value < 0.1 ? 3 : 2)} ×`;
/** The interval of an estimate, in the words of its value. */
export const within = ({ low, high }: Estimate, say: (value: number) => string) =>
  `[${say(low)}, ${say(high)}]`;
