import { expect, it } from 'vitest';
import type { ClockView } from '../../../../lib/domain/clocks/clock';
import { type Clocked, clockNews, nextTurn } from '../../../../lib/domain/clocks/news';

const NOW = Date.UTC(2026, 10, 23, 10);
const HOUR = 3_600_000;

function someone(contactId: string, state: ClockView['state'], dueIn: number): Clocked {
  const clock = {
    kind: 'accept-mql',
    startedAt: NOW - 9 * HOUR,
    dueAt: NOW + dueIn,
    state,
    agreementVersion: 1,
  } as const;
  return { contactId, name: contactId, clock };
}

it('reports each turn of a clock once, the latest first, and nothing at the first look', () => {
  const [calm, soon, late] = [
    someone('a', 'on-time', HOUR),
    someone('b', 'soon', 60_000),
    someone('c', 'late', -HOUR),
  ];
  const first = clockNews([calm, soon, late], null);
  expect(first.news).toEqual([]);
  const again = clockNews([calm, soon, late], first.notified);
  expect(again.news).toEqual([]);
  const turned = clockNews(
    [someone('a', 'soon', HOUR), someone('b', 'late', -1), late],
    again.notified,
  );
  expect(turned.news.map(({ contactId }) => contactId)).toEqual(['b', 'a']);
});

it('reports a new run of the same clock, and forgets who has none', () => {
  const late = someone('c', 'late', -HOUR);
  const { notified } = clockNews([late], {});
  const gone = clockNews([{ ...late, clock: null }], notified);
  expect(gone.notified).toEqual({});
  expect(clockNews([late], gone.notified).news).toHaveLength(1);
});

it('wakes for the next clock that runs out', () => {
  expect(
    nextTurn(
      [someone('a', 'soon', HOUR), someone('b', 'on-time', 2 * HOUR), someone('c', 'late', -1)],
      NOW,
    ),
  ).toBe(NOW + HOUR);
  expect(nextTurn([someone('c', 'late', -1)], NOW)).toBeNull();
});

it('says nothing of a clock that is being checked, and nothing twice after it was', () => {
  const [checking, late] = [someone('c', 'checking', -HOUR), someone('c', 'late', -HOUR)];
  const first = clockNews([checking], null);
  expect(first.news).toEqual([]);
  // It was late before the first check.
  expect(clockNews([late], first.notified).news).toEqual([]);
  const known = clockNews([late], {});
  expect(known.news).toHaveLength(1);
  const again = clockNews([checking], known.notified);
  expect(again.news).toEqual([]);
  expect(clockNews([late], again.notified).news).toEqual([]);
  expect(clockNews([late], clockNews([checking], {}).notified).news).toHaveLength(1);
});
