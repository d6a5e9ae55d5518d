import { describe, expect, it } from 'vitest';
import type { Advice } from '../../../../lib/domain/base/advice';
import type { ClockView } from '../../../../lib/domain/clocks/clock';
import { isWork } from '../../../../lib/domain/clocks/queue';

const clock = (state: ClockView['state']): ClockView => ({
  kind: 'review-sql',
  startedAt: 0,
  dueAt: 1,
  state,
  agreementVersion: 1,
});

describe('whether a person of the book is work now', () => {
  it('an SQL is only when the date to look again has come', () => {
    const states = ['on-time', 'soon', 'late'] as const;
    expect(states.map((state) => isWork({ advice: 'radar', clock: clock(state) }))).toEqual([
      false,
      false,
      true,
    ]);
    expect(isWork({ advice: 'radar', clock: null })).toBe(false);
  });

  it('everybody else is, with a clock and without one', () => {
    const others: (Advice | null)[] = ['first-priority', 'hand-off', 'qualifies', 'care', null];
    for (const advice of others) {
      expect(isWork({ advice, clock: null })).toBe(true);
      expect(isWork({ advice, clock: clock('on-time') })).toBe(true);
    }
  });

  it('a contact who is with marketing is not', () => {
    for (const advice of ['do-not-contact', 'with-marketing'] as const)
      expect(isWork({ advice, clock: null })).toBe(false);
  });
});
