import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../../lib/domain/default-agreement';
import { scoreOf } from '../../../lib/domain/score-model';
import { mergeSignals, type Signal, signalsOf, TOUCH_KINDS, type Touch } from '../../../lib/domain/touch';

const NOW = Date.UTC(2026, 10, 23);
const DAY = 86_400_000;
const signals = fc.array(
  fc.record({ kind: fc.constantFrom(...TOUCH_KINDS), at: fc.integer({ min: NOW - 400 * DAY, max: NOW }) }),
  { maxLength: 60 },
);
const traits = fc.record({
  jobTitle: fc.constantFrom(
    '',
    'Head of Operations',
    'Director de Compras',
    'Student',
    'CEO',
    'Becaria',
    'Gerente de Logística',
  ),
  company: fc.constantFrom('', 'Acme'),
});
const of = (contact: { traits: Record<string, string>; signals: readonly Signal[] }, now = NOW) =>
  scoreOf({ ...contact, crmScore: null }, DEFAULT_AGREEMENT, now);

describe('a score', () => {
  it('is a whole number from 0 to 100, and its reasons add up to it', () => {
    fc.assert(
      fc.property(traits, signals, (who, did) => {
        const score = of({ traits: who, signals: did });
        expect(Number.isInteger(score.value) && score.value >= 0 && score.value <= 100).toBe(true);
        expect(score.reasons.reduce((sum, reason) => sum + reason.points, 0)).toBe(score.value);
        expect(score.fit + score.engagement).toBe(score.value);
        expect(score.reasons.every((reason) => Number.isInteger(reason.points))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never rises when a touch is taken away', () => {
    fc.assert(
      fc.property(traits, signals, fc.nat(), (who, did, which) => {
        fc.pre(did.length > 0);
        const fewer = did.filter((_, index) => index !== which % did.length);
        expect(of({ traits: who, signals: fewer }).value).toBeLessThanOrEqual(of({ traits: who, signals: did }).value);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never rises by waiting, and what nobody touched again is worth nothing in the end', () => {
    fc.assert(
      fc.property(traits, signals, fc.integer({ min: 0, max: 200 }), (who, did, days) => {
        const contact = { traits: who, signals: did };
        expect(of(contact, NOW + days * DAY).value).toBeLessThanOrEqual(of(contact).value);
        expect(of(contact, NOW + 5_000 * DAY).engagement).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is halved by a half-life: one form is worth half after three weeks', () => {
    const form = { traits: {}, signals: [{ kind: 'form' as const, at: NOW }] };
    expect(of(form).value).toBe(16);
    expect(of(form, NOW + 21 * DAY).value).toBe(8);
    expect(of(form, NOW + 42 * DAY).value).toBe(4);
  });

  it('takes words whole, in any case, with accents, and counts against as well as for', () => {
    expect(of({ traits: { jobTitle: 'DIRECTORA de logística' }, signals: [] }).fit).toBeGreaterThan(30);
    expect(of({ traits: { jobTitle: 'Directory clerk' }, signals: [] }).fit).toBe(0);
    expect(of({ traits: { jobTitle: 'Logistics intern' }, signals: [] }).value).toBe(0);
  });

  it("is the CRM's own number where it has one, whatever that is", () => {
    for (const [given, shown] of [
      [87.4, 87],
      [-5, 0],
      [1e9, 100],
      [Number.NaN, 0],
    ] as const) {
      const score = scoreOf({ traits: {}, signals: [], crmScore: given }, DEFAULT_AGREEMENT, NOW);
      expect(score).toMatchObject({ value: shown, source: 'crm' });
      expect(score.reasons.map((reason) => reason.points)).toEqual([shown]);
    }
  });
});

describe('signals', () => {
  const touch = (kind: Touch['kind'], at: number): Touch => ({
    id: `${kind}${at}`,
    contactId: '1',
    kind,
    at,
    title: '',
    channel: null,
    campaign: null,
    by: 'sales',
  });

  it('leave out the future and repeats, and keep the newest hundred', () => {
    const touches = [
      touch('form', NOW + 1),
      touch('form', NOW),
      { ...touch('form', NOW), id: 'again' },
      ...Array.from({ length: 200 }, (_, each) => touch('call', NOW - each - 1)),
    ];
    const kept = signalsOf(touches, NOW);
    expect(kept).toHaveLength(100);
    expect(kept[0]).toEqual({ kind: 'form', at: NOW });
  });

  it('of two reads are one list, whichever comes first', () => {
    fc.assert(
      fc.property(signals, signals, (a, b) => {
        const key = (each: Signal) => `${each.at} ${each.kind}`;
        const times = (list: readonly Signal[]) => list.map((each) => each.at);
        expect(times(mergeSignals(a, b))).toEqual(times(mergeSignals(b, a)));
        expect(new Set(mergeSignals(a, b).map(key)).size).toBe(mergeSignals(a, b).length);
      }),
    );
  });
});
