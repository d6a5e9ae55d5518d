/** The masses of the sum of two independent counts: their convolution. */
export function convolveMasses(one: Float64Array, two: Float64Array): Float64Array<ArrayBuffer> {
  const [short, long] = one.length < two.length ? [one, two] : [two, one];
  const sums = new Float64Array(one.length + two.length - 1);
  for (let i = 0; i < short.length; i++) {
    const mass = short[i] ?? 0;
    if (mass === 0) continue;
    for (let j = 0; j < long.length; j++) sums[i + j] = (sums[i + j] ?? 0) + mass * (long[j] ?? 0);
  }
  return sums;
}
