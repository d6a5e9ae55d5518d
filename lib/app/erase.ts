import { AT_ONCE, forceCompaction, LATER } from '../store/compaction';
import type { Ports } from './ports';
import type { Connecting, Services, Store } from './services';

/** Every service that holds data of the rep, or that could write it again. */
export type EraseDeps = Store &
  Connecting &
  Pick<Services, 'agreementCache' | 'factory' | 'forgetTickets' | 'lookup' | 'log' | 'opener'> &
  Pick<Ports, 'rights' | 'schedule' | 'storage' | 'surfaces'>;

/**
 * Key in the extension's storage that is present from the first step of erasing to the last. The
 * last step clears that storage.
 */
const ERASING = 'erasing';

/**
 * Deletes everything: cache, outbox, settings, key, sample workspace, own list, storage, alarms,
 * badge, and the permission to reach the CRM. Open pages start over as after installing. Every step can be
 * repeated: if the browser ends half way, `goOnErasing` continues at the next start.
 */
export async function eraseEverything(services: EraseDeps): Promise<void> {
  await services.ready();
  // An answer that arrives later would write deleted data again.
  services.reconnect();
  services.lookup.reset();
  await services.lookup.settled();
  await services.storage.local.set(ERASING, true);
  try {
    await eraseStores(services);
  } catch (error) {
    // The page shows the error. If the key stayed, the next start would delete what the rep has
    // done since.
    await services.storage.local.remove(ERASING);
    throw error;
  }
  // Compacts again later, for databases that a page still had open the first time.
  void forceCompaction(LATER, services.factory).catch((error: unknown) =>
    services.log.caught(error, 'compaction'),
  );
}

async function eraseStores(services: EraseDeps): Promise<void> {
  const { db, factory, storage } = services;
  // Clears the tables first, so that their content is gone even if the worker dies before the
  // databases are deleted.
  await services.journal.erase();
  await services.connectors.eraseInside();
  // Cleared rows stay in the browser's files for a long time; the files of deleted databases do
  // not.
  const { sample, ownList } = services.connectors;
  await Promise.all([db, sample, ownList].map((each) => each.delete()));
  // If the database is in the fallback location, it is emptied and stays in use.
  if (services.opener.location() === 'usual') await storage.deleteFallback();
  // Compacts in the location in use: the fallback has its own files.
  await forceCompaction(AT_ONCE, factory);
  await db.open();
  services.agreementCache.forget();
  services.forgetTickets();
  await services.schedule.clear();
  await services.surfaces.badge('');
  await services.surfaces.tip('');
  await services.rights.giveBackAll();
  await storage.session.clear();
  await storage.local.clear();
}

/** Continues an erasing that was interrupted. @returns whether there was one */
export async function goOnErasing(services: EraseDeps): Promise<boolean> {
  if ((await services.storage.local.get(ERASING)) === undefined) return false;
  await eraseEverything(services);
  return true;
}

const SWEPT = 'swept';

/**
 * Compacts once after each start of the browser, for databases that were still open when everything
 * was erased.
 */
export async function compactAfterStart(
  services: Pick<Services, 'factory' | 'ready' | 'storage'>,
): Promise<void> {
  const { session } = services.storage;
  if ((await session.get(SWEPT)) === true) return;
  await session.set(SWEPT, true);
  await services.ready();
  await forceCompaction([...AT_ONCE, ...LATER], services.factory);
}
