import fc from 'fast-check';
import { expect, it } from 'vitest';
import { currencyCode, minorDigits, minorUnits } from '../../../../lib/domain/base/money';

it.each([
  ['1.10', 'EUR', 110],
  ['0.07', 'EUR', 7],
  ['1234567.89', 'EUR', 123_456_789],
  ['8.2', 'EUR', 820],
  ['1.005', 'EUR', 101],
  ['-1.005', 'EUR', -101],
  ['0.0049', 'EUR', 0],
  ['1500', 'JPY', 1_500],
  ['1500.5', 'JPY', 1_501],
  ['1.2345', 'KWD', 1_235],
  ['1.0E7', 'EUR', 1_000_000_000],
  ['125e-2', 'EUR', 125],
  ['5e-3', 'EUR', 1],
  ['4e-3', 'EUR', 0],
  ['-0', 'EUR', 0],
  ['-0.001', 'EUR', 0],
  [' 12 ', 'EUR', 1_200],
  ['12.', 'EUR', 1_200],
  ['12.50', 'ZZZ', 1_250],
])('reads %s %s as %s minor units', (text, currency, units) => {
  expect(Object.is(minorUnits(text, currency), units)).toBe(true);
});

it.each([
  'NaN',
  '1e400',
  '1e38',
  '9'.repeat(30),
  '-90071992547409.93',
  '',
  '1,5',
  '0x10',
  '1e',
  '.5',
])('reads no amount from %s', (text) => {
  expect(minorUnits(text, 'EUR')).toBeNull();
});

it('reads every whole number of cents back from its decimal text', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'KWD'), (units, currency) => {
      const digits = minorDigits(currency);
      const size = String(Math.abs(units)).padStart(digits + 1, '0');
      const point = size.length - digits;
      const text = digits === 0 ? size : `${size.slice(0, point)}.${size.slice(point)}`;
      expect(minorUnits(`${units < 0 ? '-' : ''}${text}`, currency)).toBe(units);
    }),
  );
});

it('takes three letters for a currency and nothing else', () => {
  expect([currencyCode(' eur '), currencyCode('ZZZ')]).toEqual(['EUR', 'ZZZ']);
  for (const text of ['EURO', '€', '', null, '12A', 'ＥＵＲ'])
    expect(currencyCode(text)).toBeNull();
});
