/** An exact fraction; `over` is above 0. */
export interface Ratio {
  readonly top: bigint;
  readonly over: bigint;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/;

/**
 * The fraction that the shortest decimal of a number writes: 0.7 is 7/10, which the double nearest
 * to it is not.
 * @throws RangeError for a number that is not finite
 */
export function ratioOf(value: number): Ratio {
  const [, sign, whole, part = '', power = '0'] = DECIMAL.exec(String(value)) ?? [];
  if (whole === undefined) throw new RangeError(`${value} is not a finite number`);
  const digits = BigInt(`${sign}${whole}${part}`);
  const exponent = Number(power) - part.length;
  return exponent >= 0
    ? { top: digits * 10n ** BigInt(exponent), over: 1n }
    : { top: digits, over: 10n ** BigInt(-exponent) };
}

/** The smallest whole number that is not below top/over, for top ≥ 0 and over > 0. */
export function ceilDivide(top: bigint, over: bigint): bigint {
  return (top + over - 1n) / over;
}

/** The greatest common divisor of two numbers that are not negative. */
export function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b);
}
