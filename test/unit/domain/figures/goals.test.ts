import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkChain } from '../../../../lib/domain/figures/goals/chain';
import { lagPace, paceOf, paceWord } from '../../../../lib/domain/figures/goals/pace';
import {
  calendarDays,
  dueBy,
  lastDayOf,
  workingDays,
} from '../../../../lib/domain/figures/goals/working-days';

describe('the pace of a goal', () => {
  it('is likelier the more was seen, and the less is asked', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.nat(60),
        fc.integer({ min: 1, max: 21 }),
        (target, seen, elapsed) => {
          const reach = (of: number, x: number) =>
            paceOf({ target: of, seen: x, elapsed, total: 22 })?.reach ?? -1;
          expect(reach(target, seen + 1)).toBeGreaterThanOrEqual(reach(target, seen) - 1e-12);
          expect(reach(target + 1, seen)).toBeLessThanOrEqual(reach(target, seen) + 1e-12);
        },
      ),
    );
  });

  it('has no verdict before the first day is over, and a plain one at the end', () => {
    expect(paceOf({ target: 40, seen: 3, elapsed: 0, total: 22 })).toBeNull();
    expect(paceOf({ target: 40, seen: 40, elapsed: 22, total: 22 })).toMatchObject({
      reach: 1,
      low: 40,
      high: 40,
    });
    expect(paceOf({ target: 40, seen: 39, elapsed: 22, total: 22 })).toMatchObject({
      needed: 1,
      reach: 0,
    });
  });

  it('has a word for each', () => {
    const word = (seen: number, elapsed: number, reach: number) =>
      paceWord({ target: 10, seen, elapsed, total: 20 }, reach);
    expect(word(10, 5, 1)).toBe('reached');
    expect(word(9, 20, 0)).toBe('out-of-reach');
    expect([0.8, 0.5, 0.2, 0.1].map((reach) => word(3, 5, reach))).toEqual([
      'on-pace',
      'close',
      'behind',
      'unlikely',
    ]);
  });

  it('of what takes time compares with what can have come by now', () => {
    expect(lagPace([0, 0.1, 0.2], [0, 1, 2, 9])).toEqual({ expected: 0.5, shareOfEventual: 0.625 });
    expect(lagPace([0, 0], [1, 2])).toEqual({ expected: 0, shareOfEventual: null });
    expect(lagPace([0.5], [-1])).toEqual({ expected: 0, shareOfEventual: 0 });
  });
});

describe('working days', () => {
  const week = { days: [1, 2, 3, 4, 5], holidays: ['2026-11-16'] };

  it('leave out holidays and the days on which the team does not work', () => {
    expect(workingDays(week, '2026-11-01', lastDayOf('2026-11'), '2026-11-17')).toEqual({
      total: 20,
      elapsed: 11,
    });
    expect(calendarDays('2024-02-01', lastDayOf('2024-02'), '2024-02-10')).toEqual({
      total: 29,
      elapsed: 10,
    });
    expect(
      workingDays({ days: [6, 7], holidays: [] }, '2026-11-01', '2026-11-08', '2026-11-30'),
    ).toEqual({
      total: 3,
      elapsed: 3,
    });
    expect(dueBy(40, { total: 20, elapsed: 5 })).toBe(10);
    expect(dueBy(40, { total: 0, elapsed: 0 })).toBeNull();
  });
});

describe('two goals of one chain', () => {
  it('are held against each other', () => {
    const check = checkChain(40, 6, 0.12);
    expect(check.gives).toBeCloseTo(4.8, 12);
    expect(check.short).toBeCloseTo(1.2, 12);
    expect(check.fitting).toBe(50);
    expect([check.fits, check.enough]).toEqual([false, 4]);
    expect(checkChain(60, 6, 0.12)).toMatchObject({ short: 0, fits: true });
    expect(checkChain(4, 6, 0.12).enough).toBeNull();
    expect(checkChain(60, 6, 0).fitting).toBeNull();
  });
});
