import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import type { ScoreModel } from '../../../../lib/domain/base/agreement-model';
import { type Signal, signalsOf, TOUCH_KINDS, type Touch } from '../../../../lib/domain/base/touch';
import type { Score } from '../../../../lib/domain/scoring/score';
import { scoreOf } from '../../../../lib/domain/scoring/score-model';
import { anyModel, anySignal, anyTraits, DAY, makeAgreement, NOW } from '../make';

const both = (text: string) => ({ en: text, es: text });
const anySignals = fc.array(anySignal, { maxLength: 40, size: 'max' });
const anyCrmScore = fc.oneof(
  { weight: 9, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.double() },
);
const anyScored = fc.record({ traits: anyTraits, signals: anySignals, crmScore: anyCrmScore });
const bare = { traits: {}, signals: [], crmScore: null };

const MODEL: ScoreModel = {
  fitMax: 40,
  engagementMax: 60,
  halfLifeDays: 10,
  fit: [
    {
      id: 'boss',
      label: both('boss'),
      trait: 'jobTitle',
      anyOf: ['director', 'jefe de área'],
      points: 30,
    },
    { id: 'known', label: both('known'), trait: 'company', anyOf: [], points: 20 },
    { id: 'student', label: both('student'), trait: 'jobTitle', anyOf: ['student'], points: -25 },
  ],
  engagement: [
    { kind: 'form', label: both('form'), points: 20, cap: 50 },
    { kind: 'meeting', label: both('meeting'), points: 30, cap: 30 },
    { kind: 'email-sent', label: both('sent'), points: 0, cap: 0 },
  ],
};

function score(contact: Partial<Parameters<typeof scoreOf>[0]>, model = MODEL, now = NOW): Score {
  return scoreOf({ ...bare, ...contact }, makeAgreement({ score: model }), now);
}

/** Fit and engagement before rounding, added up the plain way. */
function exact(
  traits: Readonly<Record<string, string>>,
  signals: readonly Signal[],
  model: ScoreModel,
): number {
  const words = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}\p{M}]+/u)
      .filter(Boolean);
  let fit = 0;
  for (const rule of model.fit) {
    const have = words((traits[rule.trait] ?? '').normalize('NFKC'));
    const stands = rule.anyOf.some((phrase) => {
      const wanted = words(phrase);
      return have.some((_, start) => wanted.every((word, index) => have[start + index] === word));
    });
    if (rule.anyOf.length === 0 ? (traits[rule.trait] ?? '').trim() !== '' : stands)
      fit += rule.points;
  }
  let engagement = 0;
  for (const rule of model.engagement) {
    let own = 0;
    for (const { kind, at } of signals) {
      if (kind === rule.kind)
        own += rule.points * Math.exp((-Math.LN2 * (NOW - at)) / DAY / model.halfLifeDays);
    }
    engagement += Math.min(own, rule.cap);
  }
  return Math.min(Math.max(fit, 0), model.fitMax) + Math.min(engagement, model.engagementMax);
}

