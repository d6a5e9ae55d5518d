import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import type { RelevoError } from '../../../lib/domain/base/failure';
import { openDb, RelevoDb, storeFailure } from '../../../lib/store/db';
import { SCHEMA_STEPS } from '../../../lib/store/versions';

/**
 * Hashes of the steps that shipped. A shipped step is never edited: a database in the field has
 * already taken it.
 */
const SHIPPED: Readonly<Record<number, string>> = {
  1: '2c79b01847179cfe',
  2: '5aa949a83dd8d3fb',
  3: 'fa9a49f2a301d224',
  4: 'ccb3672fb76d8781',
  5: 'b1c69f64fbb05317',
  7: '0297ae9cbb10fe58',
};

type Fixture = Record<string, unknown[]>;

function fixture(version: number): Fixture {
  return JSON.parse(
    readFileSync(new URL(`./fixtures/v${version}.json`, import.meta.url), 'utf8'),
  ) as Fixture;
}

function hash(version: number): string {
  const step = SCHEMA_STEPS.find((each) => each.version === version);
  return createHash('sha256')
    .update(JSON.stringify(step?.stores) + String(step?.upgrade ?? ''))
    .digest('hex')
    .slice(0, 16);
}

async function makeOld(name: string, version: number): Promise<void> {
  const old = new Dexie(name);
  for (const step of SCHEMA_STEPS.filter((each) => each.version <= version))
    old.version(step.version).stores({ ...step.stores });
  await old.open();
  for (const [table, rows] of Object.entries(fixture(version)))
    await old.table(table).bulkPut(rows);
  old.close();
}

describe('the database', () => {
  const newest = Math.max(...SCHEMA_STEPS.map((step) => step.version));

  it.each(SCHEMA_STEPS.map((step) => step.version))(
    'of version %i opens as the newest with everything in it',
    async (version) => {
      const name = `migrate-${version}`;
      await makeOld(name, version);
      const db = await openDb(new RelevoDb(name), globalThis);
      const rows = await Promise.all(
        db.tables.map(async (table) => [table.name, await table.toArray()] as const),
      );
      expect(Object.fromEntries(rows)).toEqual(fixture(newest));
      await db.delete();
    },
  );

  it('keeps the shipped steps as they shipped', () => {
    expect(
      Object.fromEntries(SCHEMA_STEPS.map((step) => [step.version, hash(step.version)])),
    ).toEqual(SHIPPED);
  });

  it('of a newer version of Relevo is left alone, and the failure says so', async () => {
    const newer = new Dexie('newer');
    newer.version(newest + 1).stores({ contacts: 'id' });
    await newer.open();
    newer.close();
    const failure = await openDb(new RelevoDb('newer'), globalThis).catch(
      (error: unknown) => (error as RelevoError).failure,
    );
    expect(failure).toMatchObject({ code: 'store/newer-version' });
    expect(await Dexie.exists('newer')).toBe(true);
  });
});

describe('a commit that fails', () => {
  it.each(['QuotaExceededError', 'DataError', 'AbortError'])(
    'by %s counts as a full disk',
    (name) => {
      const inner = Object.assign(new Error('Failed to write blobs (IOError)'), { name });
      expect(storeFailure(Object.assign(new Error('x'), { name: 'AbortError', inner })).code).toBe(
        'store/full',
      );
    },
  );

  it('for another reason is told apart', () => {
    expect(storeFailure(Object.assign(new Error('x'), { name: 'UnknownError' })).code).toBe(
      'store/unavailable',
    );
  });
});
