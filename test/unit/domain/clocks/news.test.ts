import { expect, it } from 'vitest';
import { type Clocked, clockNews, nextTurn } from '../../../../lib/domain/clocks/news';

const NOW = Date.UTC(2026, 10, 23, 10);
const HOUR = 3_600_000;

function someone(contactId: string, state: 'on-time' | 'soon' | 'late', dueIn: number): Clocked {
  const clock = {
    kind: 'accept-mql',
    startedAt: NOW - 9 * HOUR,
    dueAt: NOW + dueIn,
    state,
    agreementVersion: 1,
  } as const;
  return { contactId, name: contactId, clock };
}

it('tells each turn of a clock once, the latest first, and nothing at the first look', () => {
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

it('tells of a new run of the same clock, and forgets who has none', () => {
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
