import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solve } from '../../../../lib/domain/figures/attribution/linear-solve';
import { isMarkovReady, markovCredit } from '../../../../lib/domain/figures/attribution/markov';
import { chainOf, type PathCount } from '../../../../lib/domain/figures/attribution/markov-chain';

const anyPaths: fc.Arbitrary<PathCount[]> = fc.array(
  fc.record({
    path: fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 }),
    conversions: fc.nat(9),
    others: fc.nat(9),
  }),
  { minLength: 1, maxLength: 10 },
);
const sumOf = (paths: readonly PathCount[], name: 'conversions' | 'others') =>
  paths.reduce((sum, each) => sum + each[name], 0);

describe('removal from a chain', () => {
  it('starts from the plain rate, whatever the order of the chain', () => {
    fc.assert(
      fc.property(anyPaths, fc.integer({ min: 1, max: 3 }), (paths, order) => {
        const [customers, others] = [sumOf(paths, 'conversions'), sumOf(paths, 'others')];
        const { conversionProbability, removalEffects, credits } = markovCredit(
          chainOf(paths, order),
          customers,
        );
        expect(conversionProbability).toBeCloseTo(
          customers === 0 ? 0 : customers / (customers + others),
          10,
        );
        for (const effect of removalEffects.values()) {
          expect(effect).toBeGreaterThanOrEqual(0);
          expect(effect).toBeLessThanOrEqual(1 + 1e-12);
        }
        const credited = [...credits.values()].reduce((sum, each) => sum + each, 0);
        const hasTouch = paths.some(({ path, conversions }) => path.length > 0 && conversions > 0);
        expect(credited).toBeCloseTo(hasTouch ? customers : 0, 9);
      }),
    );
  });

  it('does not depend on repeats, in the first order', () => {
    fc.assert(
      fc.property(anyPaths, (paths) => {
        const once = paths.map(({ path, ...counts }) => ({
          ...counts,
          path: path.filter((each, i) => each !== path[i - 1]),
        }));
        const [kept, dropped] = [paths, once].map((each) => markovCredit(chainOf(each), 1));
        for (const [campaign, effect] of kept?.removalEffects ?? []) {
          expect(dropped?.removalEffects.get(campaign) ?? 0).toBeCloseTo(effect, 9);
        }
      }),
    );
  });

  it('gives nothing to who was only on lost journeys, and all to the one that all passed', () => {
    const { removalEffects, credits } = markovCredit(
      chainOf([
        { path: ['a', 'b'], conversions: 5, others: 1 },
        { path: ['c'], conversions: 0, others: 9 },
        { path: ['b'], conversions: 1, others: 0 },
      ]),
      6,
    );
    expect(removalEffects.get('b')).toBeCloseTo(1, 12);
    expect([removalEffects.get('c'), credits.get('c')]).toEqual([0, 0]);
  });

  it('is shown with enough customers and journeys only', () => {
    expect([isMarkovReady(50, 200), isMarkovReady(49, 900), isMarkovReady(90, 199)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a linear system', () => {
  it('is solved with pivots, and what it leaves open is 0', () => {
    const rows = [Float64Array.of(0, 2, 1), Float64Array.of(1, 1, 0), Float64Array.of(3, 0, 1)];
    expect([...solve(rows, [7, 3, 6])].map((each) => Math.round(each * 1e12) / 1e12)).toEqual([
      1, 2, 3,
    ]);
    expect([...solve([Float64Array.of(0)], [0])]).toEqual([0]);
  });
});
