import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Queued, queueOrder } from '../../../../lib/domain/clocks/queue';
import { anyAdvice, HOUR, NOW } from '../make';

const anyClock = fc.option(
  fc.nat(5).map((hours) => ({
    kind: 'accept-mql' as const,
    startedAt: NOW,
    dueAt: NOW + hours * HOUR,
    state: 'on-time' as const,
    agreementVersion: 1,
  })),
);
const anyQueued: fc.Arbitrary<Queued> = fc.record({
  advice: anyAdvice,
  clock: anyClock,
  score: fc.nat(3),
  contactId: fc.constantFrom('a', 'b', 'c', 'd'),
});
const sign = (a: Queued, b: Queued) => Math.sign(queueOrder(a, b)) + 0;

/** Bucket by bucket, as one would lay out cards on a table. */
function byHand(people: readonly Queued[]): Queued[] {
  const groups = [
    ['first-priority'],
    ['hand-off', 'qualifies', 'first-contact', 'decide'],
    ['radar'],
    [null, 'do-not-contact', 'with-marketing', 'may-contact', 'care'],
  ];
  const dues = [
    ...new Set(people.map(({ clock }) => clock?.dueAt ?? Number.POSITIVE_INFINITY)),
  ].sort((a, b) => a - b);
  return groups.flatMap((group) =>
    dues.flatMap((due) =>
      [3, 2, 1, 0].flatMap((score) =>
        ['a', 'b', 'c', 'd'].flatMap((id) =>
          people.filter(
            (each) =>
              group.includes(each.advice) &&
              (each.clock?.dueAt ?? Number.POSITIVE_INFINITY) === due &&
              each.score === score &&
              each.contactId === id,
          ),
        ),
      ),
    ),
  );
}

describe('the order of the queue', () => {
  it('is that of cards laid out by advice, clock, score and name', () => {
    fc.assert(
      fc.property(fc.array(anyQueued), (people) => {
        expect([...people].sort(queueOrder)).toEqual(byHand(people));
      }),
    );
  });

  it('is an order: it has two sides and goes on', () => {
    fc.assert(
      fc.property(anyQueued, anyQueued, anyQueued, (a, b, c) => {
        expect(sign(a, b)).toBe(0 - sign(b, a));
        expect(sign(a, a)).toBe(0);
        if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('is the same from whatever order it starts, so that the queue never jumps about', () => {
    const people = fc.uniqueArray(anyQueued, { selector: ({ contactId }) => contactId });
    fc.assert(
      fc.property(people, (all) => {
        expect([...all].reverse().sort(queueOrder)).toEqual([...all].sort(queueOrder));
      }),
    );
  });
});
