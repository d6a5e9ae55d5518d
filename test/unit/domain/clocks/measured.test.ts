import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTerms } from '../../../../lib/domain/agreement/in-force';
import { CLOCK_KINDS } from '../../../../lib/domain/base/agreement-model';
import {
  ALL_KNOWN,
  type KnownUntil,
  measuredFrom,
  measuredTerms,
  READ_BACK_MS,
} from '../../../../lib/domain/clocks/measured';
import type { ClockRun } from '../../../../lib/domain/hand-off/hand-off';
import { WAITS_FOR_CONTACT } from '../../../../lib/domain/hand-off/hand-off';
import { clockOutcome } from '../../../../lib/domain/hand-off/story';
import { DAY, makeAgreement, NOW } from '../make';

const TERMS = createTerms([], makeAgreement());
const moment = fc.integer({ min: NOW - 90 * DAY, max: NOW });

const anyRun: fc.Arbitrary<ClockRun> = fc
  .record({
    kind: fc.constantFrom(...CLOCK_KINDS),
    startedAt: moment,
    lasts: fc.option(fc.nat(60 * DAY)),
    date: fc.option(fc.nat(60 * DAY)),
    met: fc.boolean(),
  })
  .map(({ kind, startedAt, lasts, date, met }) => {
    const endedAt = lasts === null ? null : Math.min(NOW, startedAt + lasts);
    const dueAt = kind === 'review-sql' && date !== null ? startedAt + date : null;
    return { kind, startedAt, dueAt, endedAt, met: endedAt !== null && met, who: null };
  });
const anyKnown: fc.Arbitrary<KnownUntil> = fc.record({ said: moment, touches: moment });

/** States that say that a person did not do what was agreed. */
const ACCUSING: readonly string[] = ['late', 'broken'];

describe('a clock', () => {
  it('accuses only where it is measured and its history is known until it ran out', () => {
    fc.assert(
      fc.property(anyRun, anyKnown, moment, (run, known, from) => {
        const { state, dueAt } = clockOutcome(
          run,
          measuredTerms(TERMS, () => from),
          NOW,
          known,
        );
        if (!ACCUSING.includes(state)) return;
        const due = dueAt ?? Number.POSITIVE_INFINITY;
        expect(known.said).toBeGreaterThanOrEqual(due);
        if (WAITS_FOR_CONTACT.includes(run.kind)) expect(known.touches).toBeGreaterThanOrEqual(due);
        expect(run.dueAt ?? run.startedAt).toBeGreaterThanOrEqual(from);
      }),
    );
  });

  it('is what it would be with all known, or is being checked, or is not measured', () => {
    fc.assert(
      fc.property(anyRun, anyKnown, moment, (run, known, from) => {
        const whole = clockOutcome(run, TERMS, NOW, ALL_KNOWN).state;
        const shown = clockOutcome(
          run,
          measuredTerms(TERMS, () => from),
          NOW,
          known,
        ).state;
        expect([whole, 'checking', 'not-measured']).toContain(shown);
        if (shown === 'checking') expect(['soon', ...ACCUSING]).toContain(whole);
        const later = clockOutcome(run, TERMS, NOW, {
          said: known.said + DAY,
          touches: known.touches + DAY,
        }).state;
        if (shown !== 'checking' && shown !== 'not-measured') expect(later).toBe(shown);
      }),
    );
  });
});

describe('what is measured', () => {
  it('begins with the agreement in force, as far back as notes are read, or with connecting', () => {
    expect(measuredFrom(null, NOW - DAY, NOW)).toBe(Number.NEGATIVE_INFINITY);
    expect(measuredFrom(NOW, null, NOW)).toBe(NOW);
    expect(measuredFrom(NOW - 9 * DAY, NOW + DAY, NOW)).toBe(NOW - 9 * DAY);
    expect(measuredFrom(NOW - 9 * DAY, NOW - DAY, NOW)).toBe(NOW - DAY);
    expect(measuredFrom(NOW, NOW - 30 * DAY, NOW)).toBe(NOW - 30 * DAY);
    expect(measuredFrom(NOW, NOW - 300 * DAY, NOW)).toBe(NOW - READ_BACK_MS);
  });
});
