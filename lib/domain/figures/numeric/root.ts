const MOST_STEPS = 400;

/**
 * Where a function that never falls crosses 0 between `low` and `high`: Newton's steps, and a
 * halving of the bracket wherever such a step would leave it or closes in too slowly.
 * @param gap the function, at most 0 at `low`
 * @param slope its derivative
 */
export function quantileOf(
  gap: (x: number) => number,
  slope: (x: number) => number,
  low: number,
  high: number,
  start: number,
): number {
  let [below, above, x] = [low, high, start];
  let width = high - low;
  for (let step = 0; step < MOST_STEPS; step++) {
    const miss = gap(x);
    if (miss === 0) return x;
    if (miss < 0) below = x;
    else above = x;
    const newton = x - miss / slope(x);
    const isInside = newton > below && newton < above;
    // Newton must halve the bracket at least every other step, or it creeps along a flat tail.
    const isFast = above - below < 0.5 * width || step % 2 === 0;
    width = above - below;
    const next = isInside && isFast ? newton : middle(below, above);
    if (Math.abs(next - x) <= 4e-16 * Math.abs(next) || next === below || next === above)
      return next;
    x = next;
  }
  return x;
}

/** The middle of a bracket, geometric where its ends differ by orders of magnitude. */
function middle(below: number, above: number): number {
  if (below > 0 && above / below > 16) return Math.sqrt(below) * Math.sqrt(above);
  if (below === 0 && above > 0) return above / 16;
  return below + (above - below) / 2;
}
