import { describe, expect, it } from 'vitest';
import { STAGES } from '../../../../lib/domain/base/stage';
import type { ClockView } from '../../../../lib/domain/clocks/clock';
import { isWork } from '../../../../lib/domain/clocks/queue';

const clock = (state: ClockView['state']): ClockView => ({
  kind: 'review-sql',
  startedAt: 0,
  dueAt: 1,
  state,
  agreementVersion: 1,
});

describe('whether somebody of the book is work now', () => {
  it('an SQL is only when the date to look again has come', () => {
    const states = ['on-time', 'soon', 'late'] as const;
    expect(states.map((state) => isWork({ stage: 'sql', clock: clock(state) }))).toEqual([
      false,
      false,
      true,
    ]);
    expect(isWork({ stage: 'sql', clock: null })).toBe(false);
  });

  it('everybody else is, with a clock and without one', () => {
    for (const stage of [...STAGES.filter((each) => each !== 'sql'), null]) {
      expect(isWork({ stage, clock: null })).toBe(true);
      expect(isWork({ stage, clock: clock('on-time') })).toBe(true);
    }
  });
});
