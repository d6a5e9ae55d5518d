import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CUSTOMER_UNITS,
  creditByCurrency,
  creditOf,
  type Model,
  NO_CAMPAIGN,
  UNATTRIBUTED,
  weightsOf,
} from '../../../../lib/domain/figures/attribution/credit';
import { splitAmount } from '../../../../lib/domain/figures/attribution/largest-remainder';
import {
  currentCampaign,
  pathOf,
  touchesByPerson,
  type WonDeal,
} from '../../../../lib/domain/figures/attribution/path';
import {
  hasStableRanks,
  rankRanges,
} from '../../../../lib/domain/figures/attribution/rank-stability';
import {
  decayWeights,
  milestoneWeights,
  PRESETS,
} from '../../../../lib/domain/figures/attribution/weights';

const day = fc.integer({ min: 0, max: 200 });
const milestone = fc.oneof(day, fc.constant(null));
const person = fc.constantFrom('p1', 'p2', 'p3', 'p4');
const anyDeals: fc.Arbitrary<WonDeal[]> = fc
  .array(
    fc.record({
      amount: fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
      currency: fc.constantFrom('EUR', 'JPY', 'KWD', 'MXN'),
      people: fc.uniqueArray(person, { maxLength: 3 }),
      leadAt: milestone,
      opportunityAt: milestone,
      wonAt: day,
    }),
    { maxLength: 12 },
  )
  .map((deals) => deals.map((deal, i) => ({ ...deal, id: `deal${i}` })));
const anyTouches = fc
  .array(
    fc.record({
      person,
      campaign: fc.constantFrom('Expo', 'Expo 2025', 'Guide', 'Ads', null),
      at: day,
    }),
    {
      maxLength: 40,
    },
  )
  .map((touches) => touches.map((touch, i) => ({ ...touch, id: `t${i}` })));
const MODELS: readonly Model[] = [
  ...Object.values(PRESETS).map((shares): Model => ({ kind: 'shares', shares })),
  { kind: 'decay', halfLife: 7 },
  { kind: 'last-counting', ignored: new Set(['Ads']) },
];
const ALIASES = new Map([['Expo 2025', 'Expo']]);

describe('an amount that is split', () => {
  it('is whole again when its parts are added, each within one unit of its share', () => {
    const weights = fc.array(fc.oneof(fc.nat(1_000), fc.double({ min: 0, max: 10, noNaN: true })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (total, parts) => {
        const sum = parts.reduce((all, part) => all + part, 0);
        const split = splitAmount(total, parts);
        if (sum === 0) {
          expect(split).toBeNull();
          return;
        }
        expect(split?.reduce((all, part) => all + part, 0)).toBe(total);
        split?.forEach((part, i) => {
          expect(Math.abs(part - (total * (parts[i] ?? 0)) / sum)).toBeLessThan(1 + 1e-3);
        });
        expect(splitAmount(-total, parts)).toEqual(split?.map((part) => 0 - part));
      }),
    );
  });

  it('breaks ties by order, also where the same weights were added in another order', () => {
    expect(splitAmount(1, [0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1])).toEqual([1, 0]);
    expect(splitAmount(1, [0.3 + 0.2 + 0.1, 0.1 + 0.2 + 0.3])).toEqual([1, 0]);
    expect(splitAmount(0, [])).toBeNull();
  });
});

