import { expect, it } from 'vitest';
import { isFound } from '../../../../lib/domain/base/search-text';

it.each([
  ['', ['Ana'], true],
  ['garcia', ['Ana García', null], true],
  ['ANA acme', ['Ana García', 'Acme'], true],
  ['ana globex', ['Ana García', 'Acme'], false],
  ['x', [null, undefined], false],
] as const)('finds %j in %j: %j', (search, texts, found) => {
  expect(isFound(search, texts)).toBe(found);
});
