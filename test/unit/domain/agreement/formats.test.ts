import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementDigest } from '../../../../lib/domain/agreement/canonical';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { diffAgreements } from '../../../../lib/domain/agreement/diff';
import { versionsOf } from '../../../../lib/domain/agreement/document';
import { mergeAgreements } from '../../../../lib/domain/agreement/merge';
import { toNewestFormat } from '../../../../lib/domain/agreement/newest-format';
import { planPublication } from '../../../../lib/domain/agreement/publish';
import {
  parseAgreement,
  readAgreement,
  serialiseAgreement,
} from '../../../../lib/domain/agreement/schema';
import { signAgreement, validSignatures } from '../../../../lib/domain/agreement/sign';
import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { anyAgreement, anyFormat1, makeAgreement, NOW } from '../make';
import format1 from './fixtures/format-1.json';

const TEXT = JSON.stringify(format1);
/** Computed by the version that wrote the fixture. */
const DIGEST = 'dca4af617e4dc1f54c263cd79209bb5fcefc8dbe5b335d0d518e5dbc121da590';
const STANDARD = 'feeb96197dd52f567f3435239199e6cc52d996d21948a2db55080db3b8757bee';

function problems(change: object) {
  const read = readAgreement({ ...toNewestFormat(DEFAULT_AGREEMENT), ...change });
  return read.ok ? [] : read.problems.map(({ where, rule }) => `${where}: ${rule}`);
}

function signedFixture(): Agreement {
  const read = parseAgreement(TEXT);
  if (!read.ok) throw new Error('the fixture is not read');
  return read.agreement;
}

describe('a signed document of format 1', () => {
  it('is read, and keeps its digest, its signatures and its bytes', () => {
    const agreement = signedFixture();
    expect(agreement).toMatchObject({ format: 1, version: 3 });
    expect(agreementDigest(agreement)).toBe(DIGEST);
    expect(validSignatures(agreement).map(({ by }) => by)).toEqual(['Marta Ruiz', 'Jorge Sanz']);
    expect(serialiseAgreement(agreement)).toBe(TEXT);
  });

  it('is a version like any other beside one of format 2', () => {
    const next = signAgreement(
      { ...toNewestFormat(signedFixture()), version: 4, plan: { chance: 0.9 } },
      'Ada',
      'sales',
      NOW,
    );
    const documents = [TEXT, serialiseAgreement(next)].map((text, at) => ({
      id: String(at),
      content: { kind: 'text', text } as const,
      edited: false,
      author: null,
      at: NOW + at,
    }));
    const { versions, unreadable } = versionsOf(documents);
    expect(unreadable).toEqual([]);
    expect(versions.map(({ agreement }) => [agreement.version, agreement.format])).toEqual([
      [4, 2],
      [3, 1],
    ]);
    expect(versions.map(({ agreement }) => agreement.signed.length)).toEqual([1, 2]);
  });

  it('says nothing that only format 2 can say', () => {
    for (const extra of [
      { plan: { chance: 0.9 } },
      { attribution: { model: 'linear' } },
      { hours: { ...format1.hours, pause: { from: 840, to: 900 } } },
    ])
      expect(readAgreement({ ...format1, ...extra })).toEqual({
        ok: true,
        agreement: signedFixture(),
      });
    const goals = [{ ...format1.goals[0], measure: 'lead' }];
    expect(readAgreement({ ...format1, goals }).ok).toBe(false);
  });

  it('so does the standard: who signed it as it is goes on having signed it', () => {
    expect(agreementDigest(DEFAULT_AGREEMENT)).toBe(STANDARD);
  });
});

describe('the step to format 2', () => {
  it('keeps everything of format 1, and makes nothing up', () => {
    fc.assert(
      fc.property(anyFormat1, (agreement) => {
        const stepped = toNewestFormat(agreement);
        expect(stepped).toEqual({ ...agreement, format: 2 });
        expect(diffAgreements(agreement, stepped)).toEqual([]);
        expect(parseAgreement(serialiseAgreement(stepped))).toEqual({
          ok: true,
          agreement: stepped,
        });
      }),
    );
  });

  it('taken twice is taken once', () => {
    fc.assert(
      fc.property(anyAgreement, (agreement) => {
        const once = toNewestFormat(agreement);
        expect(toNewestFormat(once)).toEqual(once);
      }),
    );
  });
});

