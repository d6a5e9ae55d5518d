import { describe, expect, it } from 'vitest';
import { WEAK_CAMPAIGN } from '../../../../lib/crm/local/campaigns';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { CLOCK_KINDS } from '../../../../lib/domain/base/agreement-model';
import { trustedFeedbackOf } from '../../../../lib/domain/feedback/threads';
import { feedbackTotals } from '../../../../lib/domain/feedback/totals';
import { handOffFigures, type TeamClock } from '../../../../lib/domain/hand-off/clock-figures';
import { shownAt } from './story';

/**
 * When a newcomer may start: each of them a bad moment for a past that counts days of the calendar.
 */
const MOMENTS = [
  ['a Monday morning', Date.UTC(2026, 10, 23, 8, 30)],
  ['a Friday evening', Date.UTC(2026, 10, 27, 16, 30)],
  ['a Sunday', Date.UTC(2026, 10, 22, 15)],
  ['the day after summer time ended', Date.UTC(2026, 9, 26, 10)],
  ['new year', Date.UTC(2026, 11, 31, 23, 30)],
] as const;

const weekday = new Intl.DateTimeFormat('en', {
  weekday: 'long',
  timeZone: DEFAULT_AGREEMENT.hours.timeZone,
});

function keptShare(clocks: readonly TeamClock[]): number {
  return handOffFigures(clocks).all.keptShare ?? Number.NaN;
}

/** Limits of a share by Wilson's formula, 90 %. */
function limits(count: number, of: number): readonly [number, number] {
  const z = 1.6449;
  const middle = (count + z ** 2 / 2) / (of + z ** 2);
  const half = (z / (of + z ** 2)) * Math.sqrt((count * (of - count)) / of + z ** 2 / 4);
  return [middle - half, middle + half];
}

describe.each(MOMENTS)('a sample made on %s', (_, now) => {
  it('shows a healthy company with a few problems worth finding', {
    timeout: 120_000,
  }, async () => {
    const { clocks, threads } = await shownAt(now);
    const kept = keptShare(clocks);
    expect(kept).toBeGreaterThan(0.7);
    expect(kept).toBeLessThan(0.85);
    expect(handOffFigures(clocks).all.notMeasured).toBe(0);

    for (const kind of CLOCK_KINDS) {
      const { all } = handOffFigures(clocks, kind);
      expect(all.kept + all.broken, kind).toBeGreaterThan(20);
      expect(all.medianMinutes, kind).toBeLessThan(DEFAULT_AGREEMENT.clocks[kind] * 0.9);
      // Between acceptance and the first call there may be no one at some moment.
      if (kind !== 'first-contact') expect(all.waiting, kind).toBeGreaterThan(0);
      // People wait at one stage: on the radar.
      if (kind === 'review-sql') expect(all.keptShare, kind).toBeLessThan(0.6);
      else expect(all.keptShare, kind).toBeGreaterThan(0.7);
    }

    const states = new Set(clocks.map(({ outcome }) => `${outcome.kind} ${outcome.state}`));
    for (const kind of ['accept-mql', 'attend-opportunity', 'review-sql']) {
      for (const state of ['on-time', 'soon', 'late'])
        expect([...states]).toContain(`${kind} ${state}`);
    }

    const accepting = clocks.filter(({ outcome }) => outcome.kind === 'accept-mql');
    const worse = [...new Set(accepting.map(({ rep }) => rep))].filter((rep) => {
      const own = accepting.filter((clock) => clock.rep === rep);
      const friday = own.filter(({ outcome }) => weekday.format(outcome.startedAt) === 'Friday');
      return keptShare(friday) < keptShare(own.filter((clock) => !friday.includes(clock))) - 0.35;
    });
    expect(worse).toEqual(['Samir Haddad']);

    const { all, campaigns } = feedbackTotals(threads);
    const apart = campaigns.filter(({ judged, counts }) => {
      const [low] = limits(counts.rejected, judged);
      const [, high] = limits(all.counts.rejected - counts.rejected, all.judged - judged);
      return low > high;
    });
    expect(apart.map(({ campaign }) => campaign)).toEqual([WEAK_CAMPAIGN]);
    expect(campaigns.every(({ judged }) => judged >= 3)).toBe(true);

    const words = threads.filter(({ first }) => (trustedFeedbackOf(first)?.text ?? '') !== '');
    expect(words.length).toBeGreaterThanOrEqual(25);
    expect(
      words.filter(({ first }) => trustedFeedbackOf(first)?.reasonId !== null).length,
    ).toBeGreaterThanOrEqual(20);
    expect(new Set(words.map(({ first }) => trustedFeedbackOf(first)?.text)).size).toBe(
      words.length,
    );
    expect(words.filter(({ answers }) => answers.length > 0).length).toBeGreaterThanOrEqual(8);
    expect(words.filter(({ dealtWith }) => dealtWith !== null).length).toBeGreaterThanOrEqual(3);
    const lately = (ms: number) => threads.filter(({ newestAt }) => now - newestAt < ms).length;
    expect(lately(7 * 86_400_000)).toBeGreaterThanOrEqual(8);
  });
});
