import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialMass } from '../../../../lib/domain/figures/numeric/binomial';
import {
  atLeast,
  atLeastWithNew,
  type ChanceGroup,
  countDistribution,
  countQuantile,
  withNew,
} from '../../../../lib/domain/figures/plan/count-distribution';
import { daysToGoal, forecast, isBeyondBest } from '../../../../lib/domain/figures/plan/forecast';
import { needWithBeta } from '../../../../lib/domain/figures/plan/need';
import { chancesForAge } from '../../../../lib/domain/figures/plan/on-the-way';
import { steadyArrivals } from '../../../../lib/domain/figures/plan/steady';
import { meanOfNew, planGoal } from '../../../../lib/domain/figures/plan/together';
import { jeffreysBeta } from '../../../../lib/domain/figures/rates/interval';
import { outcomeCurve } from '../../../../lib/domain/figures/time/competing';
import { ladderCurves, lagAt } from '../../../../lib/domain/figures/time/lag';
import { incrementsOfOutcome } from '../../../figures/chains';
import { needWithRate } from '../../../figures/need-with-rate';
import { plainNeed, plainNeedOfRate, plainNeeds } from '../../../figures/plain-need';
import { massAt } from '../../../figures/tails';
import { anyOutcomes, anyShare } from './make';

const anyChance = fc.double({ min: 0.05, max: 0.95, noNaN: true });
const anyGoal = fc.integer({ min: 1, max: 30 });
const anyOnTheWay = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });
const anyCurve = fc
  .array(fc.nat(9), { minLength: 1, maxLength: 40 })
  .map((parts) =>
    parts.map((_, day) => parts.slice(0, day + 1).reduce((sum, part) => sum + part, 0) / 400),
  );
const sureOf = (chances: readonly number[]) =>
  countDistribution(chances.map((chance) => ({ chance, people: 1 })));

describe('a need', () => {
  it('grows with the goal and with the chance wanted, and falls as the rate rises', () => {
    fc.assert(
      fc.property(anyGoal, anyChance, anyChance, anyChance, (goal, rate, chance, better) => {
        const need = needWithRate(goal, rate, chance) ?? Infinity;
        expect(needWithRate(goal + 1, rate, chance) ?? Infinity).toBeGreaterThan(need);
        const [low, high] = [Math.min(chance, better), Math.max(chance, better)];
        expect(needWithRate(goal, rate, high) ?? Infinity).toBeGreaterThanOrEqual(
          needWithRate(goal, rate, low) ?? 0,
        );
        const [slow, fast] = [Math.min(rate, better), Math.max(rate, better)];
        expect(needWithRate(goal, slow, chance) ?? Infinity).toBeGreaterThanOrEqual(
          needWithRate(goal, fast, chance) ?? 0,
        );
      }),
    );
  });

  it('with a rate that is not well known grows likewise, and is more where fewer were seen', () => {
    fc.assert(
      fc.property(anyGoal, anyShare, fc.constantFrom(0.6, 0.8, 0.9), (goal, share, chance) => {
        const rate = jeffreysBeta(share);
        const need = needWithBeta(goal, rate, chance) ?? Infinity;
        expect(needWithBeta(goal + 1, rate, chance) ?? Infinity).toBeGreaterThanOrEqual(need);
        expect(needWithBeta(goal, rate, 0.95) ?? Infinity).toBeGreaterThanOrEqual(need);
      }),
      { numRuns: 40 },
    );
    const known = (times: number) =>
      needWithBeta(6, jeffreysBeta({ x: 3 * times, n: 10 * times }), 0.8) ?? 0;
    expect(known(1)).toBeGreaterThan(known(10));
    expect(known(10)).toBeGreaterThanOrEqual(known(1_000));
  });

  it('is none for no goal, and not to be had from a rate of 0', () => {
    expect(needWithRate(0, 0.3, 0.8)).toBe(0);
    expect(needWithRate(1, 0, 0.8)).toBeNull();
    expect(needWithBeta(1, { a: 1e-6, b: 1e6 }, 0.8)).toBeNull();
  });

  it('by plain division is the smallest whole number, and the same however counts are scaled', () => {
    fc.assert(
      fc.property(
        anyGoal,
        anyShare,
        anyShare,
        fc.integer({ min: 1, max: 1_000 }),
        (goal, one, two, times) => {
          const need = plainNeed(goal, [one, two]);
          expect(plainNeed(goal, [{ x: one.x * times, n: one.n * times }, two])).toBe(need);
          if (need === null) {
            expect(one.x * two.x).toBe(0);
            return;
          }
          expect(need * one.x * two.x).toBeGreaterThanOrEqual(goal * one.n * two.n);
          expect((need - 1) * one.x * two.x).toBeLessThan(goal * one.n * two.n);
        },
      ),
    );
    expect(
      plainNeeds(6, [
        { x: 1, n: 3 },
        { x: 0, n: 3 },
      ]),
    ).toEqual([null, null, 6]);
    expect([plainNeedOfRate(21, 0.7), plainNeedOfRate(57, 0.57), plainNeedOfRate(1, 0)]).toEqual([
      30,
      100,
      null,
    ]);
  });
});

