import { expect, it } from 'vitest';
import { dayText, dealLine, moneyText } from '../../../lib/i18n/deal-text';
import { deal } from '../domain/deal';

const NOW = Date.UTC(2026, 10, 19, 10, 30);
/** Spaces that do not break are spaces. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

it.each([
  [1_240_050, 'EUR', '€12,400.50', '12.400,50 €'],
  [1_500, 'JPY', '¥1,500', '1500 JPY'],
  [1_235, 'KWD', 'KWD 1.235', '1,235 KWD'],
  [-2_010, 'EUR', '-€20.10', '-20,10 €'],
  [0, 'EUR', '€0.00', '0,00 €'],
  [5, 'ZZZ', 'ZZZ 0.05', '0,05 ZZZ'],
  [9_007_199_254_740_991, 'EUR', '€90,071,992,547,409.91', '90.071.992.547.409,91 €'],
])('writes %s of %s exactly', (amount, currency, en, es) => {
  expect(plain(moneyText({ amount, currency }, 'en'))).toBe(en);
  expect(plain(moneyText({ amount, currency }, 'es'))).toBe(es);
});

it('says a deal in one line', () => {
  const line = (more: Parameters<typeof deal>[0], total: number, language: 'en' | 'es') =>
    plain(dealLine(deal(more), total, NOW, language));
  expect(line({}, 1, 'en')).toBe('€12,400.00 · Proposal · closes Dec 15');
  expect(line({}, 3, 'es')).toBe('12.400,00 € · Proposal · cierre 15 dic · 2 más');
  const closedAt = NOW - 86_400_000;
  expect(line({ outcome: 'won', closedAt }, 1, 'en')).toBe('€12,400.00 · won Nov 18');
  expect(line({ outcome: 'lost', closedAt, lostReason: 'Price' }, 1, 'en')).toBe(
    '€12,400.00 · lost: Price',
  );
  expect(line({ outcome: 'lost', closedAt }, 1, 'es')).toBe('12.400,00 € · perdido');
  expect(line({ amount: null, stage: null, expectedCloseOn: null }, 2, 'en')).toBe('1 more');
});

it('keeps a stage that turns the reading direction to itself', () => {
  const line = dealLine(deal({ stage: '\u202e\u2069osoporP' }), 1, NOW, 'en');
  expect(line).toContain('\u2068\u202eosoporP\u2069 · closes');
});

it('writes no day for a text that is none', () => {
  expect(dayText('soon', NOW, 'en')).toBe('–');
});