describe('the laws of the score', () => {
  it('its reasons add up to it, in whole points, and each part to its part', () => {
    fc.assert(
      fc.property(anyScored, anyModel, (contact, model) => {
        const { value, fit, engagement, source, reasons, agreementVersion } = score(contact, model);
        const total = (part?: string) =>
          reasons.reduce(
            (sum, reason) => sum + (part === undefined || reason.part === part ? reason.points : 0),
            0,
          );
        expect(total()).toBe(value);
        expect(reasons.every(({ points }) => Number.isInteger(points))).toBe(true);
        expect([total('fit'), total('engagement')]).toEqual([fit, engagement]);
        expect(source).toBe(contact.crmScore === null ? 'model' : 'crm');
        expect(agreementVersion).toBe(contact.crmScore === null ? makeAgreement().version : null);
      }),
    );
  });

  it('never leaves 0 to 100, nor a part its maximum', () => {
    fc.assert(
      fc.property(anyScored, anyModel, (contact, model) => {
        const { value, fit, engagement } = score(contact, model);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(100);
        expect(fit).toBeGreaterThanOrEqual(0);
        expect(fit).toBeLessThanOrEqual(model.fitMax);
        expect(engagement).toBeGreaterThanOrEqual(0);
        expect(engagement).toBeLessThanOrEqual(model.engagementMax);
      }),
    );
  });

  it('is what plain addition makes of it, less the broken points of its parts', () => {
    fc.assert(
      fc.property(anyTraits, anySignals, anyModel, (traits, signals, model) => {
        const { value } = score({ traits, signals }, model);
        const plain = exact(traits, signals, model);
        expect(value).toBeLessThanOrEqual(plain + 1e-6);
        expect(value).toBeGreaterThan(plain - 2);
      }),
    );
  });

  it('never rises when a touch is removed', () => {
    fc.assert(
      fc.property(
        fc.array(anySignal, { minLength: 1, maxLength: 40, size: 'max' }),
        fc.nat(),
        anyTraits,
        anyModel,
        (all, at, traits, model) => {
          const fewer = all.filter((_, index) => index !== at % all.length);
          const before = score({ signals: all, traits }, model).value;
          expect(score({ signals: fewer, traits }, model).value).toBeLessThanOrEqual(before);
        },
      ),
    );
  });

  it('never rises when a touch is removed from a history longer than what is kept of it', () => {
    const kind = fc.oneof(
      { weight: 9, arbitrary: fc.constant('email-sent' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...TOUCH_KINDS) },
    );
    const size = {
      minLength: 10 * TOUCH_KINDS.length,
      maxLength: 20 * TOUCH_KINDS.length,
      size: 'max' as const,
    };
    const value = (touches: readonly Touch[]) =>
      score({ signals: signalsOf(touches, NOW) }, DEFAULT_AGREEMENT.score).value;
    fc.assert(
      fc.property(fc.array(fc.tuple(kind, fc.nat(60 * DAY)), size), (all) => {
        const touches = all.map(([each, age], index) => makeTouch(each, NOW - age, index));
        const before = value(touches);
        for (const gone of touches.slice(0, 20)) {
          expect(value(touches.filter((touch) => touch !== gone))).toBeLessThanOrEqual(before);
        }
      }),
    );
  });

  it('decays: waiting never makes it rise, and in the end nothing but fit is left', () => {
    fc.assert(
      fc.property(
        anyTraits,
        anySignals,
        anyModel,
        fc.nat(500 * DAY),
        (traits, signals, model, wait) => {
          const now = score({ traits, signals }, model);
          expect(score({ traits, signals }, model, NOW + wait).value).toBeLessThanOrEqual(
            now.value,
          );
          const atLast = score({ traits, signals }, model, NOW + 100 * 3_650 * DAY);
          expect(atLast).toMatchObject({ value: now.fit, fit: now.fit, engagement: 0 });
        },
      ),
    );
  });

  it('does not depend on the order of the touches', () => {
    fc.assert(
      fc.property(anySignals, anyModel, (signals, model) => {
        const back = score({ signals: [...signals].reverse() }, model);
        expect(back.value).toBe(score({ signals }, model).value);
      }),
    );
  });
});

