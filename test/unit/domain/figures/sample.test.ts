import { expect, it } from 'vitest';
import { sampleById } from '../../../../lib/domain/figures/attribution/sample';

const all = Array.from({ length: 2_000 }, (_, index) => ({ id: `deal-${index}` }));

it('a sample is the same whatever the order, and not of one end of the list', () => {
  const sample = sampleById(all, 500);
  expect(sample).toHaveLength(500);
  const ids = new Set(sample.map(({ id }) => id));
  expect(new Set(sampleById([...all].reverse(), 500).map(({ id }) => id))).toEqual(ids);
  const early = all.slice(0, 1_000).filter(({ id }) => ids.has(id)).length;
  expect(early).toBeGreaterThan(200);
  expect(early).toBeLessThan(300);
});

it('of few all are taken', () => {
  expect(sampleById(all.slice(0, 500), 500)).toHaveLength(500);
});
