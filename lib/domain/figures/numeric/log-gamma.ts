/**
 * The gamma function in logarithms, and what is derived from it without cancellation. A difference
 * of two logarithms of gamma near 10⁶ loses nine digits; the Stirling remainders below keep them.
 */

/** ½ ln 2π. */
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** From here on the series of the Stirling remainder is exact to 10⁻¹⁶. */
const SERIES_FROM = 15;

/** Coefficients of the series 1/(12z) − 1/(360z³) + …: Bernoulli numbers B₂ₖ/(2k(2k−1)). */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156] as const;

/**
 * What Stirling's formula leaves out: ln Γ(z) − ((z − ½) ln z − z + ½ ln 2π), for z > 0.
 * Source: Abramowitz and Stegun 6.1.41; small z are lifted by Γ(z + 1) = zΓ(z).
 */
export function stirlingRemainder(z: number): number {
  if (z < SERIES_FROM) {
    // (z + ½) ln(1 + 1/z) − 1 is the step of the remainder from z to z + 1.
    return stirlingRemainder(z + 1) + (z + 0.5) * Math.log1p(1 / z) - 1;
  }
  const square = 1 / (z * z);
  return SERIES.reduceRight((sum, coefficient) => sum * square + coefficient, 0) / z;
}

/** ln Γ(z) for z > 0. */
export function logGamma(z: number): number {
  if (z === 1 || z === 2) return 0;
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + stirlingRemainder(z);
}

/**
 * ln Γ(z) − ln Γ(z + by) for z > 0 and by ≥ 0: no digits are lost where z is large and `by` is not.
 */
export function logGammaFall(z: number, by: number): number {
  const sum = z + by;
  return (
    (z - 0.5) * -Math.log1p(by / z) -
    by * Math.log(sum) +
    by +
    stirlingRemainder(z) -
    stirlingRemainder(sum)
  );
}

/** ln B(a, b) for a, b > 0. */
export function logBeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  return logGamma(small) + logGammaFall(large, small);
}

/**
 * The deviance part x ln(x/np) + np − x of a binomial or Poisson mass, by a series where x is near
 * np.
 * Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
 */
export function deviance(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean))
    return x === 0 ? mean : x * Math.log(x / mean) + mean - x;
  const ratio = (x - mean) / (x + mean);
  let sum = (x - mean) * ratio;
  let power = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    power *= ratio * ratio;
    const next = sum + power / odd;
    if (next === sum) return next;
    sum = next;
  }
}

/**
 * ln of Γ(n+1)/(Γ(x+1)Γ(n−x+1)) pˣ qⁿ⁻ˣ for real 0 ≤ x ≤ n, with 0 < p < 1 and q = 1 − p: the
 * binomial mass, also between whole numbers. Source: Loader (2000), as above.
 */
export function logBinomialMass(x: number, n: number, p: number, q: number): number {
  if (x === 0) return n * (p < q ? Math.log1p(-p) : Math.log(q));
  if (x === n) return n * (q < p ? Math.log1p(-q) : Math.log(p));
  const rest = n - x;
  const remainders = stirlingRemainder(n) - stirlingRemainder(x) - stirlingRemainder(rest);
  const scale = 0.5 * Math.log(n / (x * rest)) - HALF_LOG_TWO_PI;
  return remainders + scale - deviance(x, n * p) - deviance(rest, n * q);
}
