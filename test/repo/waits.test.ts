import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = path.resolve(import.meta.dirname, '../e2e');
/** The wait for which a page shows no state, with its reason. */
const NAMED = 'waits.ts';

it('end-to-end tests wait for a state, not for a time', () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts'));
  const waiting = files.filter((file) =>
    /waitForTimeout|setTimeout\(resolve/.test(readFileSync(path.join(FOLDER, file), 'utf8')),
  );
  expect(files.length).toBeGreaterThan(30);
  expect(waiting).toContain(NAMED);
  expect(waiting.filter((file) => file !== NAMED)).toEqual([]);
});
