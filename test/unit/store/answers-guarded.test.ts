import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** The tables of what a CRM answered, and what puts something into them. */
const WRITE =
  /\.?\b(?:contacts|touches|deals|missing|notes|counts)\.(?:put|bulkPut|add|bulkAdd|update|bulkUpdate|upsert)\(/g;

/**
 * Writes that look for themselves, in the transaction of a change of the outbox, or that only touch
 * what stands there.
 */
const OTHERS: Readonly<Record<string, number>> = {
  // The answer to a write of ours: compared with the intent's own connection.
  'lib/sync/store-applied.ts': 4,
  // That a row was seen.
  'lib/store/contacts.ts': 1,
};

/** Where the arguments of each call of the guard begin and end. */
function guarded(source: string): [number, number][] {
  return [...source.matchAll(/\bstoreAnswer\(/g)].map(({ index, 0: call }) => {
    let depth = 1;
    let end = index + call.length;
    while (depth > 0 && end < source.length) {
      if (source[end] === '(') depth += 1;
      if (source[end] === ')') depth -= 1;
      end += 1;
    }
    return [index, end];
  });
}

/** Writes outside of the guard, by file. */
function unguarded(files: ReadonlyMap<string, string>): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [name, source] of files) {
    const ranges = guarded(source);
    const free = [...source.matchAll(WRITE)].filter(
      ({ index }) => !ranges.some(([a, b]) => a < index && index < b),
    );
    if (free.length > 0) found[name] = free.length;
  }
  return found;
}

it('nothing that a CRM answered is stored past the guard that looks whose answer it is', () => {
  const names = ['lib/store', 'lib/sync', 'entrypoints'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`),
  );
  const files = new Map(
    names.map((name) => [name, readFileSync(path.join(ROOT, name), 'utf8')] as const),
  );
  expect(files.size).toBeGreaterThan(50);
  expect(unguarded(files)).toEqual(OTHERS);
});

it('sees a write past it', () => {
  const inside = 'storeAnswer(source, [], () => db.contacts.put(f(row)));';
  expect(unguarded(new Map([['a.ts', inside]]))).toEqual({});
  expect(unguarded(new Map([['a.ts', `${inside} await db.touches.bulkPut(rows)`]]))).toEqual({
    'a.ts': 1,
  });
});
