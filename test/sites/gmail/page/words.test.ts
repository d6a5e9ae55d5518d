import { expect, it } from 'vitest';
import { directionOf, wordsOf } from './words';

it.each(['en', 'es', 'ru', 'ar', 'he'] as const)('knows every word in %s', (language) => {
  expect(Object.values(wordsOf(language)).filter((word) => word.trim() === '')).toEqual([]);
});

it('calls oneself by another word in each language', () => {
  expect((['en', 'es', 'ru', 'ar', 'he'] as const).map((language) => wordsOf(language).me)).toEqual(
    ['me', 'yo', 'мне', 'أنا', 'אני'],
  );
  expect(directionOf('he')).toBe('rtl');
});
