import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeText } from '../../../../../components/dashboard/agreement/place-text';
import type { AgreementT } from '../../../../../components/dashboard/agreement/use-t';
import { AGREEMENT } from '../../../../../components/dashboard/agreement/use-t';
import { valueText } from '../../../../../components/dashboard/agreement/value-text';
import {
  dayRange,
  minutesText,
  workingDays,
} from '../../../../../components/dashboard/agreement/values';
import { translatorOf } from '../../../../../components/dashboard/kit/use-t';
import { DEFAULT_AGREEMENT } from '../../../../../lib/domain/agreement/default-agreement';
import { diffAgreements } from '../../../../../lib/domain/agreement/diff';
import type { Language } from '../../../../../lib/domain/base/text';
import { pagesWords } from '../../../../../lib/i18n/page-translator';
import { anyAgreement } from '../../../domain/make';

const MEASURED: readonly string[] = [
  'minutes',
  'days',
  'points',
  'count',
  'weekdays',
  'time-of-day',
  'month',
  'date',
];

function speech(language: Language): AgreementT {
  return { t: translatorOf(AGREEMENT, language, pagesWords(language)), language };
}

describe.each(['en', 'es'] as const)('a difference in %s', (language) => {
  const own = speech(language);

  it('is shown by its place and its values in words, whatever differs', () => {
    fc.assert(
      fc.property(anyAgreement, (agreement) => {
        for (const [before, after] of [
          [DEFAULT_AGREEMENT, agreement],
          [agreement, DEFAULT_AGREEMENT],
        ] as const) {
          for (const change of diffAgreements(before, after)) {
            const { path, unit } = change;
            const named = change.label === null ? null : { en: 'X', es: 'X' };
            // A place without words is shown by its bare path.
            expect(placeText(path, named, own)).not.toBe(path.join(' · '));
            for (const [value, of] of [
              [change.before, before],
              [change.after, after],
            ] as const) {
              const text = valueText(value, { agreement: of, path, unit }, own);
              expect(text === null).toBe(value === null);
              if (MEASURED.includes(unit))
                expect(text ?? '').not.toMatch(/^[[{]|NaN|undefined|null/);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names the entry, the stage and the clock that it is about', () => {
    const place = (path: readonly string[], label = null) => placeText(path, label, own);
    expect(place(['stages', 'mql', 'meaning'])).toContain(own.t('stage.mql'));
    expect(place(['clocks', 'first-contact'])).toContain(own.t('clock.first-contact'));
    const named = placeText(['goals', 'x', 'target'], { en: 'Forty', es: 'Cuarenta' }, own);
    expect(named).toContain(language === 'en' ? 'Forty' : 'Cuarenta');
  });
});

describe('values', () => {
  it('show minutes in hours, and in working days where they are some', () => {
    expect(minutesText(45, 'en')).toBe('45 minutes');
    expect(minutesText(90, 'es')).toBe('1 hora 30 minutos');
    expect(minutesText(5_400, 'en')).toBe('90 hours');
    expect(workingDays(540, { from: 540, to: 1_080 })).toBe(1);
    expect(workingDays(810, { from: 540, to: 1_080 })).toBe(1.5);
    expect(workingDays(600, { from: 540, to: 1_080 })).toBeNull();
    expect(workingDays(60, { from: 540, to: 1_080 })).toBeNull();
  });

  it('show days as a range only where none is left out', () => {
    expect(dayRange([5, 1, 2, 3, 4])).toEqual([1, 5]);
    expect(dayRange([1, 2])).toBeNull();
    expect(dayRange([1, 2, 4])).toBeNull();
  });
});
