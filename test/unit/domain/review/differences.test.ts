import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekCount, weekShare } from '../../../../lib/domain/review/differences';

describe('a week against the eight before it', () => {
  it('differs only beyond chance', () => {
    // 12 against 30 in four weeks is as usual (figures.md g); so is 12 against 60 in eight.
    expect(weekCount(12, 60).differs).toBeNull();
    expect(weekCount(1, 0).differs).toBeNull();
    expect(weekCount(20, 40).differs).toBe('more');
    expect(weekCount(0, 80).differs).toBe('less');
    expect(weekCount(5, null)).toEqual({ now: 5, before: null, differs: null });
  });

  it('never differs from its own mean, and never on both sides', () => {
    fc.assert(
      fc.property(fc.nat(200), (now) => {
        expect(weekCount(now, now * 8).differs).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.nat(60), fc.nat(400), (now, before) => {
        const { differs } = weekCount(now, before);
        if (differs !== null) expect(differs).toBe(now > before / 8 ? 'more' : 'less');
      }),
    );
  });

  it('of a share rests on Newcombe’s interval', () => {
    expect(weekShare({ x: 3, n: 10 }, { x: 24, n: 80 }).differs).toBeNull();
    expect(weekShare({ x: 18, n: 20 }, { x: 16, n: 160 }).differs).toBe('more');
    expect(weekShare({ x: 0, n: 0 }, { x: 16, n: 160 }).differs).toBeNull();
    expect(weekShare({ x: 3, n: 10 }, null).differs).toBeNull();
  });
});
