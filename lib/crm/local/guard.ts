import Dexie from 'dexie';
import { type Failure, RelevoError } from '../../domain/base/failure';
import type { WriteOutcome } from '../port/write-outcome';
import type { LocalDb } from './db';

/** Dexie keeps the browser's version number at ten times its own. */
const DEXIE_FACTOR = 10;
const NEWEST = 4;

const ABORTED: Failure = { code: 'crm/timeout', detail: '' };
const FULL = new Set(['QuotaExceededError', 'AbortError']);

/**
 * Runs a read of the workspace.
 * @throws RelevoError `store/…` when the database fails, `crm/timeout` when the signal has aborted
 */
export async function guardRead<Value>(
  signal: AbortSignal,
  run: () => Promise<Value>,
): Promise<Value> {
  if (signal.aborted) throw new RelevoError(ABORTED);
  try {
    return await run();
  } catch (error) {
    throw new RelevoError(localFailure(error));
  }
}

/**
 * Runs a write of the workspace. What fails was rolled back as a whole, so it may be asked again.
 */
export async function guardWrite(
  signal: AbortSignal,
  run: () => Promise<WriteOutcome>,
): Promise<WriteOutcome> {
  if (signal.aborted) return { kind: 'later', failure: ABORTED };
  try {
    return await run();
  } catch (error) {
    return { kind: 'later', failure: localFailure(error) };
  }
}

/**
 * Runs work of the workspace that nothing aborts.
 * @throws RelevoError `store/…` when the database fails
 */
export async function failing<Value>(run: () => PromiseLike<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    throw new RelevoError(localFailure(error));
  }
}

/**
 * Opens the workspace unless a newer Relevo made it: Dexie would take it for its own and change it.
 * @throws RelevoError `store/newer-version`
 */
export async function openLocal(db: LocalDb, factory: IDBFactory | undefined): Promise<void> {
  if (db.isOpen()) return;
  const found = (await factory?.databases())?.find((each) => each.name === db.name);
  if (Math.floor((found?.version ?? 0) / DEXIE_FACTOR) > NEWEST) {
    throw new RelevoError({ code: 'store/newer-version', detail: String(found?.version) });
  }
  await db.open();
}

/**
 * The failure behind an error of the database; a commit that was aborted is what a full disk looks
 * like.
 */
export function localFailure(error: unknown): Failure {
  if (error instanceof RelevoError) return error.failure;
  const names = errorNames(error);
  const code = names.some((name) => FULL.has(name)) ? 'store/full' : 'store/unavailable';
  return { code, detail: names.join(' ') };
}

function errorNames(error: unknown): string[] {
  if (!(error instanceof Error) && !(error instanceof Dexie.DexieError)) return [typeof error];
  const inner = 'inner' in error && error.inner !== error ? error.inner : undefined;
  return inner === undefined || inner === null ? [error.name] : [error.name, ...errorNames(inner)];
}
