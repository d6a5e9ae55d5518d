import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeProfile, mergeStage, profileAddress } from '../../../../lib/domain/changes/merge';
import { linkedinSlug, profileSlug } from '../../../../lib/domain/person/identity';
import { anyStage, anyStageOrNone } from '../make';

describe('three sides of a stage', () => {
  it('is done where the CRM holds what was wanted, no matter who did it', () => {
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

  it('is a conflict where the CRM holds anything else: no one is overwritten unseen', () => {
    fc.assert(
      fc.property(anyStageOrNone, anyStage, anyStageOrNone, (base, mine, theirs) => {
        fc.pre(theirs !== base && theirs !== mine);
        expect(mergeStage(base, mine, theirs)).toBe('conflict');
      }),
    );
  });

  it('of two reps who promote at once, one is sent and the other done or reported', () => {
    fc.assert(
      fc.property(anyStageOrNone, anyStage, anyStage, (base, first, second) => {
        fc.pre(first !== base && second !== base);
        expect(mergeStage(base, first, base)).toBe('send');
        expect(mergeStage(base, second, first)).toBe(first === second ? 'done' : 'conflict');
      }),
    );
  });
});

describe('three sides of the field for a profile', () => {
  const slug = fc.constantFrom('ana-lopez', 'ana-lópez-1', 'bo-berg');
  const slugOrNone = fc.option(slug);
  const empty = fc.constantFrom(null, '', '  ');
  const address = (text: string | null) => (text === null ? null : profileAddress(text));

  it('is done where it holds what was wanted, sent where it holds what the rep saw', () => {
    fc.assert(
      fc.property(slugOrNone, slugOrNone, empty, (base, mine, nothing) => {
        expect(mergeProfile(base, mine, address(mine) ?? nothing)).toBe('done');
        expect(mergeProfile(base, mine, address(base) ?? nothing)).toBe(
          base === mine ? 'done' : 'send',
        );
      }),
    );
  });

  it('is a conflict where anything else stands in it, also what is no profile at all', () => {
    fc.assert(
      fc.property(slugOrNone, slugOrNone, fc.string({ minLength: 1 }), (base, mine, theirs) => {
        fc.pre(
          theirs.trim() !== '' && profileSlug(theirs) !== base && profileSlug(theirs) !== mine,
        );
        expect(mergeProfile(base, mine, theirs)).toBe('conflict');
      }),
    );
  });

  it('is a conflict where a bare word stands in it, which is no profile', () => {
    for (const theirs of ['none', 'ana-lopez', 'pendiente'])
      expect(mergeProfile(null, 'ana-lopez', theirs)).toBe('conflict');
  });

  it('reads back the address that it writes', () => {
    fc.assert(fc.property(slug, (text) => linkedinSlug(profileAddress(text)) === text));
  });
});
