import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessHours } from '../../../../lib/domain/base/agreement-model';
import { createBusinessCalendar } from '../../../../lib/domain/clocks/business-time';
import { anyHours, anyPausedHours, DAY, HOUR, MINUTE, NOW } from '../make';
import { watch, workingMinutes } from './wall-clock';

const MADRID: BusinessHours = {
  timeZone: 'Europe/Madrid',
  days: [1, 2, 3, 4, 5],
  from: 540,
  to: 1_080,
  holidays: [],
};
const at = (iso: string) => Date.parse(iso);

/**
 * Zones by the night in which their clocks are moved, where they are; two at midnight, and one that
 * left out a day.
 */
const STRETCHES: readonly [zone: string, from: string][] = [
  ['UTC', '2026-01-01'],
  ['Asia/Kolkata', '2026-06-01'],
  ['Europe/Madrid', '2026-03-23'],
  ['Europe/Madrid', '2026-10-19'],
  ['America/New_York', '2026-03-02'],
  ['America/New_York', '2026-10-26'],
  ['Australia/Lord_Howe', '2026-03-30'],
  ['Australia/Lord_Howe', '2026-09-28'],
  ['Pacific/Chatham', '2026-03-30'],
  ['Pacific/Chatham', '2026-09-21'],
  ['America/Havana', '2026-03-02'],
  ['America/Havana', '2026-10-26'],
  ['Asia/Beirut', '2026-10-19'],
  ['Pacific/Apia', '2011-12-24'],
];
const DAYS = 14;

describe.each(STRETCHES)('business time in %s from %s', (timeZone, from) => {
  const stretch = watch(timeZone, from, DAYS);
  const dates = Array.from({ length: DAYS }, (_, day) =>
    new Date(stretch.start + day * DAY).toISOString().slice(0, 10),
  );
  const hours = fc.oneof(anyHours(timeZone, dates), anyPausedHours(timeZone, dates));
  const minute = fc.integer({ min: 3 * 1_440, max: 9 * 1_440 });
  const moment = (since: number) => stretch.start + since * MINUTE;

  it('is counted as a person would who looks at the wall clock every minute', () => {
    fc.assert(
      fc.property(hours, minute, minute, (each, one, other) => {
        const [a, b] = [Math.min(one, other), Math.max(one, other)];
        const counted = workingMinutes(stretch, each)
          .subarray(a, b)
          .reduce((sum, works) => sum + works, 0);
        expect(createBusinessCalendar(each).between(moment(a), moment(b))).toBe(counted);
      }),
    );
  });

  it('is over when as many minutes have been worked', () => {
    fc.assert(
      fc.property(hours, minute, fc.integer({ min: 1, max: 4_000 }), (each, start, minutes) => {
        const works = workingMinutes(stretch, each);
        let [now, left] = [start, minutes];
        for (; left > 0 && now < stretch.minutes - 2 * 1_440; now++) left -= works[now] ?? 0;
        const end = createBusinessCalendar(each).add(moment(start), minutes);
        if (left === 0) expect(end).toBe(moment(now));
        else expect(end).toBeGreaterThan(moment(now));
      }),
    );
  });
});

const zone = fc.constantFrom(...new Set(STRETCHES.map(([name]) => name)));
const anyMoment = fc.integer({ min: at('2009-01-01T00:00:00Z'), max: at('2031-01-01T00:00:00Z') });
const world = fc
  .record({ timeZone: zone, start: anyMoment })
  .chain(({ timeZone, start }) =>
    fc.record({ hours: anyHours(timeZone), start: fc.constant(start) }),
  );
const someMinutes = fc.integer({ min: 0, max: 3_000 });

