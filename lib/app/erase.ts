import { AT_ONCE, forceCompaction, LATER } from '../store/compaction';
import type { Ports } from './ports';
import type { Connecting, Services, Store } from './services';

/** Everything that holds something of the rep, and what would bring it back. */
export type Erasing = Store &
  Connecting &
  Pick<Services, 'agreementCache' | 'factory' | 'forgetTickets' | 'lookup' | 'log' | 'opener'> &
  Pick<Ports, 'rights' | 'schedule' | 'storage' | 'surfaces'>;

/**
 * Stands in the extension's storage from the first step of erasing to the last, which clears that
 * storage.
 */
const ERASING = 'erasing';

/**
 * Leaves nothing: cache, outbox, settings, key, the sample workspace, storage, alarms, the badge,
 * and the right to reach the CRM. The pages open now start over as after installing. Every step can
 * be taken again: what ends half way, since the browser does, goes on at the next start
 * (`goOnErasing`).
 */
export async function eraseEverything(services: Erasing): Promise<void> {
  await services.ready();
  // An answer that is on its way would bring back what is erased now.
  services.reconnect();
  services.lookup.reset();
  await services.lookup.settled();
  await services.storage.local.set(ERASING, true);
  try {
    await eraseStores(services);
  } catch (error) {
    // The person hears of it. At the next start it would take what they have done since.
    await services.storage.local.remove(ERASING);
    throw error;
  }
  // What a page was still reading when the others came.
  void forceCompaction(LATER, services.factory).catch((error: unknown) =>
    services.log.caught(error, 'compaction'),
  );
}

async function eraseStores(services: Erasing): Promise<void> {
  const { db, factory, storage } = services;
  // Emptied first: should the worker die before the databases are gone, what they held is.
  await services.journal.erase();
  await services.connectors.eraseLocal();
  // Cleared rows stay in the files of the browser for long, those of deleted databases do not.
  await Promise.all([db.delete(), services.connectors.local.delete()]);
  // Where the database lives in the second location, it was emptied and goes on there.
  if (services.opener.location() === 'usual') await storage.deleteFallback();
  // In the place where they were: a spare one has files of its own.
  await forceCompaction(AT_ONCE, factory);
  await db.open();
  services.agreementCache.forget();
  services.forgetTickets();
  await services.schedule.clear();
  await services.surfaces.badge('');
  await services.rights.giveBackAll();
  await storage.session.clear();
  await storage.local.clear();
}

/** Goes on with an erasing that was cut off. @returns whether there was one */
export async function goOnErasing(services: Erasing): Promise<boolean> {
  if ((await services.storage.local.get(ERASING)) === undefined) return false;
  await eraseEverything(services);
  return true;
}

const SWEPT = 'swept';

/**
 * Sweeps once after each start of the browser: what it was still reading when everything was erased
 * goes then.
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
