import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTerms } from '../../../lib/domain/agreement/in-force';
import type { Stage } from '../../../lib/domain/base/stage';
import { createBusinessCalendar } from '../../../lib/domain/clocks/business-time';
import { ALL_KNOWN } from '../../../lib/domain/clocks/measured';
import { runningClock } from '../../../lib/sync/hand-off-view';
import { makeHandOff } from '../../../lib/sync/hand-offs';
import {
  anyHours,
  anyStageOrNone,
  DAY,
  HOUR,
  MINUTE,
  makeAgreement,
  makeContact,
  NOW,
} from '../domain/make';

const agreement = makeAgreement();
const RANK = { 'on-time': 0, soon: 1, late: 2, checking: 0 };

function clock(stage: Stage | null, startedAt: number | undefined, now: number, terms = agreement) {
  const stageDates = stage === null || startedAt === undefined ? {} : { [stage]: startedAt };
  const contact = makeContact({ stage, stageDates, signals: [] });
  return runningClock(makeHandOff(contact, [], [], createTerms([], terms), now, ALL_KNOWN));
}

describe('the clock of a contact', () => {
  it('gives an MQL four business hours, soon after three', () => {
    const dueAt = NOW + 4 * HOUR;
    expect(clock('mql', NOW, NOW)).toEqual({
      kind: 'accept-mql',
      startedAt: NOW,
      dueAt,
      state: 'on-time',
      agreementVersion: agreement.version,
    });
    expect(clock('mql', NOW, NOW + 3 * HOUR - 1)?.state).toBe('on-time');
    expect(clock('mql', NOW, NOW + 3 * HOUR)?.state).toBe('soon');
    expect(clock('mql', NOW, dueAt - 1)?.state).toBe('soon');
    expect(clock('mql', NOW, dueAt)?.state).toBe('late');
  });

  it('gives an opportunity one business hour, and an SQL fourteen business days', () => {
    expect(clock('opportunity', NOW, NOW)).toMatchObject({
      kind: 'attend-opportunity',
      dueAt: NOW + HOUR,
    });
    expect(clock('sql', NOW, NOW)).toMatchObject({ kind: 'review-sql', dueAt: NOW + 18 * DAY });
  });

  it('does not run at night or on a Sunday', () => {
    const friday = Date.parse('2026-11-20T17:30:00+01:00');
    const monday = Date.parse('2026-11-23T09:30:00+01:00');
    expect(clock('opportunity', friday, monday - MINUTE)?.state).toBe('soon');
    expect(clock('opportunity', friday, monday)).toMatchObject({ dueAt: monday, state: 'late' });
  });

  it('does not run for the others, nor without a date', () => {
    for (const stage of ['visitor', 'lead', 'customer', null] as const)
      expect(clock(stage, NOW, NOW)).toBeNull();
    for (const stage of ['mql', 'sql', 'opportunity'] as const)
      expect(clock(stage, undefined, NOW)).toBeNull();
    expect(clock('mql', Number.NaN, NOW)).toBeNull();
    expect(clock('mql', 8.64e15, NOW)).toBeNull();
  });

  it('does not run where no one ever works', () => {
    const never = makeAgreement({ hours: { ...agreement.hours, days: [] } });
    expect(clock('mql', NOW, NOW, never)).toBeNull();
  });

  it('only ever gets later, and travels as JSON', () => {
    const age = fc.integer({ min: 0, max: 60 * DAY });
    fc.assert(
      fc.property(
        anyStageOrNone,
        age,
        fc.nat(30 * DAY),
        anyHours('Europe/Madrid'),
        (stage, old, wait, hours) => {
          const own = createBusinessCalendar(hours);
          const terms = makeAgreement({ hours });
          const [before, after] = [NOW, NOW + wait].map((now) =>
            clock(stage, NOW - old, now, terms),
          );
          expect(JSON.parse(JSON.stringify([before, after]))).toEqual([before, after]);
          expect(before === null).toBe(after === null);
          if (before == null || after == null) return;
          expect(RANK[after.state]).toBeGreaterThanOrEqual(RANK[before.state]);
          expect(after.dueAt).toBe(before.dueAt);
          expect(own.between(before.startedAt, before.dueAt)).toBe(agreement.clocks[before.kind]);
        },
      ),
    );
  });
});