describe('people on the way', () => {
  it('are counted alike one by one, in groups and in any order', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ chance: fc.double({ min: 0, max: 1, noNaN: true }), people: fc.nat(30) }),
          {
            maxLength: 6,
          },
        ),
        (groups: ChanceGroup[]) => {
          const [grouped, turned] = [
            countDistribution(groups),
            countDistribution(groups.toReversed()),
          ];
          // A hair's difference in chance keeps people of one group apart.
          const single = countDistribution(
            groups.flatMap(({ chance, people }) =>
              Array.from({ length: people }, (_, i) => ({
                chance: chance * (1 - i * 1e-15),
                people: 1,
              })),
            ),
          );
          for (let k = 0; k <= grouped.most + 1; k++) {
            expect(massAt(grouped, k)).toBeCloseTo(massAt(turned, k), 12);
            expect(massAt(grouped, k)).toBeCloseTo(massAt(single, k), 11);
          }
          expect(atLeast(grouped, 0)).toBe(1);
          expect(atLeast(grouped, grouped.most + 1)).toBe(0);
        },
      ),
    );
  });

  it('of one chance are binomial, also where they are many', () => {
    const many = countDistribution([{ chance: 0.03, people: 200_000 }]);
    expect(massAt(many, 6_000)).toBeCloseTo(binomialMass(6_000, 200_000, 0.03), 14);
    expect(many.masses.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 10);
    expect(countQuantile(many, 0.5)).toBe(6_000);
  });

  it('have the chance of what is left of the curve at their age', () => {
    fc.assert(
      fc.property(anyOutcomes, fc.nat(40), fc.nat(40), (people, age, days) => {
        const curve = outcomeCurve(people, 2);
        if (curve === null) throw new Error('there are people');
        const chance = chancesForAge(curve)(age, days);
        if (age >= curve.followedTo) expect(chance).toBeNull();
        if (chance === null) return;
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance + (chancesForAge(curve, null, 1)(age, days) ?? 0)).toBeLessThanOrEqual(
          1 + 1e-12,
        );
        expect(chancesForAge(curve, [1])(age, days)).toBeCloseTo(chance, 12);
        expect(chancesForAge(curve, [0, 0.5])(age, days)).toBeLessThanOrEqual(chance);
      }),
    );
  });

  it('who come in today have the chance of the whole chain', () => {
    const first = outcomeCurve(
      [3, 5, 5, 9, 30].map((days, i) => ({ days, way: i < 4 ? 0 : null })),
      1,
    );
    const second = outcomeCurve(
      [2, 4, 8, 30].map((days, i) => ({ days, way: i < 3 ? 0 : null })),
      1,
    );
    if (first === null || second === null) throw new Error('there are people');
    const [whole = [], last = []] = ladderCurves([
      incrementsOfOutcome(first, 0),
      incrementsOfOutcome(second, 0),
    ]);
    for (let days = 0; days < 29; days++) {
      expect(chancesForAge(first, last)(0, days)).toBeCloseTo(lagAt(whole, days), 12);
    }
  });
});

