import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeCurve, outcomesAt } from '../../../../lib/domain/figures/time/competing';
import {
  assumedIncrements,
  convolve,
  HORIZON_DAYS,
  incrementsOfSurvival,
  ladderCurves,
  lagAt,
  lagCurve,
} from '../../../../lib/domain/figures/time/lag';
import { survivalAt, survivalCurve } from '../../../../lib/domain/figures/time/survival';
import {
  survivalLimits,
  survivalQuantile,
} from '../../../../lib/domain/figures/time/survival-limits';
import { chainIncrements, incrementsOfOutcome } from '../../../figures/chains';
import { anyOutcomes } from './make';

const anyFollowed = fc.array(fc.record({ days: fc.nat(50), wentOn: fc.boolean() }), {
  maxLength: 60,
});
const anyIncrements = fc
  .array(fc.nat(10), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.map((part) => part / (1 + parts.reduce((sum, each) => sum + each, 0))));

describe('the curve of those who still wait', () => {
  it('is the plain share where no one is censored', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 50 }), (times) => {
        const curve = survivalCurve(times.map((days) => ({ days, wentOn: true })));
        for (let day = 0; day <= 31; day++) {
          expect(survivalAt(curve, day)).toBeCloseTo(
            times.filter((each) => each > day).length / times.length,
            12,
          );
          expect(curve.atRisk(day)).toBe(times.filter((each) => each >= day).length);
        }
      }),
    );
  });

  it('falls from 1 and never below 0, within its limits', () => {
    fc.assert(
      fc.property(anyFollowed, (people) => {
        let before = 1;
        for (const step of survivalCurve(people).steps) {
          expect(step.survival).toBeLessThan(before);
          expect(step.survival).toBeGreaterThanOrEqual(0);
          const limits = survivalLimits(step, 0.9);
          if (limits !== null) {
            expect(limits.low).toBeLessThan(step.survival);
            expect(limits.high).toBeGreaterThan(step.survival);
          }
          before = step.survival;
        }
      }),
    );
  });

  it('is the same from people one by one and from groups of them', () => {
    fc.assert(
      fc.property(anyFollowed, (people) => {
        const key = ({ days, wentOn }: (typeof people)[number]) => `${days} ${wentOn}`;
        const grouped = [...new Set(people.map(key))].map((each) => {
          const alike = people.filter((one) => key(one) === each);
          return {
            days: alike[0]?.days ?? 0,
            wentOn: alike[0]?.wentOn ?? false,
            people: alike.length,
          };
        });
        expect(survivalCurve(grouped).steps).toEqual(survivalCurve(people).steps);
      }),
    );
  });

  it('says not reached, and not the median of those who went on', () => {
    const curve = survivalCurve([3, 5, 40, 40, 40, 40].map((days, i) => ({ days, wentOn: i < 2 })));
    expect(survivalQuantile(curve, 0.5, 0.9).days).toBeNull();
    expect(survivalQuantile(curve, 0.3, 0.9).days).toBe(5);
  });
});

describe('what became of them', () => {
  it('adds to 1 at any time', () => {
    fc.assert(
      fc.property(anyOutcomes, fc.nat(70), (people, day) => {
        const curve = outcomeCurve(people, 2);
        if (curve === null) throw new Error('there are people');
        const { left, still } = outcomesAt(curve, day);
        expect(left.reduce((sum, each) => sum + each, still)).toBeCloseTo(1, 12);
        for (const share of [...left, still]) expect(share).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('is the plain share where no one waits any more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ days: fc.nat(20), way: fc.constantFrom(0, 1) }), { minLength: 1 }),
        (people) => {
          const last = outcomeCurve(people, 2)?.steps.at(-1);
          expect(last?.left[0]).toBeCloseTo(
            people.filter(({ way }) => way === 0).length / people.length,
            12,
          );
        },
      ),
    );
  });

  it('of no people is no curve', () => {
    expect(outcomeCurve([], 2)).toBeNull();
    expect(outcomeCurve([{ days: 3, way: 0, people: 0 }], 2)).toBeNull();
  });
});

describe('the lag of a chain', () => {
  it('never goes beyond the product of its stages, and ends there', () => {
    fc.assert(
      fc.property(fc.array(anyIncrements, { minLength: 1, maxLength: 4 }), (stages) => {
        const product = stages.reduce((all, stage) => all * (lagCurve(stage).at(-1) ?? 0), 1);
        const [first] = ladderCurves(stages);
        expect(first?.at(-1)).toBeCloseTo(product, 12);
        expect(lagCurve(chainIncrements(stages)).at(-1)).toBeCloseTo(product, 12);
      }),
    );
  });

  it('gives each stage its own way to the goal', () => {
    const stages = [[0, 0.5], [0.5], [0, 0, 0.1]];
    const curves = ladderCurves(stages);
    curves.forEach((curve, i) => {
      const own = lagCurve(chainIncrements(stages.slice(i)));
      for (let day = 0; day < 6; day++) expect(lagAt(curve, day)).toBeCloseTo(lagAt(own, day), 14);
    });
  });

  it('ends at the horizon, is 0 before its first day and keeps its last value', () => {
    const long = assumedIncrements(0.5, 600);
    expect(convolve(long, long)).toHaveLength(HORIZON_DAYS + 1);
    expect(lagCurve(convolve(long, long)).at(-1)).toBe(0);
    expect([
      lagAt([0.1, 0.2], -1),
      lagAt([0.1, 0.2], 1.9),
      lagAt([0.1, 0.2], 50),
      lagAt([], 3),
    ]).toEqual([0, 0.2, 0.2, 0]);
    expect(convolve([], long)).toEqual([]);
  });

  it('takes the steps of a curve by whole days', () => {
    const survival = survivalCurve([
      { days: 0.4, wentOn: true },
      { days: 0.9, wentOn: true },
      { days: 2, wentOn: true },
      { days: 5, wentOn: false },
    ]);
    expect(lagCurve(incrementsOfSurvival(survival))).toEqual([0.5, 0.5, 0.75]);
    expect(incrementsOfSurvival(survivalCurve([]))).toEqual([]);
  });

  it('of one way out counts that one alone', () => {
    fc.assert(
      fc.property(anyOutcomes, (people) => {
        const curve = outcomeCurve(people, 2);
        if (curve === null) throw new Error('there are people');
        const ends = [0, 1].map((way) => lagCurve(incrementsOfOutcome(curve, way)).at(-1) ?? 0);
        const last = curve.steps.at(-1);
        expect(ends[0]).toBeCloseTo(last?.left[0] ?? 0, 12);
        expect(ends[1]).toBeCloseTo(last?.left[1] ?? 0, 12);
      }),
    );
  });
});
