import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import type { Signal } from '../../../../lib/domain/base/touch';
import { qualifiedSince, qualifies } from '../../../../lib/domain/scoring/threshold';
import { anyModel, anySignal, anyTraits, DAY, HOUR, makeAgreement, NOW } from '../make';

describe('since when a person qualifies', () => {
  it('is a moment from which on they qualified without a break, and just before which they did not', () => {
    const anySignals = fc.array(anySignal, { maxLength: 12 });
    fc.assert(
      fc.property(
        anyTraits,
        anySignals,
        anyModel,
        fc.integer({ min: 1, max: 60 }),
        (traits, signals, score, threshold) => {
          const agreement = makeAgreement({ score, mqlThreshold: threshold });
          const contact = { traits, signals, crmScore: null };
          const since = qualifiedSince(contact, agreement, NOW);
          expect(since !== null).toBe(qualifies(contact, agreement, NOW));
          if (since === null) return;
          const asOf = (at: number, strictly: boolean) =>
            qualifies(
              {
                ...contact,
                signals: signals.filter((each) => (strictly ? each.at < at : each.at <= at)),
              },
              agreement,
              at,
            );
          // A score falls until a touch lifts it: its lowest points are just before touches, and
          // now.
          for (const { at } of signals) if (at > since) expect(asOf(at, true)).toBe(true);
          if (Number.isFinite(since))
            expect([asOf(since, true), asOf(since, false)]).toEqual([false, true]);
        },
      ),
    );
  });

  it('is the touch that took them over, whatever came after', () => {
    const traits = { jobTitle: 'Director of Operations', company: 'Alder' };
    const signals: Signal[] = [
      { kind: 'page-view', at: NOW - HOUR },
      { kind: 'form', at: NOW - 2 * DAY },
      { kind: 'email-opened', at: NOW - 3 * DAY },
    ];
    expect(qualifiedSince({ traits, signals, crmScore: null }, DEFAULT_AGREEMENT, NOW)).toBe(
      NOW - 2 * DAY,
    );
  });

  it('is since ever where who they are is enough, or the CRM says so', () => {
    expect(qualifiedSince({ traits: {}, signals: [], crmScore: 70 }, DEFAULT_AGREEMENT, NOW)).toBe(
      Number.NEGATIVE_INFINITY,
    );
    const low = makeAgreement({ mqlThreshold: 5 });
    const known = {
      traits: { company: 'Alder' },
      signals: [{ kind: 'form' as const, at: NOW }],
      crmScore: null,
    };
    expect(qualifiedSince(known, low, NOW)).toBe(Number.NEGATIVE_INFINITY);
    expect(qualifiedSince({ ...known, crmScore: 3 }, low, NOW)).toBeNull();
  });
});
