/** An amount of one currency; see `Deal`. Amounts of two currencies are never added. */
export interface Money {
  /** Minor units. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** A decimal number as a CRM writes it. Java writes large ones with an exponent. */
const DECIMAL = /^([+-]?)(\d{1,60})(?:\.(\d{0,60}))?(?:[eE]([+-]?\d{1,3}))?$/;
/** No currency has so many digits; a larger exponent belongs to no amount of money. */
const LARGEST_SHIFT = 40;

const digitsOf = new Map<string, number>();

/** Returns an ISO 4217 code in upper case; null for a text that cannot be one. */
export function currencyCode(text: string | null | undefined): string | null {
  const code = (text ?? '').trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? code : null;
}

/**
 * Returns the digits after the decimal point of a currency (ISO 4217): 2 for EUR, 0 for JPY, 3 for
 * KWD; 2 for an unknown one.
 * @param currency a code as `currencyCode` returns it
 */
export function minorDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(currency, digits);
  return digits;
}

/**
 * Returns a decimal text in minor units of a currency, without floating-point error; half a unit
 * rounds away from zero. Null for a text that is not a decimal number, and for an amount beyond the
 * safe integers.
 * @param currency a code as `currencyCode` returns it
 */
export function minorUnits(text: string, currency: string): number | null {
  const [, sign, whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text.trim()) ?? [];
  const shift = Number(exponent) + minorDigits(currency);
  if (sign === undefined || Math.abs(shift) > LARGEST_SHIFT) return null;
  // One digit more than is kept decides the rounding.
  const digits = `${whole}${fraction}`;
  const point = whole.length + shift;
  const kept = digits.padEnd(point + 1, '0');
  const units = BigInt(point <= 0 ? '0' : kept.slice(0, point));
  const next = point < 0 ? 0 : Number(kept.charAt(point) || '0');
  const size = Number(units + (next >= 5 ? 1n : 0n));
  if (!Number.isSafeInteger(size)) return null;
  return sign === '-' && size !== 0 ? -size : size;
}