describe('credit', () => {
  it('adds to what was won, to the last unit of each currency, under every model', () => {
    fc.assert(
      fc.property(
        anyDeals,
        anyTouches,
        fc.constantFrom(30, 90, Infinity),
        (deals, touches, lookback) => {
          const byPerson = touchesByPerson(touches);
          for (const model of MODELS) {
            const credits = deals.map((deal) => {
              const path = pathOf(deal, byPerson, lookback);
              const weights = weightsOf(path, deal, model);
              const customers = creditOf(path, weights, CUSTOMER_UNITS, ALIASES);
              expect([...customers.values()].reduce((sum, part) => sum + part, 0)).toBe(
                CUSTOMER_UNITS,
              );
              return {
                currency: deal.currency,
                credit: creditOf(path, weights, deal.amount, ALIASES),
              };
            });
            for (const [currency, rows] of creditByCurrency(credits)) {
              const won = deals
                .filter((deal) => deal.currency === currency)
                .reduce((sum, { amount }) => sum + amount, 0);
              expect([...rows.values()].reduce((sum, part) => sum + part, 0)).toBe(won);
              expect(rows.has('Expo 2025')).toBe(false);
            }
          }
        },
      ),
    );
  });

  it('is never lost in silence: no campaign and no touch are rows', () => {
    const deal: WonDeal = {
      id: 'd',
      amount: 100,
      currency: 'EUR',
      people: ['p1'],
      leadAt: null,
      opportunityAt: null,
      wonAt: 100,
    };
    const of = (touches: Parameters<typeof touchesByPerson>[0]) => {
      const path = pathOf(deal, touchesByPerson(touches), 90);
      return Object.fromEntries(
        creditOf(
          path,
          path.map(() => 1),
          deal.amount,
          ALIASES,
        ),
      );
    };
    expect(of([])).toEqual({ [UNATTRIBUTED]: 100 });
    expect(of([{ id: '1', person: 'p1', campaign: 'Expo', at: 101 }])).toEqual({
      [UNATTRIBUTED]: 100,
    });
    expect(of([{ id: '1', person: 'p1', campaign: 'Expo', at: 9 }])).toEqual({
      [UNATTRIBUTED]: 100,
    });
    expect(
      of([
        { id: '1', person: 'p1', campaign: 'Expo 2025', at: 10 },
        { id: '1', person: 'p1', campaign: 'Expo 2025', at: 10 },
        { id: '2', person: 'p1', campaign: null, at: 100 },
      ]),
    ).toEqual({ Expo: 50, [NO_CAMPAIGN]: 50 });
  });

  it('follows a campaign through all its names, and out of a circle', () => {
    const aliases = new Map([
      ['a', 'b'],
      ['b', 'c'],
      ['x', 'y'],
      ['y', 'x'],
    ]);
    expect(currentCampaign('a', aliases)).toBe('c');
    expect(currentCampaign('c', aliases)).toBe('c');
    expect(['x', 'y']).toContain(currentCampaign('x', aliases));
  });
});

describe('weights', () => {
  it('by position are the shares, made to fit where a part is missing', () => {
    const path = [1, 5, 9].map((at) => ({ at }));
    const none = { lead: null, opportunity: null, won: null };
    expect(milestoneWeights(path, { ...none, won: 9 }, PRESETS.last)).toEqual(
      [0, 0, 1].map((each) => each * 2),
    );
    expect(milestoneWeights(path, none, PRESETS.linear)).toEqual([1, 1, 1]);
    // Nothing that the model asks for is there: all weigh the same.
    expect(milestoneWeights(path, none, PRESETS.last)).toEqual([1, 1, 1]);
    expect(milestoneWeights([], none, PRESETS.first)).toEqual([]);
  });

  it('of time halve with the half-life, however long ago all of it was', () => {
    expect(decayWeights([7_007, 7_000], 7)).toEqual([0.5, 1]);
  });
});

describe('ranks', () => {
  const deals = Array.from({ length: 60 }, (_, i) => ({
    id: `deal ${i}`,
    campaign: i < 40 ? 'a' : 'b',
  }));
  const count = (some: readonly (typeof deals)[number][]) =>
    new Map(
      ['a', 'b'].map((name) => [name, some.filter(({ campaign }) => campaign === name).length]),
    );

  it('are stable where no tenth of the deals turns them', () => {
    const ranges = rankRanges(deals, count);
    expect(Object.fromEntries(ranges)).toEqual({
      a: { best: 1, worst: 1 },
      b: { best: 2, worst: 2 },
    });
    expect(hasStableRanks(ranges)).toBe(true);
  });

  it('are not shown where every campaign could be any', () => {
    const even = deals.map((deal, i) => ({ ...deal, campaign: i % 2 === 0 ? 'a' : 'b' }));
    expect(hasStableRanks(rankRanges(even, count))).toBe(false);
    expect(hasStableRanks(new Map())).toBe(false);
  });
});
