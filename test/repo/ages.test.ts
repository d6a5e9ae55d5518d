import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { handMadeAges } from './ages';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ONE_RULE = 'lib/domain/base/fresh.ts';

const sources = ['lib', 'entrypoints', 'components'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(folder, file).replaceAll('\\', '/')),
);

it('no product code computes an age by hand', () => {
  expect(sources.length).toBeGreaterThan(300);
  const found = sources
    .filter((file) => file !== ONE_RULE)
    .flatMap((file) =>
      handMadeAges(file, readFileSync(path.join(ROOT, file), 'utf8')).map(
        ({ line, text }) => `${file}:${line} ${text}`,
      ),
    );
  expect(found).toEqual([]);
});

it.each([
  'now - at < LIMIT',
  'LIMIT >= now - row.readAt',
  'clock() - kept.data.at < FRESH_MS',
  '(services.clock() - (kept.asOf ?? 0)) > FRESH_MS',
  'Date.now() - x <= 5',
  'world.now - x > 5',
  'readAt + FRESH_MS > now',
  'Date.now() < (at + LIMIT)',
])('the check sees %s', (code) => {
  expect(handMadeAges('a.ts', `const is = ${code};`)).toMatchObject([{ line: 1 }]);
});

it.each([
  'isFresh(at, now, LIMIT)',
  'view.performance.now() - from < SEEN_MS',
  'endsAt - now > WEEK',
  'until > now',
])('the check lets %s stand', (code) => {
  expect(handMadeAges('a.ts', `const is = ${code};`)).toEqual([]);
});
