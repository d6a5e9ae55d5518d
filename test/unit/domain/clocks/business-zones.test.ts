import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessHours } from '../../../../lib/domain/base/agreement-model';
import { createBusinessCalendar, localDayStart } from '../../../../lib/domain/clocks/business-time';
import { anyHours, DAY, HOUR, MINUTE } from '../make';
import { type Stretch, watch, workingMinutes } from './wall-clock';

/** Every zone that the platform knows, and UTC, which it leaves out of its list. */
const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];
const FIRST = Date.UTC(2000, 0, 1);
const LAST = Date.UTC(2037, 0, 1);
const DAYS = 12;
const MONTH = 30 * DAY;

/** What the wall clock shows at a moment, as if it were UTC. */
function wallClock(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (at) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`);
}

/**
 * The days on which a zone's clock was moved since 2000, as far as looking once a month finds them.
 */
function changes(timeZone: string): number[] {
  const shown = wallClock(timeZone);
  const offset = (at: number) => shown(at) - at;
  const found: number[] = [];
  for (let at = FIRST; at < LAST; at += MONTH) {
    let [low, high] = [at, at + MONTH];
    if (offset(low) === offset(high)) continue;
    while (high - low > HOUR) {
      const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}

const known = new Map<string, readonly number[]>();
function changesOf(timeZone: string): readonly number[] {
  const found = known.get(timeZone) ?? changes(timeZone);
  known.set(timeZone, found);
  return found;
}

/** Some days of a zone around one of its changes, or anywhere where it has none. */
function stretchOf(timeZone: string, pick: number): Stretch {
  const all = changesOf(timeZone);
  const middle = all[pick % Math.max(1, all.length)] ?? FIRST + (pick % 9_000) * DAY;
  const from = new Date(middle - (DAYS / 2) * DAY).toISOString().slice(0, 10);
  return watch(timeZone, from, DAYS);
}

const anyZone = fc.constantFrom(...ZONES);

describe('business time in every zone there is', () => {
  it('knows zones that move their clocks, and many that never do', () => {
    expect(ZONES.length).toBeGreaterThan(400);
    expect(changesOf('Europe/Madrid').length).toBe(2 * 37);
    expect(changesOf('Asia/Tokyo')).toEqual([]);
  });

  it('is counted as a person would who looks at the wall clock every minute', () => {
    const minute = fc.integer({ min: 3 * 1_440, max: 9 * 1_440 });
    const world = anyZone.chain((timeZone) =>
      fc.record({ hours: anyHours(timeZone), pick: fc.nat(100_000) }),
    );
    fc.assert(
      fc.property(
        world,
        fc.array(fc.tuple(minute, minute), { minLength: 5, maxLength: 5 }),
        ({ hours, pick }, spans) => {
          const stretch = stretchOf(hours.timeZone, pick);
          const works = workingMinutes(stretch, hours);
          const calendar = createBusinessCalendar(hours);
          for (const span of spans) {
            const [a, b] = [Math.min(...span), Math.max(...span)];
            const counted = works.subarray(a, b).reduce((sum, each) => sum + each, 0);
            expect(calendar.between(stretch.start + a * MINUTE, stretch.start + b * MINUTE)).toBe(
              counted,
            );
          }
        },
      ),
      { numRuns: 250 },
    );
  });

  const moment = fc.integer({ min: FIRST, max: LAST });
  const world = anyZone.chain((timeZone) =>
    fc.record({ hours: anyHours(timeZone), start: moment }),
  );

  it('adding and then measuring gives the same, and the order of beginnings is the order of ends', () => {
    fc.assert(
      fc.property(
        world,
        fc.nat(3_000),
        fc.nat(5 * DAY),
        fc.nat(500),
        ({ hours, start }, minutes, later, more) => {
          const calendar = createBusinessCalendar(hours);
          const end = calendar.add(start, minutes);
          if (Number.isFinite(end)) expect(calendar.between(start, end)).toBeCloseTo(minutes, 9);
          expect(calendar.add(start + later, minutes)).toBeGreaterThanOrEqual(end);
          expect(calendar.add(start, minutes + more)).toBeGreaterThanOrEqual(end);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a local day begins when the wall clock first shows its date', () => {
    fc.assert(
      fc.property(
        anyZone,
        fc.nat(100_000),
        fc.integer({ min: 3, max: 8 }),
        (timeZone, pick, day) => {
          const stretch = stretchOf(timeZone, pick);
          const date = new Date(stretch.start + day * DAY).toISOString().slice(0, 10);
          const shown = wallClock(timeZone);
          const begins = localDayStart(date, timeZone);
          expect(shown(begins)).toBeGreaterThanOrEqual(Date.parse(`${date}T00:00:00Z`));
          expect(shown(begins - 1_000)).toBeLessThan(Date.parse(`${date}T00:00:00Z`));
        },
      ),
      { numRuns: 250 },
    );
    expect(localDayStart('2026-02-31x', 'UTC')).toBeNaN();
    expect(localDayStart('', 'UTC')).toBeNaN();
  });
});

describe('business time by hand, where clocks are odd', () => {
  const at = (iso: string) => Date.parse(iso);
  const nights = (timeZone: string): BusinessHours => ({
    timeZone,
    days: [7],
    from: 0,
    to: 360,
    holidays: [],
  });
  const office = (timeZone: string): BusinessHours => ({
    timeZone,
    days: [1, 2, 3, 4, 5],
    from: 540,
    to: 1_080,
    holidays: [],
  });

  it.each([
    // Six hours of a Sunday night, with half an hour lived twice, or left out, on Lord Howe; a
    // whole one elsewhere; none at all.
    ['Australia/Lord_Howe', '2026-04-05', 390],
    ['Australia/Lord_Howe', '2026-10-04', 330],
    ['America/New_York', '2026-03-08', 300],
    ['America/New_York', '2026-11-01', 420],
    ['Pacific/Chatham', '2026-04-05', 420],
    ['Pacific/Chatham', '2026-09-27', 300],
    ['Asia/Kathmandu', '2026-04-05', 360],
    ['America/Phoenix', '2026-03-08', 360],
    ['Asia/Tokyo', '2026-03-29', 360],
    // Antarctica moves its clock by two hours at Troll, and Casablanca goes back for Ramadan.
    ['Antarctica/Troll', '2026-03-29', 240],
    ['Antarctica/Troll', '2026-10-25', 480],
    ['Africa/Casablanca', '2026-02-15', 420],
    ['Africa/Casablanca', '2026-03-22', 300],
  ])('a night in %s on %s has %i minutes', (zone, date, minutes) => {
    const middle = at(`${date}T00:00:00Z`);
    expect(createBusinessCalendar(nights(zone)).between(middle - 2 * DAY, middle + 3 * DAY)).toBe(
      minutes,
    );
  });

  it.each([
    ['Pacific/Apia', '2011-12-29T17:00:00-10:00', '2012-01-02T10:00:00+14:00'],
    ['Pacific/Fakaofo', '2011-12-29T17:00:00-11:00', '2012-01-02T10:00:00+13:00'],
    // Two days further on where nothing was left out.
    ['Pacific/Pago_Pago', '2011-12-29T17:00:00-11:00', '2011-12-30T10:00:00-11:00'],
  ])('a Friday that %s never had is not worked', (zone, start, end) => {
    expect(createBusinessCalendar(office(zone)).add(at(start), 120)).toBe(at(end));
  });

  it('an opening that falls into the hour left out has no length, and the next one is waited for', () => {
    const gap = createBusinessCalendar({ ...nights('Europe/Madrid'), from: 120, to: 180 });
    expect(gap.between(at('2026-03-28T00:00:00Z'), at('2026-03-31T00:00:00Z'))).toBe(0);
    expect(gap.add(at('2026-03-28T00:00:00Z'), 30)).toBe(at('2026-04-05T02:30:00+02:00'));
  });

  it('a week in which every day is a holiday has no length', () => {
    const holidays = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
    const closed = createBusinessCalendar({ ...office('Europe/Madrid'), holidays });
    expect(closed.add(at('2026-11-20T17:30:00+01:00'), 60)).toBe(at('2026-11-30T09:30:00+01:00'));
    expect(closed.between(at('2026-11-21T00:00:00Z'), at('2026-11-29T00:00:00Z'))).toBe(0);
  });

  it('a holiday is a day of the team, not of UTC', () => {
    const holidays = ['2026-11-23'];
    const tokyo = createBusinessCalendar({ ...office('Asia/Tokyo'), holidays });
    expect(tokyo.add(at('2026-11-22T23:30:00Z'), 60)).toBe(at('2026-11-24T10:00:00+09:00'));
    const honolulu = createBusinessCalendar({ ...office('Pacific/Honolulu'), holidays });
    expect(honolulu.add(at('2026-11-23T20:00:00Z'), 60)).toBe(at('2026-11-24T10:00:00-10:00'));
  });
});
