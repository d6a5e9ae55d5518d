import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { diffAgreements } from '../../../../lib/domain/agreement/diff';
import { revertChange } from '../../../../lib/domain/agreement/revert';
import { anyAgreement } from '../make';
import { anyEdits, apply } from './edits';

describe('taking one difference back', () => {
  it('takes that one back and, where entries stay, no other', () => {
    fc.assert(
      fc.property(anyEdits, fc.nat(), (edits, pick) => {
        const edited = apply(DEFAULT_AGREEMENT, edits);
        const changes = diffAgreements(DEFAULT_AGREEMENT, edited);
        const one = changes[pick % Math.max(1, changes.length)];
        if (one === undefined) return;
        const back = revertChange(DEFAULT_AGREEMENT, edited, one.path);
        if (!back.ok) throw new Error(JSON.stringify(back.problems));
        expect(diffAgreements(DEFAULT_AGREEMENT, back.agreement)).toEqual(
          changes.filter((each) => each !== one),
        );
      }),
    );
  });

  it('one after the other, from either end, leads back to the base', () => {
    fc.assert(
      fc.property(anyAgreement, anyAgreement, fc.boolean(), (base, edited, fromTheEnd) => {
        let now = edited;
        let left = diffAgreements(base, now);
        while (left.length > 0) {
          const back = revertChange(base, now, (fromTheEnd ? left.at(-1) : left[0])?.path ?? []);
          if (!back.ok) throw new Error(JSON.stringify(back.problems));
          const fewer = diffAgreements(base, back.agreement);
          expect(fewer.length).toBeLessThanOrEqual(left.length);
          // An entry that comes back may be shown as another order instead: a step all the same.
          if (fewer.length === left.length) expect(back.agreement).not.toEqual(now);
          [now, left] = [back.agreement, fewer];
        }
      }),
      // Some of these documents differ in a hundred places, each of which is a step.
      { numRuns: 15 },
    );
  });

  it('puts a removed entry where it stood', () => {
    const without = {
      ...DEFAULT_AGREEMENT,
      rejectReasons: DEFAULT_AGREEMENT.rejectReasons.filter(({ id }) => id !== 'no-budget'),
    };
    expect(revertChange(DEFAULT_AGREEMENT, without, ['rejectReasons', 'no-budget'])).toEqual({
      ok: true,
      agreement: DEFAULT_AGREEMENT,
    });
  });

  it('puts entries in their old order and leaves a new one where it is', () => {
    const fresh = { id: 'fresh', label: { en: 'Fresh', es: 'Fresco' } };
    const turned = {
      ...DEFAULT_AGREEMENT,
      recycleReasons: [fresh, ...DEFAULT_AGREEMENT.recycleReasons.toReversed()],
    };
    const back = revertChange(DEFAULT_AGREEMENT, turned, ['recycleReasons']);
    expect(back.ok && back.agreement.recycleReasons).toEqual([
      fresh,
      ...DEFAULT_AGREEMENT.recycleReasons,
    ]);
  });
});
