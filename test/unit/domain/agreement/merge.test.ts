import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementContent, canonicalAgreement } from '../../../../lib/domain/agreement/canonical';
import { DEFAULT_AGREEMENT as BASE } from '../../../../lib/domain/agreement/default-agreement';
import { diffAgreements } from '../../../../lib/domain/agreement/diff';
import { conflictKey, mergeAgreements } from '../../../../lib/domain/agreement/merge';
import { signAgreement } from '../../../../lib/domain/agreement/sign';
import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { anyAgreement, makeAgreement, NOW } from '../make';
import { anyEdits, apply, touches } from './edits';

const merged = (agreement: Agreement) => ({
  kind: 'merged',
  agreement: canonicalAgreement(agreement),
});

describe('two people who edit one version', () => {
  it('of whom one changed nothing get what the other wrote, signatures and all', () => {
    fc.assert(
      fc.property(anyAgreement, anyAgreement, (base, draft) => {
        const mine = signAgreement(draft, 'Ada', 'sales', NOW);
        expect(mergeAgreements(base, mine, base)).toEqual(merged(mine));
        expect(mergeAgreements(base, base, mine)).toEqual(merged(mine));
        expect(mergeAgreements(base, mine, mine)).toEqual(merged(mine));
      }),
    );
  });

  it('get the same result and the same conflicts, no matter who merges', () => {
    fc.assert(
      fc.property(anyAgreement, anyAgreement, anyAgreement, (base, mine, theirs) => {
        const [here, there] = [
          mergeAgreements(base, mine, theirs),
          mergeAgreements(base, theirs, mine),
        ];
        if (here.kind !== 'conflict' || there.kind !== 'conflict')
          return expect(here).toEqual(there);
        const turned = there.conflicts.map((each) => ({
          ...each,
          mine: each.theirs,
          theirs: each.mine,
        }));
        const sorted = (list: typeof turned) =>
          list.toSorted((a, b) => (String(a.path) < String(b.path) ? -1 : 1));
        expect(sorted([...here.conflicts])).toEqual(sorted(turned));
      }),
    );
  });

  it('at different places both have their way', () => {
    fc.assert(
      fc.property(anyEdits, anyEdits, (mine, theirs) => {
        fc.pre(!mine.some(({ path }) => theirs.some((other) => touches(path, other.path))));
        const result = mergeAgreements(BASE, apply(BASE, mine), apply(BASE, theirs));
        if (result.kind !== 'merged') throw new Error(JSON.stringify(result));
        const paths = diffAgreements(BASE, result.agreement).map(({ path }) => path.join('/'));
        expect(paths.sort()).toEqual([...mine, ...theirs].map(({ path }) => path).sort());
        // In whatever order the edits had been made one after the other; only what both added may
        // stand in another place.
        const after = apply(apply(BASE, mine), theirs);
        expect(
          diffAgreements(result.agreement, after).filter(({ unit }) => unit !== 'order'),
        ).toEqual([]);
      }),
    );
  });

  it('are given for each place where both want something else, and only for those', () => {
    fc.assert(
      fc.property(anyEdits, anyEdits, (mine, theirs) => {
        const [one, other] = [apply(BASE, mine), apply(BASE, theirs)];
        const result = mergeAgreements(BASE, one, other);
        const [own, their] = [diffAgreements(BASE, one), diffAgreements(BASE, other)];
        const clashes = own.filter((change) =>
          their.some(
            (also) =>
              touches(change.path.join('/'), also.path.join('/')) &&
              JSON.stringify(change) !== JSON.stringify(also) &&
              change.unit !== 'order',
          ),
        );
        expect(result.kind === 'conflict').toBe(clashes.length > 0);
        if (result.kind !== 'conflict') return;
        for (const { path, mine: here, theirs: there } of result.conflicts) {
          expect(here).not.toEqual(there);
          expect(clashes.some((each) => touches(each.path.join('/'), path.join('/')))).toBe(true);
        }
      }),
    );
  });

  it('who decide each conflict for one side get that side there', () => {
    fc.assert(
      fc.property(
        anyAgreement,
        anyAgreement,
        anyAgreement,
        fc.constantFrom('mine', 'theirs'),
        (base, mine, theirs, side) => {
          const first = mergeAgreements(base, mine, theirs);
          fc.pre(first.kind === 'conflict');
          const choices = Object.fromEntries(
            first.conflicts.map(({ path }) => [conflictKey(path), side] as const),
          );
          const second = mergeAgreements(base, mine, theirs, choices);
          if (second.kind !== 'merged') return expect(second.kind).toBe('impossible');
          const left = diffAgreements(side === 'mine' ? mine : theirs, second.agreement).map(
            ({ path }) => path.join('/'),
          );
          for (const { path, unit } of first.conflicts)
            if (unit !== 'order') expect(left).not.toContain(path.join('/'));
        },
      ),
    );
  });

  it('lose a signature that was given for another text than the result', () => {
    const signed = signAgreement(BASE, 'Ada', 'sales', NOW);
    const changed = { ...signed, mqlThreshold: 60 };
    const result = mergeAgreements(signed, changed, signed);
    expect(result).toEqual(merged({ ...changed, signed: [] }));
  });
});

