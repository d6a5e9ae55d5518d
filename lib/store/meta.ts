import type { RelevoDb } from './db';

/** A small document by key, as stored; the reader parses it. */
export async function readMeta(db: RelevoDb, key: string): Promise<unknown> {
  return (await db.meta.get(key))?.value;
}

/** Stores a small document. */
export async function writeMeta(db: RelevoDb, key: string, value: unknown): Promise<void> {
  await db.meta.put({ key, value });
}

/**
 * A secret: kept in a table of its own in the extension's origin, which no content script can reach
 * in any browser.
 */
export async function readSecret(db: RelevoDb, key: string): Promise<string | null> {
  const value = (await db.secrets.get(key))?.value;
  return typeof value === 'string' ? value : null;
}

/** Forgets every secret but these. */
export async function forgetSecrets(db: RelevoDb, kept: readonly string[]): Promise<void> {
  await db.secrets.where('key').noneOf(kept).delete();
}

/** A secret that comes with a change, and which others may stay beside it. */
export interface NewSecret {
  readonly key: string;
  readonly value: string;
  /** Keys of the others that are kept. */
  readonly beside: readonly string[];
  /** Called in the same transaction, before anything is changed. @throws where it must not be */
  readonly check?: (() => Promise<void>) | undefined;
}

/**
 * Stores a secret and forgets the others. To be called in the transaction that makes it the one in
 * use, or what sweeps meanwhile (`forgetSecrets`) takes it for one of a connection that was left.
 */
export async function takeSecret(
  db: RelevoDb,
  { key, value, beside, check }: NewSecret,
): Promise<void> {
  await check?.();
  await forgetSecrets(db, [key, ...beside]);
  await writeSecret(db, key, value);
}

/** Stores a secret, or forgets it when null. @internal */
export async function writeSecret(db: RelevoDb, key: string, value: string | null): Promise<void> {
  if (value === null) await db.secrets.delete(key);
  else await db.secrets.put({ key, value });
}
