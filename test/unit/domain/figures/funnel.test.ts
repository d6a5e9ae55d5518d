import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES, type Stage } from '../../../../lib/domain/base/stage';
import { cohortCounts } from '../../../../lib/domain/figures/funnel/cohort';
import { journeysOf, type Move } from '../../../../lib/domain/figures/funnel/journey';
import { localMonth, monthSpan } from '../../../../lib/domain/figures/funnel/month';
import { jeffreysInterval } from '../../../../lib/domain/figures/rates/interval';
import { FEWEST_FOR_A_RATE, windowRate } from '../../../../lib/domain/figures/time/window-rate';
import { cameIn, funnelCounts } from '../../../figures/funnel-counts';
import { byMonth, followedOf, outcomesOf } from '../../../figures/people';
import { anyJourneys, anyMoves, anyNow, DAY, LADDER } from './make';

const at = (date: string) => Date.parse(`${date}T12:00:00Z`);
const NOW = at('2026-06-30');
const move = (person: string, date: string | null, stage: Stage): Move<Stage> => ({
  person,
  at: date === null ? null : at(date),
  stage,
});
const TRANSITIONS = LADDER.slice(0, -1).map((stage, i) => ({
  stage,
  next: LADDER[i + 1] ?? stage,
  windowDays: 30,
}));

describe('a way through the funnel', () => {
  it('reaches a stage by coming to a later one, which leaves no hole', () => {
    const [journey] = journeysOf(
      [move('a', '2026-01-02', 'lead'), move('a', '2026-02-03', 'opportunity')],
      STAGES,
      NOW,
    );
    expect(journey?.came.get('mql')).toBe(at('2026-02-03'));
    expect(journey?.came.get('sql')).toBe(at('2026-02-03'));
    expect([...(journey?.passedOver ?? [])]).toEqual(['mql', 'sql']);
    expect(journey?.came.has('customer')).toBe(false);
  });

  it('un-reaches nothing by going back, and counts a coming again beside', () => {
    const moves = [
      move('a', '2026-01-02', 'mql'),
      move('a', '2026-01-09', 'lead'),
      move('a', '2026-02-01', 'mql'),
    ];
    const [journey] = journeysOf(moves, STAGES, NOW);
    expect(journey).toMatchObject({ present: 'mql', movesBack: 1 });
    expect(journey?.came.get('mql')).toBe(at('2026-01-02'));
    expect(Object.fromEntries(journey?.again ?? [])).toEqual({ lead: 1, mql: 1 });
  });

  it('without dates is reached, and belongs to no cohort', () => {
    const journeys = journeysOf(
      [move('a', null, 'sql'), move('b', '2026-01-02', 'sql')],
      STAGES,
      NOW,
    );
    expect(funnelCounts(journeys).everReached.get('sql')).toBe(2);
    expect(funnelCounts(journeys).undated.get('sql')).toBe(1);
    const transition = { stage: 'sql', next: 'opportunity', windowDays: 30 } as const;
    expect(cohortCounts(journeys, transition, NOW).entered).toBe(1);
    expect(byMonth(journeys, 'sql', 'UTC').map(([month, own]) => [month, own.length])).toEqual([
      ['2026-01', 1],
    ]);
  });

  it('joins the neighbours of a stage that is not mapped', () => {
    const ladder: readonly Stage[] = STAGES.filter((stage) => stage !== 'mql');
    const moves = [
      move('a', '2026-01-02', 'lead'),
      move('a', '2026-01-09', 'mql'),
      move('a', '2026-01-20', 'sql'),
    ];
    const journeys = journeysOf(moves, ladder, NOW);
    expect(journeys[0]?.came.has('mql')).toBe(false);
    const transition = { stage: 'lead', next: 'sql', windowDays: 18 } as const;
    expect(cohortCounts(journeys, transition, NOW).convertedWithin).toBe(1);
    expect(journeysOf([move('a', '2026-01-09', 'mql')], ladder, NOW)).toEqual([]);
  });

  it('does not depend on the order in which moves of different times are read', () => {
    fc.assert(
      fc.property(anyMoves, anyNow, (moves, now) => {
        const distinct = moves.filter(
          (one, i) =>
            !moves.slice(0, i).some((other) => other.person === one.person && other.at === one.at),
        );
        const sorted = (list: readonly Move<Stage>[]) =>
          journeysOf(list, STAGES, now).sort((a, b) => (a.person < b.person ? -1 : 1));
        expect(sorted(distinct.toReversed())).toEqual(sorted(distinct));
      }),
    );
  });
});

