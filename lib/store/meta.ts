import type { RelevoDb } from './db';

/** Returns a small document as stored. The caller parses it. */
export async function readMeta(db: RelevoDb, key: string): Promise<unknown> {
  return (await db.meta.get(key))?.value;
}

/** Stores a small document. */
export async function writeMeta(db: RelevoDb, key: string, value: unknown): Promise<void> {
  await db.meta.put({ key, value });
}

/**
 * Returns a secret. Secrets are in a table of their own, in the extension's origin, which content
 * scripts cannot read.
 */
export async function readSecret(db: RelevoDb, key: string): Promise<string | null> {
  const value = (await db.secrets.get(key))?.value;
  return typeof value === 'string' ? value : null;
}

/** Deletes all secrets except these. */
export async function forgetSecrets(db: RelevoDb, kept: readonly string[]): Promise<void> {
  await db.secrets.where('key').noneOf(kept).delete();
}

/** A secret to store, and the secrets that may stay. */
export interface NewSecret {
  readonly key: string;
  readonly value: string;
  /** Keys of the secrets that are kept. */
  readonly beside: readonly string[];
  /** Called in the same transaction, before anything is changed. @throws where it must not be */
  readonly check?: (() => Promise<void>) | undefined;
}

/**
 * Stores a secret and deletes the others. Called in the transaction that changes the connection;
 * otherwise `forgetSecrets` could delete it in between as a key of a former connection.
 */
export async function takeSecret(
  db: RelevoDb,
  { key, value, beside, check }: NewSecret,
): Promise<void> {
  await check?.();
  await forgetSecrets(db, [key, ...beside]);
  await writeSecret(db, key, value);
}

/** Stores a secret, or deletes it if null. @internal */
export async function writeSecret(db: RelevoDb, key: string, value: string | null): Promise<void> {
  if (value === null) await db.secrets.delete(key);
  else await db.secrets.put({ key, value });
}