describe('the laws of business time', () => {
  it('what is added is between, to the millisecond', () => {
    fc.assert(
      fc.property(world, someMinutes, ({ hours, start }, minutes) => {
        const calendar = createBusinessCalendar(hours);
        const end = calendar.add(start, minutes);
        fc.pre(Number.isFinite(end));
        expect(calendar.between(start, end)).toBeCloseTo(minutes, 9);
      }),
    );
  });

  it('adding twice is adding the sum', () => {
    fc.assert(
      fc.property(world, someMinutes, someMinutes, ({ hours, start }, first, second) => {
        const calendar = createBusinessCalendar(hours);
        const sum = calendar.add(start, first + second);
        // Beyond ten years of hardly any hours it gives up, and two shorter ways may still get
        // there.
        fc.pre(first > 0 && second > 0 && Number.isFinite(sum));
        expect(calendar.add(calendar.add(start, first), second)).toBe(sum);
      }),
    );
  });

  it('time between two moments is the sum of its parts, and never more than passes', () => {
    fc.assert(
      fc.property(world, fc.nat(20 * DAY), fc.nat(20 * DAY), ({ hours, start }, first, second) => {
        const calendar = createBusinessCalendar(hours);
        const [middle, end] = [start + first, start + first + second];
        const whole = calendar.between(start, end);
        expect(calendar.between(start, middle) + calendar.between(middle, end)).toBeCloseTo(
          whole,
          6,
        );
        expect(whole).toBeGreaterThanOrEqual(0);
        expect(whole).toBeLessThanOrEqual((end - start) / MINUTE);
        expect(calendar.between(end, start)).toBe(0);
      }),
    );
  });

  it('a later start is never over earlier', () => {
    fc.assert(
      fc.property(world, fc.nat(5 * DAY), someMinutes, ({ hours, start }, later, minutes) => {
        const calendar = createBusinessCalendar(hours);
        expect(calendar.add(start + later, minutes)).toBeGreaterThanOrEqual(
          calendar.add(start, minutes),
        );
      }),
    );
  });

  it('a calendar that is kept says what a new one says', () => {
    fc.assert(
      fc.property(
        anyHours('Europe/Madrid'),
        fc.array(fc.tuple(anyMoment, someMinutes)),
        (hours, asked) => {
          const kept = createBusinessCalendar(hours);
          for (const [start, minutes] of asked) {
            expect(kept.add(start, minutes)).toBe(
              createBusinessCalendar(hours).add(start, minutes),
            );
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('business time by example', () => {
  const calendar = createBusinessCalendar(MADRID);

  it('runs on Monday morning for what comes in on Friday night', () => {
    expect(calendar.add(at('2026-11-20T22:00:00+01:00'), 240)).toBe(
      at('2026-11-23T13:00:00+01:00'),
    );
  });

  it('goes on the next day where the day is over', () => {
    expect(calendar.add(at('2026-11-23T17:30:00+01:00'), 60)).toBe(at('2026-11-24T09:30:00+01:00'));
    expect(calendar.add(at('2026-11-23T17:00:00+01:00'), 60)).toBe(at('2026-11-23T18:00:00+01:00'));
  });

  it('leaves out a holiday', () => {
    const closed = createBusinessCalendar({ ...MADRID, holidays: ['2026-12-07', '2026-12-08'] });
    expect(closed.add(at('2026-12-04T17:00:00+01:00'), 120)).toBe(at('2026-12-09T10:00:00+01:00'));
  });

  it('opens by the wall clock on either side of the end of summer time', () => {
    expect(calendar.add(at('2026-10-23T17:00:00+02:00'), 120)).toBe(
      at('2026-10-26T10:00:00+01:00'),
    );
    expect(calendar.add(at('2026-03-27T17:00:00+01:00'), 120)).toBe(
      at('2026-03-30T10:00:00+02:00'),
    );
  });

  it('counts the hour that is lived twice, and not the one that is left out', () => {
    const nights = createBusinessCalendar({ ...MADRID, days: [7], from: 0, to: 360 });
    expect(nights.between(at('2026-10-24T00:00:00Z'), at('2026-10-26T00:00:00Z'))).toBe(7 * 60);
    expect(nights.between(at('2026-03-28T00:00:00Z'), at('2026-03-30T00:00:00Z'))).toBe(5 * 60);
  });

  it('never comes where no one ever works', () => {
    const never: readonly Partial<BusinessHours>[] = [
      { days: [] },
      { from: 600, to: 600 },
      { from: 700, to: 600 },
    ];
    for (const change of never) {
      const closed = createBusinessCalendar({ ...MADRID, ...change });
      expect(closed.add(NOW, 1)).toBe(Number.POSITIVE_INFINITY);
      expect(closed.between(NOW, NOW + 100 * DAY)).toBe(0);
      expect(closed.add(NOW, 0)).toBe(NOW);
    }
  });

  it('stands still in the midday break', () => {
    const paused = createBusinessCalendar({ ...MADRID, pause: { from: 840, to: 900 } });
    expect(paused.between(at('2026-11-23T12:00:00Z'), at('2026-11-23T15:00:00Z'))).toBe(120);
    expect(paused.add(at('2026-11-23T12:30:00Z'), 60)).toBe(at('2026-11-23T14:30:00Z'));
    expect(paused.add(at('2026-11-23T13:30:00Z'), 60)).toBe(at('2026-11-23T15:00:00Z'));
  });

  it('ends for moments that are none', () => {
    for (const none of [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      8.64e15,
      -8.64e15,
    ]) {
      expect(calendar.add(none, 60)).toBe(Number.POSITIVE_INFINITY);
      expect(calendar.between(none, NOW)).toBe(0);
      expect(calendar.between(NOW, none)).toBe(0);
    }
    expect(calendar.add(NOW, Number.NaN)).toBe(Number.POSITIVE_INFINITY);
  });

  it('counts no more than ten years, so that a year 1 in a CRM stops no one', () => {
    const slow = createBusinessCalendar(MADRID);
    let decade = 0;
    const asked = countFormats(() => {
      decade = slow.between(at('0001-01-01T00:00:00Z'), NOW);
      expect(slow.between(-3e15, NOW)).toBe(decade);
      expect(slow.between(NOW, 3e15)).toBeGreaterThan(0);
    });
    expect(asked).toBeLessThan(2 * 10 * 366 + 100);
    expect(decade).toBeGreaterThan(9 * 365 * (5 / 7) * 9 * 60);
  });

  it('asks the platform about each day once, however many people wait and however many calendars are made', () => {
    const ask = () =>
      countFormats(() => {
        const fresh = createBusinessCalendar({ ...MADRID, timeZone: 'Atlantic/Canary' });
        for (let person = 0; person < 500; person++)
          fresh.add(NOW - (person % 50) * HOUR, 14 * 540);
      });
    const asked = ask();
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(60);
    expect(ask()).toBe(0);
  });
});

function countFormats(run: () => void): number {
  const { prototype } = Intl.DateTimeFormat;
  const real = prototype.formatToParts;
  let count = 0;
  prototype.formatToParts = function (this: Intl.DateTimeFormat, date) {
    count++;
    return real.call(this, date);
  };
  try {
    run();
  } finally {
    prototype.formatToParts = real;
  }
  return count;
}