describe('a cohort', () => {
  it('has no rate above 1, and no stage is reached by more than the one before', () => {
    fc.assert(
      fc.property(anyJourneys, ({ journeys, now }) => {
        const { everReached } = funnelCounts(journeys);
        for (const transition of TRANSITIONS) {
          const counts = cohortCounts(journeys, transition, now);
          expect(counts.convertedWithin).toBeLessThanOrEqual(counts.convertedSoFar);
          expect(counts.convertedSoFar).toBeLessThanOrEqual(counts.entered);
          expect(counts.ripeConvertedWithin).toBeLessThanOrEqual(counts.ripe);
          expect(everReached.get(transition.next) ?? 0).toBeLessThanOrEqual(
            everReached.get(transition.stage) ?? 0,
          );
        }
      }),
    );
  });

  it('never loses a count as time goes on', () => {
    fc.assert(
      fc.property(anyMoves, anyNow, fc.nat(60), (moves, now, days) => {
        const later = now + days * DAY;
        const dated = moves.filter((each) => each.at !== null);
        const [before, after] = [journeysOf(dated, STAGES, now), journeysOf(dated, STAGES, later)];
        for (const transition of TRANSITIONS) {
          const [early, late] = [
            cohortCounts(before, transition, now),
            cohortCounts(after, transition, later),
          ];
          for (const name of [
            'entered',
            'convertedWithin',
            'convertedSoFar',
            'ripe',
            'ripeConvertedWithin',
          ] as const) {
            expect(late[name]).toBeGreaterThanOrEqual(early[name]);
          }
        }
      }),
    );
  });

  it('counts going on at the very end of the window, and not a second later', () => {
    const transition = { stage: 'mql', next: 'sql', windowDays: 30 } as const;
    const start = at('2026-01-01');
    const withLag = (lag: number) =>
      cohortCounts(
        journeysOf<Stage>(
          [
            { person: 'a', at: start, stage: 'mql' },
            { person: 'a', at: start + lag, stage: 'sql' },
          ],
          STAGES,
          NOW,
        ),
        transition,
        NOW,
      ).convertedWithin;
    expect(withLag(30 * DAY)).toBe(1);
    expect(withLag(30 * DAY + 1_000)).toBe(0);
  });

  it('adds up to all entries by month and by span alike', () => {
    fc.assert(
      fc.property(anyJourneys, ({ journeys }) => {
        for (const [month, own] of byMonth(journeys, 'lead', 'America/Mexico_City')) {
          expect(cameIn(journeys, 'lead', monthSpan(month, 'America/Mexico_City'))).toBe(
            own.length,
          );
        }
      }),
    );
  });

  it('follows everybody until now, whatever became of them', () => {
    const journeys = journeysOf(
      [
        move('a', '2026-06-01', 'mql'),
        move('a', '2026-06-11', 'sql'),
        move('b', '2026-06-20', 'mql'),
      ],
      STAGES,
      NOW,
    );
    const transition = { stage: 'mql', next: 'sql' } as const;
    expect(followedOf(journeys, transition, NOW)).toEqual([
      { days: 10, wentOn: true },
      { days: 10, wentOn: false },
    ]);
    const sentBack = (person: string) => (person === 'b' ? at('2026-06-23') : at('2026-06-25'));
    expect(outcomesOf(journeys, transition, sentBack, NOW)).toEqual([
      { days: 10, way: 0 },
      { days: 3, way: 1 },
    ]);
    expect(outcomesOf(journeys, transition, () => undefined, NOW)).toEqual([
      { days: 10, way: 0 },
      { days: 10, way: null },
    ]);
    expect(
      followedOf(
        journeysOf([move('a', null, 'sql'), move('a', null, 'mql')], STAGES, NOW),
        transition,
        NOW,
      ),
    ).toEqual([]);
  });
});

describe('a rate within the window', () => {
  const transition = { stage: 'mql', next: 'sql', windowDays: 30 } as const;
  const rateOf = (people: number, now: number, goneOn: number) => {
    const moves = Array.from({ length: people }, (_, i) => [
      move(`p${i}`, '2026-06-01', 'mql'),
      ...(i < goneOn ? [move(`p${i}`, '2026-06-05', 'sql')] : []),
    ]).flat();
    const journeys = journeysOf(moves, STAGES, now);
    return windowRate(
      cohortCounts(journeys, transition, now),
      followedOf(journeys, transition, now),
      30,
    );
  };

  it('is x of n once ripe, estimated before, and left out for a few', () => {
    expect(rateOf(8, at('2026-07-01'), 2)).toEqual({
      kind: 'ripe',
      x: 2,
      n: 8,
      rate: 0.25,
      limits: jeffreysInterval({ x: 2, n: 8 }, 0.9),
    });
    const young = rateOf(8, at('2026-06-10'), 2);
    expect(young).toMatchObject({ kind: 'ripening', x: 2, n: 8, rate: 0.25 });
    expect(young.limits?.low).toBeLessThan(0.25);
    expect(rateOf(8, at('2026-06-10'), 0)).toMatchObject({
      kind: 'ripening',
      rate: 0,
      limits: null,
    });
    expect(rateOf(FEWEST_FOR_A_RATE - 1, at('2026-07-01'), 2)).toMatchObject({
      kind: 'few',
      rate: null,
      limits: null,
    });
  });
});

describe('months of the agreement', () => {
  it('hold each moment in the span of its own month, also where the clock is moved', () => {
    const zones = [
      'America/Mexico_City',
      'Europe/Madrid',
      'UTC',
      'Pacific/Auckland',
      'America/Sao_Paulo',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 1_900_000_000 }),
        (zone, second) => {
          const moment = second * 1_000;
          const { from, to } = monthSpan(localMonth(moment, zone), zone);
          expect(moment).toBeGreaterThanOrEqual(from);
          expect(moment).toBeLessThan(to);
        },
      ),
    );
  });

  it('end with the year', () => {
    expect(monthSpan('2026-12', 'UTC')).toEqual({
      from: Date.UTC(2026, 11, 1),
      to: Date.UTC(2027, 0, 1),
    });
    // An hour longer than thirty days: the clock is put back on 25 October.
    const october = monthSpan('2026-10', 'Europe/Madrid');
    expect(october.to - october.from).toBe(31 * DAY + 3_600_000);
  });
});
