import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { briefOf } from './brief';
import { readFile } from './read';

const FOLDER = path.join(import.meta.dirname, 'files');
const EXPECTED = path.join(FOLDER, 'expected');

describe('a file as people write it', () => {
  it.each(readdirSync(FOLDER).filter((name) => name !== 'expected' && name !== 'README.md'))(
    '%s is read as it should be',
    (name) => {
      const expected: unknown = JSON.parse(
        readFileSync(path.join(EXPECTED, `${name}.json`), 'utf8'),
      );
      expect(briefOf(readFile(readFileSync(path.join(FOLDER, name))))).toEqual(expected);
    },
  );

  it('has an expected result for each file and a file for each result', () => {
    const files = readdirSync(FOLDER).filter((name) => name !== 'expected' && name !== 'README.md');
    const results = readdirSync(EXPECTED).map((name) => name.replace(/\.json$/, ''));
    expect(files.toSorted()).toEqual(results.toSorted());
    expect(files.length).toBeGreaterThan(40);
  });
});
