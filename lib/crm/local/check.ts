import { STAGES } from '../../domain/base/stage';
import type { CheckItem } from '../port/connector';
import type { LocalDb } from './db';
import { localFailure } from './guard';

/**
 * Tries what Relevo needs of the workspace; the write is a real one. Call it on an open database.
 * @param me id of the user among the owners; not said yet where there is none
 */
export async function checkWorkspace(db: LocalDb, now: number, me: string): Promise<CheckItem[]> {
  const tries: readonly (readonly [CheckItem['id'], () => Promise<string | null>])[] = [
    ['reach', async () => ''],
    ['contacts-read', async () => String(await db.contacts.count())],
    ['contacts-write', async () => db.meta.put({ key: 'checked', value: now }).then(() => '')],
    ['stages', async () => String(STAGES.length)],
    ['owners', async () => String(await db.owners.count())],
    ['notes', async () => String(await db.notes.count())],
    ['agreement', async () => String(await db.agreements.count())],
    ['me', async () => (await db.owners.get(me))?.name ?? null],
  ];
  return Promise.all(tries.map(([id, run]) => tryOne(id, run)));
}

async function tryOne(id: CheckItem['id'], run: () => Promise<string | null>): Promise<CheckItem> {
  try {
    const detail = await run();
    return { id, state: detail === null ? 'not-checked' : 'ok', detail: detail ?? '' };
  } catch (error) {
    return { id, state: 'failed', detail: localFailure(error).code };
  }
}
