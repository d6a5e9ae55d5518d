import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClockView } from '../../../../lib/domain/clocks/clock';
import { queueOrder } from '../../../../lib/domain/clocks/queue';
import {
  byValue,
  openValue,
  queueCurrency,
  type Valued,
} from '../../../../lib/domain/clocks/queue-value';
import { deal } from '../deal';

function clock(state: ClockView['state']): ClockView {
  return { kind: 'first-contact', startedAt: 0, dueAt: 1, state, agreementVersion: 1 };
}

function queued(contactId: string, more: Partial<Valued> = {}): Valued {
  return { contactId, advice: null, clock: null, score: 0, ...more };
}

const eur = (amount: number) => ({ value: { amount, currency: 'EUR' } });

describe('the value of open deals', () => {
  it('adds the open ones of one currency, and leaves out closed ones and those without an amount', () => {
    const deals = [
      deal({ amount: 100 }),
      deal({ amount: 50 }),
      deal({ amount: 7, outcome: 'won' }),
      deal({ amount: 7, outcome: 'lost' }),
      deal({ amount: null }),
      deal({ amount: 9, currency: null }),
      deal({ amount: 9_000_000, currency: 'JPY' }),
    ];
    expect(openValue(deals)).toEqual({ amount: 150, currency: 'EUR' });
    expect(openValue(deals.slice(2, 6))).toBeNull();
    expect(openValue([])).toBeNull();
  });

  it('is not known where the sum is not exact', () => {
    const most = deal({ amount: Number.MAX_SAFE_INTEGER });
    expect(openValue([most])?.amount).toBe(Number.MAX_SAFE_INTEGER);
    expect(openValue([most, most])).toBeNull();
  });
});

describe('the order by value and urgency', () => {
  it('lets a late clock count four times, one that ends soon twice', () => {
    const people = [
      queued('a', { ...eur(390), clock: clock('on-time') }),
      queued('b', { ...eur(100), clock: clock('late') }),
      queued('c', { ...eur(196), clock: clock('soon') }),
      queued('d', { ...eur(395) }),
      queued('e', { ...eur(380), clock: clock('checking') }),
    ];
    expect(byValue(people).map(({ contactId }) => contactId)).toEqual(['b', 'd', 'c', 'a', 'e']);
  });

  it('never compares amounts of two currencies', () => {
    const people = [
      queued('yen', { value: { amount: 9_999_999, currency: 'JPY' }, score: 1 }),
      queued('none', { score: 9 }),
      queued('small', eur(1)),
      queued('large', eur(2)),
    ];
    expect(queueCurrency(people)).toBe('EUR');
    expect(byValue(people).map(({ contactId }) => contactId)).toEqual([
      'large',
      'small',
      'none',
      'yen',
    ]);
  });

  it('is total, keeps everybody, and is that of the queue where nobody has a value', () => {
    const person = fc.record({
      contactId: fc.uuid(),
      advice: fc.constantFrom(null, 'first-priority' as const, 'radar' as const),
      clock: fc.constantFrom(null, clock('late'), clock('soon')),
      score: fc.nat(100),
      value: fc.option(
        fc.record({
          amount: fc.integer({ min: -1_000, max: 1_000 }),
          currency: fc.constantFrom('EUR', 'USD'),
        }),
      ),
    });
    fc.assert(
      fc.property(fc.uniqueArray(person, { selector: ({ contactId }) => contactId }), (people) => {
        const sorted = byValue(people);
        expect(byValue(people.toReversed())).toEqual(sorted);
        expect(new Set(sorted)).toEqual(new Set(people));
        const plain = people.map((each) => ({ ...each, value: null }));
        expect(byValue(plain)).toEqual(plain.toSorted(queueOrder));
      }),
    );
  });
});
