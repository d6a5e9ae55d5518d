import type { Beta } from '../numeric/beta';
import type { Share } from './interval';

/** A rate that the agreement assumes until enough is seen. */
export interface AssumedRate {
  /** 0 to 1. */
  readonly rate: number;
  /** How many people the assumption counts for. */
  readonly worth: number;
}

/**
 * What is known of a rate after x of n, on top of what the agreement assumes: Beta(w·r + x, w·(1−r)
 * + n − x). Both sides stay above 0, so that an assumption of 0 or 1 can be proved wrong.
 */
export function blendedBeta({ rate, worth }: AssumedRate, { x, n }: Share): Beta {
  return { a: Math.max(worth * rate + x, LEAST), b: Math.max(worth * (1 - rate) + n - x, LEAST) };
}

const LEAST = 1e-6;

/** Whether a figure still rests on the assumption more than on what was seen. */
export function isAssumed({ worth }: AssumedRate, { n }: Share): boolean {
  return n < worth;
}
