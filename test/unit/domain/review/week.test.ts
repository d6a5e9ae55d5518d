import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../../lib/domain/figures/funnel/month';
import { endedWeek, weekBefore } from '../../../../lib/domain/review/week';

const MADRID = { timeZone: 'Europe/Madrid', days: [1, 2, 3, 4, 5] };
const at = (iso: string) => Date.parse(iso);

describe('the working week that ended', () => {
  it.each([
    ['a Wednesday', '2026-11-18T12:00:00Z', '2026-11-09', '2026-11-13'],
    ['the Friday itself, after work', '2026-11-13T20:00:00Z', '2026-11-02', '2026-11-06'],
    ['the Saturday after', '2026-11-14T08:00:00Z', '2026-11-09', '2026-11-13'],
    // Midnight in Madrid, an hour before it in UTC.
    ['the first minute of Saturday there', '2026-11-13T23:01:00Z', '2026-11-09', '2026-11-13'],
    ['the first of a month', '2026-12-01T00:30:00Z', '2026-11-23', '2026-11-27'],
  ])('on %s', (_, now, from, until) => {
    expect(endedWeek(MADRID, at(now))).toMatchObject({ from, until });
  });

  it('follows the days that the agreement works, and begins after the longest rest', () => {
    const days = (list: number[]) => ({ timeZone: 'Asia/Dubai', days: list });
    const now = at('2026-11-18T12:00:00Z');
    expect(endedWeek(days([7, 1, 2, 3, 4]), now)).toMatchObject({
      from: '2026-11-08',
      until: '2026-11-12',
    });
    // Closed on Wednesdays too: the weekend is the longer rest.
    expect(endedWeek(days([1, 2, 4, 5]), now)).toMatchObject({
      from: '2026-11-09',
      until: '2026-11-13',
    });
    // Two rests of the same length: the week begins with the earlier weekday of the two.
    expect(endedWeek(days([1, 4, 7]), now)).toMatchObject({
      from: '2026-11-12',
      until: '2026-11-16',
    });
    expect(endedWeek(days([3]), now)).toMatchObject({ from: '2026-11-11', until: '2026-11-11' });
    expect(endedWeek(days([1, 2, 3, 4, 5, 6, 7]), now)).toMatchObject({
      from: '2026-11-09',
      until: '2026-11-15',
    });
  });

  it('takes the days off before it, and each week ends where the next begins', () => {
    const zones = fc.constantFrom('Europe/Madrid', 'America/Mexico_City', 'Pacific/Apia', 'UTC');
    const masks = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
    const moments = fc.integer({ min: at('2020-01-01T00:00Z'), max: at('2030-01-01T00:00Z') });
    fc.assert(
      fc.property(zones, masks, moments, (timeZone, days, now) => {
        const hours = { timeZone, days };
        const week = endedWeek(hours, now);
        expect(week.span.until).toBeLessThanOrEqual(now);
        // The next week has not ended yet.
        expect(now - week.span.until).toBeLessThan(8 * 86_400_000);
        expect(localDate(week.span.until - 1, timeZone)).toBe(week.until);
        const before = weekBefore(hours, week, 1);
        expect(before.span.until).toBe(week.span.from);
        expect(weekBefore(hours, week, 8).from < before.from).toBe(true);
        expect(week.from <= week.until).toBe(true);
      }),
    );
  });
});
