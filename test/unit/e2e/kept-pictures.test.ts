import { expect, it } from 'vitest';
import { changesOf, readKept } from '../../demo/kept-pictures';

const [name = '', kept] = Object.entries(readKept())[0] ?? [];
const showing = (words: readonly string[]) => ({
  ...(kept ?? { file: '', markup: '', styles: '' }),
  words,
});

it('a picture shows the same some minutes later: what passes in between is left out', () => {
  const before = showing(['due in 12 min', '2:08 PM', 'Accepted Nov 25, 2026, 3:45 PM']);
  const after = { name, ...showing(['due in 9 min', '2:11 PM', 'Accepted Nov 25, 2026, 3:48 PM']) };
  expect(changesOf(before, after)).toEqual([]);
});

it('other words, or the hours that a company keeps, are a change', () => {
  const before = showing(['from 09:00 to 18:00', 'Accept']);
  const after = { name, ...showing(['from 09:00 to 19:00', 'Reject']) };
  expect(changesOf(before, after)).toHaveLength(4);
});
