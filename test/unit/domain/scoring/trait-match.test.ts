import { expect, it } from 'vitest';
import { commonForm, traitMatches } from '../../../../lib/domain/scoring/trait-match';

it('matches a translated trait in both of its forms, and no words across the two', () => {
  const of = (country: string, common: string) => ({ country, [commonForm('country')]: common });
  const words = ['Germany', 'Sur Africa'];
  expect(traitMatches({ country: 'Germany' }, 'country', words)).toBe(true);
  expect(traitMatches(of('Alemania', 'Germany'), 'country', words)).toBe(true);
  expect(traitMatches(of('Alemania', 'Germany'), 'country', ['Alemania'])).toBe(true);
  expect(traitMatches(of('Corea del Sur', 'Africa'), 'country', words)).toBe(false);
});
