import type { Estimate, Point } from './statistics';

/**
 * What became of a gate. `open`: the measurement is too coarse to say on which side of the gate
 * the value lies; that is no pass. The last one: a figure without a gate.
 */
export type Verdict = 'met' | 'missed' | 'open' | 'told';

/** One figure with its gate: what must hold, and whether it does. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What must hold; empty for a figure without a gate. */
  readonly gate: string;
  readonly verdict: Verdict;
}

/** A line to be drawn: how something grows. */
export interface Curve {
  readonly name: string;
  readonly points: readonly Point[];
  readonly slope: Estimate;
}

/** What one part of the benchmark found. */
export interface Findings {
  readonly figures: readonly Figure[];
  readonly curves?: readonly Curve[];
  /** Bars for a plot: milliseconds by variant. */
  readonly bars?: readonly {
    readonly plot: string;
    readonly name: string;
    readonly samples: readonly number[];
  }[];
}

/** A figure without a gate. */
export function told(name: string, value: string): Figure {
  return { name, value, gate: '', verdict: 'told' };
}

/** A count or a size: the same at each run, so it is met or missed. */
export function exact(name: string, value: string, gate: string, met: boolean): Figure {
  return { name, value, gate, verdict: met ? 'met' : 'missed' };
}

/**
 * A measured value against a limit: the whole interval must lie on one side of it to say anything.
 */
export function atMost(
  name: string,
  value: string,
  estimate: Estimate,
  limit: number,
  gate: string,
): Figure {
  const verdict = estimate.high <= limit ? 'met' : estimate.low > limit ? 'missed' : 'open';
  return { name, value, gate, verdict: Number.isNaN(estimate.value) ? 'open' : verdict };
}
