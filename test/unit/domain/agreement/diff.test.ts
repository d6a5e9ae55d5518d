import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementContent } from '../../../../lib/domain/agreement/canonical';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { diffAgreements } from '../../../../lib/domain/agreement/diff';
import { anyAgreement, makeAgreement } from '../make';
import { anyEdits, apply } from './edits';

describe('what differs between two versions', () => {
  it('is nothing between equals, and something between all others', () => {
    fc.assert(
      fc.property(anyAgreement, anyAgreement, (one, other) => {
        expect(diffAgreements(one, one)).toEqual([]);
        const same =
          agreementContent({ ...one, version: 1 }) === agreementContent({ ...other, version: 1 });
        expect(diffAgreements(one, other).length === 0).toBe(same);
      }),
    );
  });

  it('backwards is the same changes the other way round', () => {
    fc.assert(
      fc.property(anyAgreement, anyAgreement, (one, other) => {
        const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const;
        const back = diffAgreements(other, one).map(({ label: _, ...each }) => ({
          ...each,
          kind: turned[each.kind],
          before: each.after,
          after: each.before,
        }));
        const sorted = (changes: readonly object[]) =>
          changes.map((each) => JSON.stringify(each)).sort();
        const there = diffAgreements(one, other).map(({ label: _, ...each }) => each);
        const keyed = (list: readonly { path: readonly string[] }[]) =>
          list.map(({ path }) => path.join('/')).sort();
        expect(keyed(back)).toEqual(keyed(there));
        expect(sorted(back.map(({ path, kind }) => ({ path, kind })))).toEqual(
          sorted(there.map(({ path, kind }) => ({ path, kind }))),
        );
      }),
    );
  });

  it('is exactly what was edited', () => {
    fc.assert(
      fc.property(anyEdits, (edits) => {
        const found = diffAgreements(DEFAULT_AGREEMENT, apply(DEFAULT_AGREEMENT, edits));
        expect(found.map(({ path }) => path.join('/')).sort()).toEqual(
          edits.map(({ path }) => path).sort(),
        );
      }),
    );
  });

  it('travels as JSON', () => {
    fc.assert(
      fc.property(anyAgreement, anyAgreement, (one, other) => {
        const changes = diffAgreements(one, other);
        expect(JSON.parse(JSON.stringify(changes))).toEqual(changes);
      }),
    );
  });

  it('says before and after in a form to be shown, with the name of the entry', () => {
    const fit = DEFAULT_AGREEMENT.score.fit.map((rule) =>
      rule.id === 'leads' ? { ...rule, points: 10 } : rule,
    );
    const changed = makeAgreement({
      score: { ...DEFAULT_AGREEMENT.score, fit, fitMax: 40, engagementMax: 60 },
      hours: { ...DEFAULT_AGREEMENT.hours, days: [1, 2, 3, 4], holidays: ['2026-12-25'] },
      personas: DEFAULT_AGREEMENT.personas.slice(1),
    });
    expect(diffAgreements(DEFAULT_AGREEMENT, changed)).toEqual([
      {
        path: ['personas', 'head-of-operations'],
        kind: 'removed',
        unit: 'entry',
        label: DEFAULT_AGREEMENT.personas[0]?.label,
        before: { as: 'whole', json: JSON.stringify(DEFAULT_AGREEMENT.personas[0]) },
        after: null,
      },
      {
        path: ['score', 'fit', 'leads', 'points'],
        kind: 'changed',
        unit: 'points',
        label: { en: 'Team lead', es: 'Dirige un equipo' },
        before: { as: 'number', number: 14 },
        after: { as: 'number', number: 10 },
      },
      {
        path: ['score', 'parts'],
        kind: 'changed',
        unit: 'points',
        label: null,
        before: {
          as: 'parts',
          parts: [
            ['fitMax', 50],
            ['engagementMax', 50],
          ],
        },
        after: {
          as: 'parts',
          parts: [
            ['fitMax', 40],
            ['engagementMax', 60],
          ],
        },
      },
      {
        path: ['hours', 'days'],
        kind: 'changed',
        unit: 'weekdays',
        label: null,
        before: { as: 'list', items: [1, 2, 3, 4, 5] },
        after: { as: 'list', items: [1, 2, 3, 4] },
      },
      {
        path: ['hours', 'holidays', '2026-12-25'],
        kind: 'added',
        unit: 'date',
        label: null,
        before: null,
        after: { as: 'text', text: '2026-12-25' },
      },
    ]);
  });
});
