/** A figure that differs from the one expected. */
export interface Miss {
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** What a comparison found. */
export interface Comparison {
  readonly leaves: number;
  readonly misses: readonly Miss[];
  /**
   * Over all numbers, |actual − expected| / |expected|, or the difference itself where that is 0.
   */
  readonly worst: number;
}

/**
 * Compares every leaf of what is expected, and that nothing else is there.
 * @param tolerance absolute or relative, whichever is larger; references have 12 digits, which is
 * the least of it
 */
export function compare(expected: unknown, actual: unknown, tolerance: number): Comparison {
  const misses: Miss[] = [];
  let [leaves, worst] = [0, 0];
  const walk = (want: unknown, have: unknown, path: string): void => {
    if (isBranch(want) && isBranch(have) && Array.isArray(want) === Array.isArray(have)) {
      const keys = new Set([...Object.keys(want), ...Object.keys(have)]);
      for (const key of keys) walk(want[key], have[key], path === '' ? key : `${path}.${key}`);
      return;
    }
    leaves++;
    if (typeof want === 'number' && typeof have === 'number') {
      const gap = Math.abs(want - have);
      worst = Math.max(worst, want === 0 ? gap : gap / Math.abs(want));
      if (gap <= tolerance * Math.max(1, Math.abs(want))) return;
    } else if (want === have) return;
    misses.push({ path, expected: want, actual: have });
  };
  walk(expected, actual, '');
  return { leaves, misses, worst };
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
