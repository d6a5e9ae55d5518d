import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaAbove, betaCdf, betaQuantile } from '../../../../lib/domain/figures/numeric/beta';
import { betaBinomialAtLeast } from '../../../../lib/domain/figures/numeric/beta-binomial';
import { binomialMass } from '../../../../lib/domain/figures/numeric/binomial';
import { digamma } from '../../../../lib/domain/figures/numeric/digamma';
import { gammaTails } from '../../../../lib/domain/figures/numeric/gamma';
import { logBeta, logGamma } from '../../../../lib/domain/figures/numeric/log-gamma';
import {
  negativeBinomialAtLeast,
  negativeBinomialQuantile,
} from '../../../../lib/domain/figures/numeric/negative-binomial';
import { normalCdf, normalQuantile } from '../../../../lib/domain/figures/numeric/normal';
import { poissonMasses } from '../../../../lib/domain/figures/numeric/poisson';
import { ratioOf } from '../../../../lib/domain/figures/numeric/ratio';
import { binomialAtLeast, gammaQuantile, poissonAtLeast } from '../../../figures/tails';

const parameter = fc.double({ min: 0.3, max: 5_000, noNaN: true });
const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

describe('special functions', () => {
  it('ln Γ is the sum of logarithms at whole numbers, and ψ that of reciprocals', () => {
    let [logs, reciprocals] = [0, -0.577_215_664_901_532_9];
    for (let n = 1; n <= 300; n++) {
      expect(logGamma(n)).toBeCloseTo(logs, 9);
      expect(digamma(n)).toBeCloseTo(reciprocals, 11);
      logs += Math.log(n);
      reciprocals += 1 / n;
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    expect(logBeta(0.5, 0.5)).toBeCloseTo(Math.log(Math.PI), 13);
  });

  it('a quantile is the inverse of its distribution', () => {
    fc.assert(
      fc.property(parameter, parameter, share, (a, b, p) => {
        const x = betaQuantile({ a, b }, p);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(1);
        // Near 1 a step of the double moves a steep distribution by more than the tolerance.
        if (x < 0.999) expect(betaCdf({ a, b }, x)).toBeCloseTo(p, 9);
        expect(gammaTails(a, gammaQuantile(a, p)).below).toBeCloseTo(p, 9);
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12);
      }),
    );
  });

  it('both tails add to 1', () => {
    fc.assert(
      fc.property(parameter, parameter, share, (a, b, x) => {
        expect(betaCdf({ a, b }, x) + betaAbove({ a, b }, x)).toBeCloseTo(1, 12);
        const { below, above } = gammaTails(a, b);
        expect(below + above).toBeCloseTo(1, 12);
      }),
    );
    expect(betaAbove({ a: 2, b: 3 }, -1)).toBe(1);
    expect(betaAbove({ a: 2, b: 3 }, 2)).toBe(0);
    expect([gammaTails(3, 0), gammaQuantile(3, 0)]).toEqual([{ below: 0, above: 1 }, 0]);
    expect([gammaQuantile(3, 1), normalQuantile(1), normalQuantile(0)]).toEqual([
      Infinity,
      Infinity,
      -Infinity,
    ]);
  });

  it('is right at 10⁵ people, where a fixed number of steps is not', () => {
    // Value of scipy 1.17.1, special.betainc(1e5, 3e5, 0.25).
    expect(betaCdf({ a: 1e5, b: 3e5 }, 0.25)).toBeCloseTo(0.500_242_788_635_672_7, 11);
  });
});

describe('tails of counts', () => {
  const small = fc.integer({ min: 1, max: 40 });

  it('of the binomial are the sums of its masses', () => {
    fc.assert(
      fc.property(small, share, fc.nat(42), (n, p, k) => {
        const sum = Array.from({ length: n + 1 }, (_, i) =>
          i >= k ? binomialMass(i, n, p) : 0,
        ).reduce((a, b) => a + b, 0);
        expect(binomialAtLeast(k, n, p)).toBeCloseTo(sum, 12);
      }),
    );
    expect([binomialMass(0, 3, 0), binomialMass(3, 3, 1), binomialMass(4, 3, 0.5)]).toEqual([
      1, 1, 0,
    ]);
    expect([binomialAtLeast(1, 3, 0), binomialAtLeast(3, 3, 1), binomialAtLeast(0, 3, 0)]).toEqual([
      0, 1, 1,
    ]);
  });

  it('of the beta-binomial are the mean of the binomial ones', () => {
    fc.assert(
      fc.property(
        small,
        fc.nat(40),
        fc.double({ min: 1, max: 30, noNaN: true }),
        fc.double({ min: 1, max: 30, noNaN: true }),
        (n, k, a, b) => {
          const cells = 4_000;
          const edges = Array.from({ length: cells + 1 }, (_, i) => betaCdf({ a, b }, i / cells));
          const mean = edges
            .slice(1)
            .reduce(
              (sum, edge, i) =>
                sum + (edge - (edges[i] ?? 0)) * binomialAtLeast(k, n, (i + 0.5) / cells),
              0,
            );
          expect(betaBinomialAtLeast(k, n, { a, b })).toBeCloseTo(mean, 4);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('of the Poisson are the sums of its masses', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 60, noNaN: true }), fc.nat(80), (mean, k) => {
        const below = poissonMasses(mean, 200)
          .slice(0, k)
          .reduce((a, b) => a + b, 0);
        expect(poissonAtLeast(k, mean)).toBeCloseTo(1 - below, 11);
      }),
    );
  });

  it('of the negative binomial are met by its quantile', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        share,
        (size, p, q) => {
          const k = negativeBinomialQuantile(q, { size, p });
          expect(1 - negativeBinomialAtLeast(k + 1, { size, p })).toBeGreaterThan(q - 1e-9);
          if (k > 0) expect(1 - negativeBinomialAtLeast(k, { size, p })).toBeLessThan(q + 1e-9);
        },
      ),
    );
  });
});

describe('decimals as fractions', () => {
  it('are what they are written as', () => {
    expect(ratioOf(0.7)).toEqual({ top: 7n, over: 10n });
    expect(ratioOf(-12.5)).toEqual({ top: -125n, over: 10n });
    expect(ratioOf(1e-7)).toEqual({ top: 1n, over: 10_000_000n });
    expect(ratioOf(1.5e21)).toEqual({ top: 1_500_000_000_000_000_000_000n, over: 1n });
    expect(() => ratioOf(Number.NaN)).toThrow(RangeError);
  });
});
