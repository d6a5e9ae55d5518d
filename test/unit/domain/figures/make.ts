import fc from 'fast-check';
import { STAGES, type Stage } from '../../../../lib/domain/base/stage';
import { journeysOf, type Move } from '../../../../lib/domain/figures/funnel/journey';
import type { Outcome } from '../../../../lib/domain/figures/time/competing';

export const DAY = 86_400_000;
export const LADDER = STAGES.filter((stage) => stage !== 'visitor');

const BEGIN = Date.parse('2026-01-01T00:00:00Z');

/** Logs of moves by a few people over half a year, some without a date. */
export const anyMoves: fc.Arbitrary<Move<Stage>[]> = fc.array(
  fc.record({
    person: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    at: fc.oneof(
      { weight: 9, arbitrary: fc.nat(180).map((day) => BEGIN + day * DAY) },
      { arbitrary: fc.constant(null), weight: 1 },
    ),
    stage: fc.constantFrom(...STAGES),
  }),
  { maxLength: 40 },
);

/** A moment within those logs or after them. */
export const anyNow = fc.nat(240).map((day) => BEGIN + day * DAY);

export const anyJourneys = fc.tuple(anyMoves, anyNow).map(([moves, now]) => ({
  journeys: journeysOf(moves, STAGES, now),
  now,
}));

/** People who leave in one of two ways or still wait. */
export const anyOutcomes: fc.Arbitrary<Outcome[]> = fc.array(
  fc.record({ days: fc.nat(60), way: fc.constantFrom(null, 0, 1) }),
  { minLength: 1, maxLength: 60 },
);

/** x of n with some people. */
export const anyShare = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([n, part]) => ({ x: Math.round(n * part), n }));
