import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeStage } from '../../../lib/domain/merge';
import { anyStage, anyStageOrNone } from './make';

describe('three sides of a stage', () => {
  it('is done where the CRM holds what was wanted, whoever did it', () => {
    fc.assert(
      fc.property(anyStageOrNone, anyStage, (base, mine) => {
        expect(mergeStage(base, mine, mine)).toBe('done');
      }),
    );
  });

  it('is sent where the CRM holds what the rep saw', () => {
    fc.assert(
      fc.property(anyStageOrNone, anyStage, (base, mine) => {
        expect(mergeStage(base, mine, base)).toBe(base === mine ? 'done' : 'send');
      }),
    );
  });

  it('is a conflict where the CRM holds anything else: nobody is overwritten unseen', () => {
    fc.assert(
      fc.property(anyStageOrNone, anyStage, anyStageOrNone, (base, mine, theirs) => {
        fc.pre(theirs !== base && theirs !== mine);
        expect(mergeStage(base, mine, theirs)).toBe('conflict');
      }),
    );
  });

  it('of two reps who promote at once, one is sent and the other done or told', () => {
    fc.assert(
      fc.property(anyStageOrNone, anyStage, anyStage, (base, first, second) => {
        fc.pre(first !== base && second !== base);
        expect(mergeStage(base, first, base)).toBe('send');
        expect(mergeStage(base, second, first)).toBe(first === second ? 'done' : 'conflict');
      }),
    );
  });
});