describe('a document of format 2', () => {
  it('keeps texts in one language, and in languages that are not known here', () => {
    const label = { es: 'No encaja', 'pt-BR': 'Não serve' };
    const agreement = makeAgreement({ format: 2, rejectReasons: [{ id: 'a', label }] });
    const read = parseAgreement(serialiseAgreement(agreement));
    expect(read.ok && read.agreement.rejectReasons).toEqual([{ id: 'a', label }]);
  });

  it('has the same digest in whatever order it was made, and whatever was left open', () => {
    const plan = {
      visitors: [
        { month: '2026-11', count: 2 },
        { month: '2026-10', count: 1 },
      ],
      steps: { mql: { rate: 0.4, windowDays: undefined }, lead: {} },
    };
    const same = { visitors: plan.visitors.toReversed(), steps: { mql: { rate: 0.4 } } };
    const digest = (one: Agreement['plan']) =>
      agreementDigest(makeAgreement({ format: 2, plan: one }));
    expect(digest(plan)).toBe(digest(same));
    expect(digest({ steps: { lead: {} } })).toBe(digest(undefined));
    expect(digest({ chance: 0.8 })).not.toBe(digest(undefined));
  });

  it.each<[object, string]>([
    [{ plan: { steps: { lead: { rate: 1.2 } } } }, 'plan.steps.lead.rate: most'],
    [{ plan: { steps: { lead: { windowDays: 0 } } } }, 'plan.steps.lead.windowDays: least'],
    [{ plan: { chance: 1 } }, 'plan.chance: most'],
    [
      {
        plan: {
          visitors: [
            { month: '2026-11', count: 1 },
            { month: '2026-11', count: 2 },
          ],
        },
      },
      'plan.visitors: same-month',
    ],
    [{ attribution: { touches: [] } }, 'attribution.touches: least-entries'],
    [
      { hours: { ...DEFAULT_AGREEMENT.hours, pause: { from: 500, to: 600 } } },
      'hours: pause-outside',
    ],
    [
      { hours: { ...DEFAULT_AGREEMENT.hours, pause: { from: 900, to: 840 } } },
      'hours.pause: closes-early',
    ],
    [{ rejectReasons: [{ id: 'a', label: {} }] }, 'rejectReasons.0.label: no-language'],
    [
      { rejectReasons: [{ id: 'a', label: { Spanish: 'x' } }] },
      'rejectReasons.0.label.Spanish: language',
    ],
    [
      { goals: DEFAULT_AGREEMENT.goals.map((goal) => ({ ...goal, serves: goal.id })).slice(0, 1) },
      'goals.0: serves-itself',
    ],
  ])('with %j is refused, and says where and why', (change, problem) => {
    expect(problems(change)).toEqual([problem]);
  });

  it('of a newer format is refused whole, and said to be newer', () => {
    expect(readAgreement({ ...format1, format: 3, surprise: true })).toMatchObject({
      ok: false,
      reason: 'newer',
    });
  });
});

describe('two formats side by side', () => {
  const base = signedFixture();
  const clocks = { ...base.clocks, 'accept-mql': 120 };

  it('are compared by what they say', () => {
    const plan = { steps: { mql: { rate: 0.45 } }, visitors: [{ month: '2026-11', count: 900 }] };
    const changes = diffAgreements(base, { ...toNewestFormat(base), plan });
    expect(changes.map(({ path, kind }) => `${kind} ${path.join('/')}`)).toEqual([
      'changed plan/steps/mql/rate',
      'added plan/visitors/2026-11',
    ]);
  });

  it('are merged in the newer one', () => {
    const mine = { ...toNewestFormat(base), plan: { chance: 0.9 } };
    const merge = mergeAgreements(base, mine, { ...base, version: 4, clocks });
    expect(merge).toMatchObject({
      kind: 'merged',
      agreement: { format: 2, plan: { chance: 0.9 }, clocks },
    });
  });

  it('in which one edit was made twice are one version', () => {
    const theirs = { ...base, version: 4, clocks, signed: [] };
    const known = [theirs, base].map((agreement) => ({
      agreement,
      digest: agreementDigest(agreement),
      by: null,
      at: null,
    }));
    const draft = { base, agreement: { ...toNewestFormat(base), clocks, signed: [] } };
    expect(planPublication(draft, known, DEFAULT_AGREEMENT, {})).toEqual({
      kind: 'there',
      digest: agreementDigest(theirs),
    });
  });
});
