import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSUMED_WORTH } from '../../../../lib/domain/agreement/planning';
import { betaQuantile } from '../../../../lib/domain/figures/numeric/beta';
import { countsDiffer, ratesDiffer } from '../../../../lib/domain/figures/rates/beyond-chance';
import { blendedBeta, isAssumed } from '../../../../lib/domain/figures/rates/blended';
import { rateDifference } from '../../../../lib/domain/figures/rates/difference';
import { fisherTest } from '../../../../lib/domain/figures/rates/fisher';
import {
  jeffreysBeta,
  jeffreysInterval,
  RATE_CONFIDENCE,
  wilsonInterval,
} from '../../../../lib/domain/figures/rates/interval';
import { productBeta, productMoments } from '../../../../lib/domain/figures/rates/product';
import { productQuantiles } from '../../../../lib/domain/figures/rates/product-quantiles';
import { compareCounts } from '../../../../lib/domain/figures/rates/two-counts';
import { countInterval } from '../../../figures/tails';
import { anyShare } from './make';

describe('limits of a rate', () => {
  it('hold the rate, stay within 0 and 1, and narrow as all counts are scaled while the rate stays', () => {
    fc.assert(
      fc.property(anyShare, fc.integer({ min: 2, max: 30 }), ({ x, n }, times) => {
        const scaled = { x: x * times, n: n * times };
        expect(scaled.x / scaled.n).toBeCloseTo(x / n, 14);
        for (const limitsOf of [jeffreysInterval, wilsonInterval]) {
          const [limits, narrower] = [limitsOf({ x, n }, 0.9), limitsOf(scaled, 0.9)];
          if (limits === null || narrower === null) throw new Error('n is above 0');
          expect(limits.low).toBeGreaterThanOrEqual(0);
          expect(limits.low).toBeLessThanOrEqual(x / n);
          expect(limits.high).toBeGreaterThanOrEqual(x / n);
          expect(limits.high).toBeLessThanOrEqual(1);
          expect(narrower.high - narrower.low).toBeLessThan(limits.high - limits.low);
        }
      }),
    );
  });

  it('are those of the mirrored rate, mirrored', () => {
    fc.assert(
      fc.property(anyShare, ({ x, n }) => {
        const [one, other] = [
          jeffreysInterval({ x, n }, 0.8),
          jeffreysInterval({ x: n - x, n }, 0.8),
        ];
        expect(one.low).toBeCloseTo(1 - other.high, 10);
      }),
    );
  });

  it('of no people are all there is', () => {
    expect(jeffreysInterval({ x: 0, n: 0 }, RATE_CONFIDENCE)).toEqual({ low: 0, high: 1 });
    expect(wilsonInterval({ x: 0, n: 0 }, 0.9)).toBeNull();
    expect(rateDifference({ x: 0, n: 0 }, { x: 1, n: 2 }, 0.9)).toBeNull();
  });
});