describe('by example', () => {
  it('one removes a rule that the other changes: both versions are shown', () => {
    const fit = BASE.score.fit;
    const mine = makeAgreement({ score: { ...BASE.score, fit: fit.slice(1) } });
    const theirs = makeAgreement({
      score: {
        ...BASE.score,
        fit: fit.map((rule, at) => (at === 0 ? { ...rule, points: 1 } : rule)),
      },
    });
    const result = mergeAgreements(BASE, mine, theirs);
    expect(result).toMatchObject({
      kind: 'conflict',
      conflicts: [{ path: ['score', 'fit', 'decides'], unit: 'entry', mine: null }],
    });
    const taken = mergeAgreements(BASE, mine, theirs, {
      [conflictKey(['score', 'fit', 'decides'])]: 'theirs',
    });
    expect(
      taken.kind === 'merged' &&
        taken.agreement.score.fit.find(({ id }) => id === 'decides')?.points,
    ).toBe(1);
  });

  it('both take a share of the score: the shares still add up, because they are one piece', () => {
    const mine = makeAgreement({ score: { ...BASE.score, fitMax: 40, engagementMax: 60 } });
    const theirs = makeAgreement({ score: { ...BASE.score, fitMax: 70, engagementMax: 30 } });
    expect(mergeAgreements(BASE, mine, theirs)).toMatchObject({
      kind: 'conflict',
      conflicts: [
        {
          path: ['score', 'parts'],
          base: {
            parts: [
              ['fitMax', 50],
              ['engagementMax', 50],
            ],
          },
        },
      ],
    });
  });

  it('both add a reason: the new ones stand in one order, no matter who merges', () => {
    const adding = (id: string) =>
      makeAgreement({ rejectReasons: [...BASE.rejectReasons, { id, label: { en: id, es: id } }] });
    for (const [mine, theirs] of [
      ['z', 'a'],
      ['a', 'z'],
    ] as const) {
      const result = mergeAgreements(BASE, adding(mine), adding(theirs));
      const ids =
        result.kind === 'merged' ? result.agreement.rejectReasons.map(({ id }) => id) : [];
      expect(ids).toEqual([...BASE.rejectReasons.map(({ id }) => id), 'a', 'z']);
    }
  });

  it('both add more than fits: said, not cut', () => {
    const many = (name: string) =>
      Array.from({ length: 150 }, (_, at) => ({ id: `${name}${at}`, label: { en: 'a', es: 'b' } }));
    const [mine, theirs] = ['m', 't'].map((name) => makeAgreement({ rejectReasons: many(name) }));
    expect(mergeAgreements(BASE, mine ?? BASE, theirs ?? BASE).kind).toBe('impossible');
  });

  it('takes the higher version of two', () => {
    const at = (version: number) => makeAgreement({ version });
    for (const [mine, theirs, version] of [
      [2, 1, 2],
      [1, 3, 3],
      [2, 3, 3],
    ] as const) {
      const result = mergeAgreements(at(1), at(mine), at(theirs));
      expect(result.kind === 'merged' && result.agreement.version).toBe(version);
      expect(result.kind === 'merged' && agreementContent(result.agreement)).toBe(
        agreementContent(at(version)),
      );
    }
  });
});
