import { describe, expect, it } from 'vitest';
import { atMost } from '../../bench/figure';
import { readMainThread } from '../../bench/parts-of-trace';
import { median, quantile, ratioOf, slopeOf } from '../../bench/statistics';
import type { TraceEvent } from '../../bench/trace';

const around = (middle: number, spread: number) =>
  [-2, -1, 0, 1, 2, -1, 0, 1].map((step) => middle + step * spread);

describe('estimates', () => {
  it('finds a ratio that is there, with an interval that holds it', () => {
    const { value, low, high } = ratioOf(around(30, 1), around(10, 0.2));
    expect(value).toBeCloseTo(3, 1);
    expect(low).toBeLessThan(3);
    expect(high).toBeGreaterThan(3);
    expect(high - low).toBeLessThan(0.6);
  });

  it('is the same for the same samples', () => {
    expect(ratioOf(around(3, 1), around(2, 1))).toEqual(ratioOf(around(3, 1), around(2, 1)));
  });

  it('distinguishes growth in proportion from growth that is none', () => {
    const grown = (power: number) =>
      [1, 10, 100].map((size) => ({ size, samples: around(5 * size ** power, 0.01) }));
    expect(slopeOf(grown(1)).value).toBeCloseTo(1, 1);
    expect(slopeOf(grown(0)).value).toBeCloseTo(0, 1);
  });

  it('takes the middle of an even number of values between the two', () => {
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(quantile([1, 2, 3, 4], 0.95)).toBe(4);
  });
});

describe('a gate', () => {
  it('is met or missed when the whole interval is, and open in between', () => {
    const verdict = (low: number, high: number) =>
      atMost('', '', { value: (low + high) / 2, low, high }, 1, '').verdict;
    expect([verdict(0.5, 0.9), verdict(0.9, 1.1), verdict(1.1, 1.2)]).toEqual([
      'met',
      'open',
      'missed',
    ]);
    expect(
      atMost('', '', { value: Number.NaN, low: Number.NaN, high: Number.NaN }, 1, '').verdict,
    ).toBe('open');
  });
});

describe('a trace', () => {
  const HOST = 'https://mail.example/';
  const event = (name: string, ts: number, dur: number, url?: string, tid = 1): TraceEvent => ({
    name,
    ph: 'X',
    ts,
    dur,
    tdur: dur / 2,
    pid: 1,
    tid,
    ...(url === undefined ? {} : { args: { data: { url } } }),
  });
  const TASK = 'ThreadControllerImpl::RunTask';
  const events = [
    event(TASK, 0, 60_000),
    event('EvaluateScript', 10, 20_000, `${HOST}page.js`),
    event('EvaluateScript', 20_010, 8_000, 'chrome-extension://x/content.js'),
    event(TASK, 100_000, 10_000),
    event('FunctionCall', 100_010, 6_000, 'chrome-extension://x/content.js'),
    // Within the call before: it must not count twice.
    event('FunctionCall', 100_020, 2_000, 'chrome-extension://x/content.js'),
    event('Layout', 100_030, 500),
    event('FunctionCall', 100_040, 900, `${HOST}page.js`),
    event('FunctionCall', 100_050, 900, 'chrome-extension://x/content.js', 2),
    event(TASK, 300_000, 10_000),
  ];

  it('distinguishes ours from the page’s, once, on its main thread and in its span', () => {
    expect(readMainThread(events, HOST, [0, 200_000])).toEqual({
      total: 35,
      longTasks: 1,
      ours: { evaluation: 4, calls: 3, callCount: 1, longestWall: 8, layouts: 1 },
    });
  });

  it('does not pretend when the page is not in it', () => {
    expect(() => readMainThread(events, 'https://elsewhere.example/', [0, 200_000])).toThrow(
      'no script',
    );
  });
});
