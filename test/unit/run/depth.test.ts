import { afterEach, expect, test, vi } from 'vitest';
import { freshSeed } from '../../run/depth';

afterEach(() => vi.unstubAllEnvs());

test('a seed that was drawn is the one of the whole run, which the processes that it starts inherit', () => {
  vi.stubEnv('SEED', undefined);
  const first = freshSeed('a test');
  expect(process.env['SEED']).toBe(String(first));
  expect(freshSeed('another')).toBe(first);
});
