import type { IdentityKey } from '../domain/person/identity';
import type { RelevoDb } from './db';
import { type Source, storeAnswer } from './store-answer';

/**
 * Returns when the CRM last answered that it does not have a key, epoch ms; keys never asked are
 * left out.
 */
export async function missingSince(
  db: RelevoDb,
  keys: readonly IdentityKey[],
): Promise<Map<IdentityKey, number>> {
  const rows = await db.missing.bulkGet([...keys]);
  return new Map(
    rows.flatMap((row) => (row === undefined ? [] : [[row.key as IdentityKey, row.at] as const])),
  );
}

/** Stores that the CRM does not have these keys. */
export async function putMissing(
  source: Source,
  keys: readonly IdentityKey[],
  at: number,
): Promise<void> {
  const { missing } = source.db;
  await storeAnswer(source, [missing], () => missing.bulkPut(keys.map((key) => ({ key, at }))));
}
