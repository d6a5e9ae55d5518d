/**
 * The derivative of ln Γ at z > 0. Source: Abramowitz and Stegun 6.3.18, lifted by 6.3.5 where z is
 * small.
 */
export function digamma(z: number): number {
  if (z < 10) return digamma(z + 1) - 1 / z;
  const square = 1 / (z * z);
  const series =
    square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))));
  return Math.log(z) - 0.5 / z - series;
}