describe('everything together', () => {
  const way = (curve: readonly number[]) => ({ stage: 'lead', curve, rate: { a: 12.5, b: 28.5 } });

  it('needs no more with one more person on the way, and no less for a higher goal or chance', () => {
    fc.assert(
      fc.property(
        anyOnTheWay,
        anyChance,
        anyGoal,
        anyChance,
        anyCurve,
        (chances, one, rest, chance, curve) => {
          const needOf = (sure: readonly number[], goal: number, wanted: number) => {
            const plan = planGoal({
              rest: goal,
              daysLeft: 30,
              sure: sureOf(sure),
              chance: wanted,
              ways: [way(curve)],
            });
            if (plan.verdict === 'reached' || plan.verdict === 'on-the-way') return 0;
            return plan.verdict === 'needs' ? (plan.needs[0]?.need ?? Infinity) : Infinity;
          };
          const need = needOf(chances, rest, chance);
          expect(needOf([...chances, one], rest, chance)).toBeLessThanOrEqual(need);
          expect(needOf(chances, rest + 1, chance)).toBeGreaterThanOrEqual(need);
          expect(needOf(chances, rest, Math.min(0.99, chance + 0.04))).toBeGreaterThanOrEqual(need);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('meets the goal with the chance wanted, just', () => {
    fc.assert(
      fc.property(anyOnTheWay, anyGoal, anyChance, (chances, goal, chance) => {
        const sure = sureOf(chances);
        const mean = meanOfNew(sure, goal, chance);
        expect(atLeastWithNew(sure, mean, goal)).toBeGreaterThanOrEqual(chance);
        if (mean > 0) expect(atLeastWithNew(sure, mean * 0.999, goal)).toBeLessThan(chance);
        expect(atLeast(withNew(sure, mean), goal)).toBeCloseTo(atLeastWithNew(sure, mean, goal), 9);
      }),
      { numRuns: 60 },
    );
  });

  it('gives a need for each stage from which the goal can still be reached, with its band', () => {
    const plan = planGoal({
      rest: 6,
      daysLeft: 20,
      sure: sureOf([0.5, 0.5, 0.2]),
      chance: 0.8,
      ways: [
        { stage: 'opportunity', curve: [0, 0.1, 0.3], rate: null },
        { stage: 'lead', curve: [0, 0, 0, 0, 0.02], rate: { a: 12.5, b: 28.5 } },
        {
          stage: 'visitor',
          curve: Array.from({ length: 22 }, (_, day) => (day > 20 ? 0.1 : 0)),
          rate: null,
        },
      ],
    });
    if (plan.verdict !== 'needs') throw new Error(plan.verdict);
    const [opportunity, lead] = plan.needs;
    expect(plan.needs.map(({ stage }) => stage)).toEqual(['opportunity', 'lead']);
    expect([opportunity?.lastUsefulDay, lead?.lastUsefulDay]).toEqual([20, 17]);
    expect(opportunity?.perDay).toBeCloseTo(plan.mean / (0.1 + 19 * 0.3), 12);
    expect(opportunity?.band).toBeNull();
    expect(lead?.band?.low).toBeLessThan(lead?.need ?? 0);
    expect(lead?.band?.high).toBeGreaterThan(lead?.need ?? 0);
  });

  it('says what needs nothing, and what nothing can help any more', () => {
    const none = {
      daysLeft: 2,
      chance: 0.8,
      ways: [{ stage: 'lead', curve: [0, 0, 0, 1], rate: null }],
    };
    expect(planGoal({ ...none, rest: 0, sure: sureOf([]) })).toEqual({ verdict: 'reached' });
    expect(planGoal({ ...none, rest: 1, sure: sureOf([0.9]) })).toMatchObject({
      verdict: 'on-the-way',
    });
    expect(planGoal({ ...none, rest: 1, sure: sureOf([0.5]) })).toEqual({
      verdict: 'only-those-on-the-way',
      chance: 0.5,
    });
    expect(planGoal({ ...none, rest: 9, sure: sureOf([0.5]) })).toEqual({
      verdict: 'out-of-reach',
      chance: 0,
    });
    expect(steadyArrivals([0, 0, 0, 1], 2)).toEqual({ perArrival: 0, lastUsefulDay: null });
    expect(steadyArrivals([0.5], 2)).toEqual({ perArrival: 1, lastUsefulDay: 2 });
  });
});

describe('a forecast', () => {
  it('adds the present pace to those on the way', () => {
    const sure = sureOf([0.5, 0.5, 0.9]);
    const calm = forecast(sure, { perDay: 0, curve: [0, 0.1] }, 30);
    expect(calm).toMatchObject({ low: 1, median: 2, high: 3 });
    expect(calm.mean).toBeCloseTo(1.9, 12);
    const busy = forecast(sure, { perDay: 2, curve: [0, 0.1] }, 30);
    expect(busy.mean).toBeCloseTo(7.9, 12);
    expect(busy.low).toBeLessThan(busy.median);
  });

  it('names the day on which the present pace gets there, or none', () => {
    const pace = { perDay: 1, curve: [0, 0.2] };
    const days = daysToGoal(6, 0.8, pace, () => sureOf([])) ?? 0;
    const chanceAt = (on: number) =>
      atLeastWithNew(sureOf([]), steadyArrivals(pace.curve, on).perArrival, 6);
    expect(chanceAt(days)).toBeGreaterThanOrEqual(0.8);
    expect(chanceAt(days - 1)).toBeLessThan(0.8);
    expect(daysToGoal(6, 0.8, { perDay: 0, curve: [0, 0.2] }, () => sureOf([]))).toBeNull();
  });

  it('warns of more than three times the best month', () => {
    expect(isBeyondBest(10, 102)).toBe(false);
    expect(isBeyondBest(10, 101)).toBe(true);
  });
});
