import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FEW, rankedByShare } from '../../../../lib/domain/figures/rates/ranking';

const anyShare = fc.tuple(fc.nat(40), fc.nat(40)).map(([x, more]) => ({ x, n: x + more }));

it('one of one never leads where another has enough cases', () => {
  const ranked = rankedByShare(
    [
      { x: 1, n: 1 },
      { x: 6, n: 10 },
      { x: 0, n: 30 },
    ],
    (share) => share,
  );
  expect(ranked.map(({ row }) => row.n)).toEqual([10, 30, 1]);
});

it('keeps every row, few cases last, and by what is sure of the others', () => {
  fc.assert(
    fc.property(fc.array(anyShare, { maxLength: 20 }), (rows) => {
      const ranked = rankedByShare(rows, (share) => share);
      expect(new Set(ranked.map(({ row }) => row))).toEqual(new Set(rows));
      expect(ranked).toHaveLength(rows.length);
      const enough = ranked.filter(({ share }) => share.n >= FEW);
      expect(ranked.slice(0, enough.length)).toEqual(enough);
      const lows = enough.map(({ limits }) => limits?.low ?? 0);
      expect(lows).toEqual(lows.toSorted((a, b) => b - a));
    }),
  );
});
