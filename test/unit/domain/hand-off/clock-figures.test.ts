import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  handOffFigures,
  median,
  type TeamClock,
  timeBins,
  timesTaken,
} from '../../../../lib/domain/hand-off/clock-figures';
import { NOW } from '../make';

const STATES = ['kept', 'broken', 'not-measured', 'on-time', 'soon', 'late', 'checking'] as const;
const PARTS = ['kept', 'broken', 'waiting', 'overdue', 'checking', 'notMeasured'] as const;
const anyClock: fc.Arbitrary<TeamClock> = fc
  .record({
    rep: fc.constantFrom(null, 'Ada', 'Ben'),
    campaign: fc.constantFrom(null, 'Autumn', 'Spring'),
    state: fc.constantFrom(...STATES),
    minutes: fc.nat(1_000),
    kind: fc.constantFrom('accept-mql', 'first-contact'),
  })
  .map(({ rep, campaign, state, minutes, kind }) => {
    const over = state === 'kept' || state === 'broken' || state === 'not-measured';
    const outcome: TeamClock['outcome'] = {
      kind,
      startedAt: NOW,
      dueAt: NOW,
      endedAt: over ? NOW : null,
      met: over && state !== 'not-measured',
      who: rep,
      state,
      minutes,
      agreed: 240,
      agreementVersion: 1,
    };
    return { contactId: '1', rep, campaign, outcome };
  });
const anyClocks = fc.array(anyClock, { maxLength: 40 });

describe('figures of the team', () => {
  it('by rep and by campaign add up to those of all, and nothing is counted twice', () => {
    fc.assert(
      fc.property(anyClocks, (clocks) => {
        const { all, byRep, byCampaign } = handOffFigures(clocks);
        expect(PARTS.reduce((sum, part) => sum + all[part], 0)).toBe(clocks.length);
        expect(all.timed).toBe(timesTaken(clocks).length);
        for (const groups of [byRep, byCampaign]) {
          for (const part of PARTS) {
            expect(groups.reduce((sum, { figures }) => sum + figures[part], 0)).toBe(all[part]);
          }
        }
        const kinds = (['accept-mql', 'first-contact', 'review-sql'] as const).map(
          (kind) => handOffFigures(clocks, kind).all,
        );
        expect(kinds.reduce((sum, { kept }) => sum + kept, 0)).toBe(all.kept);
      }),
    );
  });

  it('count a clock that is late and still runs as overdue, not as broken', () => {
    const late = fc.sample(
      anyClock.filter(({ outcome }) => outcome.state === 'late'),
      1,
    );
    expect(handOffFigures(late).all).toEqual({
      kept: 0,
      broken: 0,
      overdue: 1,
      waiting: 0,
      checking: 0,
      notMeasured: 0,
      keptShare: 0,
      timed: 0,
      medianMinutes: null,
    });
  });

  it('the median has as many below it as above', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1 }), (numbers) => {
        const middle = median(numbers) ?? Number.NaN;
        expect(numbers.filter((each) => each < middle).length).toBeLessThanOrEqual(
          numbers.length / 2,
        );
        expect(numbers.filter((each) => each > middle).length).toBeLessThanOrEqual(
          numbers.length / 2,
        );
      }),
    );
    expect([median([]), median([3]), median([4, 1]), median([9, 1, 2])]).toEqual([null, 3, 2.5, 2]);
  });

  it('bars hold every time once, and part what was kept from what was not', () => {
    fc.assert(
      fc.property(anyClocks, fc.integer({ min: 1, max: 500 }), (clocks, agreed) => {
        const times = timesTaken(clocks);
        const bins = timeBins(times, agreed);
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(times.length);
        const kept = bins
          .filter(({ to }) => to !== null && to <= agreed)
          .reduce((sum, { count }) => sum + count, 0);
        expect(kept).toBe(times.filter((each) => each <= agreed).length);
        for (const [at, { to }] of bins.entries()) expect(to).toBe(bins[at + 1]?.from ?? null);
      }),
    );
  });
});
