import { AT_ONCE, forceCompaction, LATER } from '../store/compaction';
import type { Ports } from './ports';
import type { Connecting, Services, Store } from './services';

/** Everything that holds something of the rep, and what would bring it back. */
export type Erasing = Store &
  Connecting &
  Pick<Services, 'agreementCache' | 'forgetTickets' | 'lookup' | 'log' | 'opener'> &
  Pick<Ports, 'rights' | 'schedule' | 'storage' | 'surfaces'>;

/**
 * Leaves nothing: cache, outbox, settings, key, the sample workspace, storage, alarms, the badge, and the right to reach
 * the CRM. The pages open now start over as after installing.
 */
export async function eraseEverything(services: Erasing): Promise<void> {
  await services.ready();
  // An answer that is on its way would bring back what is erased now.
  services.reconnect();
  services.lookup.reset();
  await services.lookup.settled();
  const { db, storage } = services;
  // Emptied first: should the worker die before the databases are gone, what they held is.
  await services.journal.erase();
  await services.connectors.eraseLocal();
  // Cleared rows stay in the files of the browser for long, those of deleted databases do not.
  await Promise.all([db.delete(), services.connectors.local.delete()]);
  // Where the database lives in the second location, it was emptied and goes on there.
  if (services.opener.location() === 'usual') await storage.deleteFallback();
  await forceCompaction(AT_ONCE);
  await db.open();
  services.agreementCache.forget();
  services.forgetTickets();
  await Promise.all([storage.local.clear(), storage.session.clear()]);
  await services.schedule.clear();
  await services.surfaces.badge('');
  await services.rights.giveBackAll();
  // What a page was still reading when the others came.
  void forceCompaction(LATER).catch((error: unknown) => services.log.caught(error, 'compaction'));
}

const SWEPT = 'swept';

/** Sweeps once after each start of the browser: what it was still reading when everything was erased goes then. */
export async function compactAfterStart({ storage }: Pick<Services, 'storage'>): Promise<void> {
  if ((await storage.session.get(SWEPT)) === true) return;
  await storage.session.set(SWEPT, true);
  await forceCompaction([...AT_ONCE, ...LATER]);
}
