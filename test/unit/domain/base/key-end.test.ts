import { expect, it } from 'vitest';
import { keyWarning } from '../../../../lib/domain/base/key-end';

const DAY_MS = 86_400_000;
const NOW = 1_800_000_000_000;

it('says nothing of a key that lasts, warns in its last week, and knows one that has ended', () => {
  expect(keyWarning(null, NOW)).toBeNull();
  expect(keyWarning(NOW + 7 * DAY_MS + 1, NOW)).toBeNull();
  expect(keyWarning(NOW + 7 * DAY_MS, NOW)).toEqual({ kind: 'soon', days: 7 });
  expect(keyWarning(NOW + 1, NOW)).toEqual({ kind: 'soon', days: 1 });
  expect(keyWarning(NOW, NOW)).toEqual({ kind: 'ended' });
  expect(keyWarning(NOW - DAY_MS, NOW)).toEqual({ kind: 'ended' });
});