describe('a difference', () => {
  it('is the same the other way round, and within −1 and 1', () => {
    fc.assert(
      fc.property(anyShare, anyShare, (one, two) => {
        const [there, back] = [rateDifference(one, two, 0.9), rateDifference(two, one, 0.9)];
        expect(there?.low).toBeCloseTo(-(back?.high ?? 0), 12);
        expect(there?.low).toBeGreaterThanOrEqual(-1);
        expect(there?.high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('of counts has the same chance the other way round, and its limits hold the ratio', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.integer({ min: 1, max: 8 }), (a, b, weeks) => {
        const [one, two] = [
          { count: a, exposure: 1 },
          { count: b, exposure: weeks },
        ];
        const there = compareCounts(one, two, 0.9);
        expect(there.p).toBeCloseTo(compareCounts(two, one, 0.9).p, 10);
        if (there.ratio === null) return;
        expect(there.low ?? 0).toBeLessThanOrEqual(there.ratio);
        expect(there.high ?? Infinity).toBeGreaterThanOrEqual(there.ratio);
      }),
    );
  });

  it('is named only beyond chance', () => {
    // 12 in a week against 30 in four is as usual; 25 against 40 is not.
    expect(countsDiffer({ count: 12, exposure: 1 }, { count: 30, exposure: 4 })).toBe(false);
    expect(countsDiffer({ count: 25, exposure: 1 }, { count: 40, exposure: 4 })).toBe(true);
    expect(ratesDiffer({ x: 12, n: 40 }, { x: 9, n: 55 })).toBe(false);
    expect(ratesDiffer({ x: 56, n: 70 }, { x: 30, n: 80 })).toBe(true);
    expect(ratesDiffer({ x: 0, n: 0 }, { x: 30, n: 80 })).toBe(false);
  });

  it('of two shares is certain only where they are alike', () => {
    expect(fisherTest({ x: 3, n: 10 }, { x: 3, n: 10 })).toBeCloseTo(1, 12);
    expect(fisherTest({ x: 0, n: 0 }, { x: 3, n: 10 })).toBeCloseTo(1, 12);
  });

  it('of a count to its limits is exact at 0', () => {
    expect(countInterval(0, 0.95).low).toBe(0);
    expect(countInterval(0, 0.95).high).toBeCloseTo(-Math.log(0.025), 12);
  });
});

describe('a product of rates', () => {
  it('has quantiles that rise with their level and keep its mean', () => {
    const levels = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);
    fc.assert(
      fc.property(fc.array(anyShare, { minLength: 2, maxLength: 3 }), (shares) => {
        const rates = shares.map(jeffreysBeta);
        const quantiles = productQuantiles(rates, levels);
        expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
        expect(quantiles[0]).toBeGreaterThanOrEqual(0);
        expect(quantiles.at(-1)).toBeLessThanOrEqual(1);
        const { mean, sd } = productMoments(rates);
        const sampled = quantiles.reduce((sum, each) => sum + each, 0) / quantiles.length;
        expect(Math.abs(sampled - mean)).toBeLessThan(0.05 * sd + 1e-9);
      }),
      { numRuns: 25 },
    );
  });

  it('of one rate is that rate', () => {
    const beta = jeffreysBeta({ x: 6, n: 40 });
    expect(productBeta([beta])).toEqual(beta);
    expect(productQuantiles([beta], [0.1, 0.9])).toEqual([
      betaQuantile(beta, 0.1),
      betaQuantile(beta, 0.9),
    ]);
  });

  it('has the moments of its matched distribution', () => {
    fc.assert(
      fc.property(fc.array(anyShare, { minLength: 2, maxLength: 5 }), (shares) => {
        const rates = shares.map(jeffreysBeta);
        const { a, b } = productBeta(rates);
        const { mean, sd } = productMoments(rates);
        expect(a / (a + b)).toBeCloseTo(mean, 10);
        expect(Math.sqrt((a * b) / (a + b + 1)) / (a + b)).toBeCloseTo(sd, 8);
      }),
    );
  });
});

describe('an assumed rate', () => {
  it('gives way to what is seen', () => {
    const assumed = { rate: 0.2, worth: ASSUMED_WORTH };
    const at = (share: { x: number; n: number }) => {
      const { a, b } = blendedBeta(assumed, share);
      return a / (a + b);
    };
    expect(at({ x: 0, n: 0 })).toBeCloseTo(0.2, 12);
    expect(at({ x: 500, n: 1_000 })).toBeCloseTo(0.497, 3);
    expect(isAssumed(assumed, { x: 1, n: 9 })).toBe(true);
    expect(isAssumed(assumed, { x: 1, n: 10 })).toBe(false);
  });

  it('of 0 can be proved wrong', () => {
    const { a, b } = blendedBeta({ rate: 0, worth: 10 }, { x: 0, n: 0 });
    expect(betaQuantile({ a, b }, 0.9)).toBeGreaterThanOrEqual(0);
    expect(b).toBe(10);
  });
});
