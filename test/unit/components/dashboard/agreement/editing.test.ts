import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freshId } from '../../../../../components/dashboard/agreement/edit/fresh-id';
import { readDates } from '../../../../../components/dashboard/agreement/edit/read-dates';
import { zonesByRegion } from '../../../../../components/dashboard/agreement/edit/zones';
import {
  beginEdit,
  type EditHistory,
  stepBack,
  stepForth,
  stepOn,
} from '../../../../../components/dashboard/agreement/edit-history';
import { DEFAULT_AGREEMENT } from '../../../../../lib/domain/agreement/default-agreement';

describe('steps of an edit', () => {
  const step = (history: EditHistory, threshold: number, at: number, what = 'threshold') =>
    stepOn(history, what, { ...DEFAULT_AGREEMENT, mqlThreshold: threshold }, at);

  it('lead back to the beginning and forth to the end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 20 }), (values) => {
        let history = beginEdit(DEFAULT_AGREEMENT);
        for (const [index, value] of values.entries())
          history = step(history, value, index * 10_000);
        const end = history.now;
        for (const _ of values) history = stepBack(history);
        expect(history.now).toBe(DEFAULT_AGREEMENT);
        expect(stepBack(history)).toBe(history);
        for (const _ of values) history = stepForth(history);
        expect(history.now).toBe(end);
        expect(stepForth(history)).toBe(history);
      }),
    );
  });

  it('join while a person types on in one field', () => {
    let history = step(beginEdit(DEFAULT_AGREEMENT), 6, 0);
    history = step(history, 65, 500);
    expect(stepBack(history).now).toBe(DEFAULT_AGREEMENT);
    expect(stepBack(step(history, 66, 600, 'another')).now.mqlThreshold).toBe(65);
    expect(stepBack(step(history, 66, 9_000)).now.mqlThreshold).toBe(65);
  });

  it('end what could have been done again', () => {
    const back = stepBack(step(beginEdit(DEFAULT_AGREEMENT), 60, 0));
    expect(stepForth(back).now.mqlThreshold).toBe(60);
    const other = step(back, 70, 1);
    expect(stepForth(other)).toBe(other);
  });
});

describe('the id of a new entry', () => {
  it('is made of its label, and never one that is taken', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), fc.nat(4), (label, others, again) => {
        const taken = new Set(others);
        for (let count = 0; count <= again; count++) {
          const id = freshId(label, taken);
          expect(taken.has(id)).toBe(false);
          expect(id).not.toBe('');
          expect(freshId(label, taken)).toBe(id);
          taken.add(id);
        }
      }),
    );
  });

  it.each([
    ['No budget', 'no-budget'],
    ['  ¿Sin presupuesto?  ', 'sin-presupuesto'],
    ['Dueño de la compañía', 'dueno-de-la-compania'],
    ['!!!', 'entry'],
    ['لا ميزانية', 'لا-ميزانية'],
  ])('of %j is %s', (label, id) => {
    expect(freshId(label, new Set())).toBe(id);
  });
});

describe('a pasted list of days', () => {
  it.each([
    ['2026-12-25', ['2026-12-25'], []],
    ['25/12/2026\n6.1.2027', ['2026-12-25', '2027-01-06'], []],
    ['Navidad\t25-12-2026\tviernes', ['2026-12-25'], []],
    ['DTSTART;VALUE=DATE:20261225', ['2026-12-25'], ['DTSTART']],
    ['12/25/2026', [], ['12/25/2026']],
    ['30/02/2026\nsometime\n\n', [], ['30/02/2026', 'sometime']],
    ['2026-12-25; 2026-12-25', ['2026-12-25'], []],
    ['+34 600 123 456 20261225123', [], ['+34 600 123 456 20261225123']],
  ])('%j', (text, dates, unread) => {
    expect(readDates(text)).toEqual({ dates, unread });
  });

  it('holds only days that there are, each once and in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/. \n') }), (text) => {
        const { dates } = readDates(text);
        expect(dates).toEqual([...new Set(dates)].sort());
        for (const date of dates)
          expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
      }),
    );
  });
});

it('every time zone of the browser can be chosen, and the one in use whatever it is called', () => {
  const zones = [...zonesByRegion('Asia/Calcutta').values()].flat();
  expect(zones).toContain('Asia/Calcutta');
  expect(zones).toContain('UTC');
  expect(new Set(zones).size).toBe(zones.length);
  expect(Intl.supportedValuesOf('timeZone').every((zone) => zones.includes(zone))).toBe(true);
});