describe('the score by example', () => {
  it('halves what a person did every half-life', () => {
    const values = [0, 10, 20].map(
      (days) => score({ signals: [{ kind: 'form', at: NOW - days * DAY }] }).value,
    );
    expect(values).toEqual([20, 10, 5]);
  });

  it('counts a kind up to its cap, and a part up to its maximum', () => {
    const forms = Array.from({ length: 5 }, (): Signal => ({ kind: 'form', at: NOW }));
    expect(score({ signals: forms }).value).toBe(50);
    const full = score({ signals: [...forms, { kind: 'meeting', at: NOW }] });
    expect(full).toMatchObject({ value: 60, engagement: 60 });
    expect(full.reasons.map(({ id, points }) => [id, points])).toEqual([
      ['form', 38],
      ['meeting', 22],
    ]);
    expect(score({ traits: { jobTitle: 'Director', company: 'Alder' } })).toMatchObject({
      value: 40,
      fit: 40,
    });
  });

  it('gives the point that is left over to the largest remainder', () => {
    const [meeting, form] = [
      { kind: 'meeting' as const, label: both('meeting'), points: 5.4, cap: 30 },
      { kind: 'form' as const, label: both('form'), points: 10.7, cap: 30 },
    ];
    const signals: Signal[] = [
      { kind: 'form', at: NOW },
      { kind: 'meeting', at: NOW },
    ];
    const { value, reasons } = score({ signals }, { ...MODEL, engagement: [meeting, form] });
    expect(value).toBe(16);
    expect(reasons.map(({ id, points }) => [id, points])).toEqual([
      ['meeting', 5],
      ['form', 11],
    ]);
  });

  it('returns the newest time of what a person did', () => {
    const signals: Signal[] = [NOW - 3 * DAY, NOW - DAY, NOW - 2 * DAY].map((at) => ({
      kind: 'form',
      at,
    }));
    expect(score({ signals }).reasons[0]?.at).toBe(NOW - DAY);
  });

  it('counts nothing that has not happened yet', () => {
    expect(score({ signals: [{ kind: 'form', at: NOW + 1 }] }).value).toBe(0);
    expect(score({ signals: [{ kind: 'form', at: Number.NaN }] }).value).toBe(0);
  });

  it.each([
    ['Sales Director', 30],
    ['DIRECTOR, Operations', 30],
    ['Director/Founder', 30],
    ['Jefe de Área (norte)', 30],
    ['jefe de area', 30],
    ['Jefe de A\u0301rea', 30],
    ['Directory services', 0],
    ['Subdirector', 0],
    ['Jefe de otra área', 0],
    ['', 0],
    ['Director and student', 5],
    ['student', 0],
  ])('reads %j as %i points of fit, by whole words', (jobTitle, points) => {
    const { value, reasons } = score({ traits: { jobTitle } });
    expect(value).toBe(points);
    expect(reasons.reduce((sum, reason) => sum + reason.points, 0)).toBe(points);
  });

  it('keeps words whole in scripts whose vowels are marks', () => {
    const rule = {
      id: 'hindi',
      label: both('hindi'),
      trait: 'jobTitle',
      anyOf: ['निदेशक'],
      points: 10,
    };
    expect(score({ traits: { jobTitle: 'मुख्य निदेशक' } }, { ...MODEL, fit: [rule] }).value).toBe(10);
    expect(
      score({ traits: { jobTitle: 'निदेशक' } }, { ...MODEL, fit: [{ ...rule, anyOf: ['न'] }] })
        .value,
    ).toBe(0);
  });

  it('shows what speaks against a person, as far as it takes something away', () => {
    const { reasons } = score({ traits: { jobTitle: 'student', company: 'Alder' } });
    expect(reasons.map(({ id, points }) => [id, points])).toEqual([
      ['known', 20],
      ['student', -20],
    ]);
  });

  it('takes any text for a rule without words, but not white space', () => {
    expect(score({ traits: { company: 'Alder' } }).value).toBe(20);
    expect(score({ traits: { company: ' \t ' } }).value).toBe(0);
  });

  it('reads traits of the contact only, whatever a rule asks for', () => {
    const rule = { id: 'odd', label: both('odd'), trait: 'constructor', anyOf: [], points: 10 };
    expect(
      score({}, { ...MODEL, fit: [rule, { ...rule, id: 'odder', trait: '__proto__' }] }).value,
    ).toBe(0);
  });

  it.each([
    [72.4, 72],
    [72.5, 73],
    [-3, 0],
    [140, 100],
    [0, 0],
    [Number.NaN, 0],
  ])('takes %d from the CRM as %d, whatever else is known', (crmScore, value) => {
    const signals: Signal[] = [{ kind: 'form', at: NOW }];
    const given = score({ crmScore, signals, traits: { company: 'Alder' } });
    expect(given).toMatchObject({ value, fit: 0, engagement: 0, source: 'crm' });
    expect(given.reasons).toEqual([
      expect.objectContaining({ id: 'crm', part: 'crm', points: value, at: null }),
    ]);
  });
});

function makeTouch(kind: Touch['kind'], at: number, id: number): Touch {
  return {
    id: `t${id}`,
    contactId: '1',
    kind,
    at,
    title: '',
    channel: null,
    campaign: null,
    by: 'marketing',
  };
}
