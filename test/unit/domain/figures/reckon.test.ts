import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../figures/answer';
import { compare } from '../../../figures/compare';

const ask = (group: string, input: unknown, title = '') => answerOf({ group, input, title });
const ROOT = path.resolve(import.meta.dirname, '../../../..');
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'test/figures/reckon.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });

describe('reckon', () => {
  it('prints the result of a case', () => {
    const { status, stdout } = run('test/references/backward-ceil-traps.json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      values: [30, 60, 100, 1000, 1000, 30, 240, 2000, 30, 100, 3, 3, 3, 27000],
    });
  });

  it('exits with 1 and a reason for what it cannot read', () => {
    const { status, stdout, stderr } = run('package.json');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/no case/);
    expect(() => ask('astrology', {})).toThrow(/"astrology" is not known/);
    expect(() => ask('cents', { rows: [{ total: 1.5, weights: [1] }] })).toThrow(/of this shape/);
  });

  it('keeps questions of one shape apart by the words of the title, and has one for none', () => {
    const pairs = { pairs: [[0, 5]] };
    expect(ask('rates', pairs, 'Wilson score interval')).toMatchObject({ rows: [{ low: 0 }] });
    expect(ask('rates', pairs)).toHaveProperty(['rows', 0, 'rawLow']);
    const paths = { paths: [{ path: ['a', 'b'], conversions: 2, others: 2 }] };
    expect(ask('attribution', paths, 'Shapley of a coalition')).toEqual({ a: 1, b: 1 });
    expect(ask('attribution', paths, 'Coalition, conversion rate')).toMatchObject({ whole: 0.5 });
    expect(ask('attribution', paths)).toHaveProperty('positionBased.conversions.a', 1);
    expect(ask('attribution', { ...paths, order: 3 })).toMatchObject({
      conversionProbability: 0.5,
    });
    expect(ask('weekly', { rows: [[1, 9, 6, 4]] }, 'Fisher')).toHaveProperty('p');
    expect(ask('weekly', { rows: [[1, 9, 6, 4]] }, 'Poisson')).toHaveProperty('rows');
  });

  it('reads what may be left out', () => {
    expect(ask('survival', { time: [], event: [], at: [3] })).toMatchObject({
      at: [{ converted: 0, atRisk: 0 }],
    });
    expect(ask('competing', { time: [], cause: [], causes: 2 })).toBeNull();
    expect(ask('competing', { time: [2], cause: [1], group: ['a'] })).toMatchObject({
      a: { still: [0] },
    });
    expect(
      ask('funnel', {
        moves: [{ person: 'a', at: '2026-01-01T02:00:00Z', stage: 'lead' }],
        timeZone: 'America/Mexico_City',
      }),
    ).toMatchObject({
      flows: [{ month: '2025-12', entries: 1 }],
      now: { lead: 1 },
    });
    expect(ask('goals', { rows: [{ month: '2026-11', asOf: '2026-11-30' }] })).toMatchObject({
      rows: [{ workingDays: 21 }],
    });
    expect(ask('goals', { rows: [{ target: 3, seen: 1, elapsed: 0, total: 9 }] })).toMatchObject({
      rows: [{ reach: null }],
    });
    expect(ask('numeric', { rows: [[2, 1, 0.5]] }, 'Beta distribution function')).toEqual({
      values: [1],
    });
    expect(ask('cents', { rows: [{ total: 3, weights: [0] }] })).toEqual({ rows: [null] });
    expect(ask('attribution', { rows: [[0, 7]] })).toMatchObject({ rows: [[2 / 3, 1 / 3]] });
    expect(
      ask('attribution', {
        lookbackDays: null,
        deals: [{ id: 'd', amount: 5, currency: 'JPY', people: ['p'], wonAt: 900 }],
        touches: [{ id: 't', person: 'p', at: 1 }],
      }),
    ).toMatchObject({ byCampaign: { last: { JPY: { '(no campaign)': 5 } } } });
  });
});

describe('the comparison', () => {
  it('finds what differs, is missing or is too much', () => {
    expect(compare({ a: [1, null] }, { a: [1 + 1e-12, null] }, 1e-9)).toMatchObject({
      leaves: 2,
      misses: [],
    });
    const { misses } = compare({ a: 1, b: [1], c: null }, { a: 2, b: {}, d: 0 }, 1e-9);
    expect(misses.map((miss) => miss.path)).toEqual(['a', 'b', 'c', 'd']);
  });
});
