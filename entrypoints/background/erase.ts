import { browser } from 'wxt/browser';
import type { Services } from '../../lib/app/services';
import { AT_ONCE, forceCompaction, LATER } from '../../lib/store/compaction';
import { forgetHosts } from './hosts';
import { forgetFallback } from './storage';

/** Stands in the extension's storage from the first step of erasing to the last, which clears that storage. */
const ERASING = 'erasing';

/**
 * Leaves nothing: cache, outbox, settings, key, the sample workspace, storage, alarms, the badge, and the right to reach
 * the CRM. The pages open now start over as after installing. Every step can be taken again: what ends half way, since
 * the browser does, goes on at the next start (`goOnErasing`).
 */
export async function eraseEverything(services: Services): Promise<void> {
  await services.ready();
  // An answer that is on its way would bring back what is erased now.
  services.reconnect();
  services.lookup.reset();
  await services.lookup.settled();
  await browser.storage.local.set({ [ERASING]: true });
  try {
    await eraseStores(services);
  } catch (error) {
    // Whoever asked is told. At the next start it would take what they have done since.
    await browser.storage.local.remove(ERASING);
    throw error;
  }
  // What a page was still reading when the others came.
  void forceCompaction(LATER, services.factory).catch(() => undefined);
}

async function eraseStores(services: Services): Promise<void> {
  const { db, opener, factory } = services;
  // Emptied first: should the worker die before the databases are gone, what they held is.
  await services.journal.erase();
  await services.connectors.eraseLocal();
  // Cleared rows stay in the files of the browser for long, those of deleted databases do not.
  await Promise.all([db.delete(), services.connectors.local.delete()]);
  await forgetFallback(opener.location());
  // In the place where they were: a spare one has files of its own.
  await forceCompaction(AT_ONCE, factory);
  await db.open();
  services.agreementCache.forget();
  services.forgetTickets();
  await browser.alarms.clearAll();
  await browser.action.setBadgeText({ text: '' });
  await forgetHosts();
  await browser.storage.session.clear();
  await browser.storage.local.clear();
}

/** Goes on with an erasing that was cut off. @returns whether there was one */
export async function goOnErasing(services: Services): Promise<boolean> {
  const { [ERASING]: erasing } = await browser.storage.local.get(ERASING);
  if (erasing === undefined) return false;
  await eraseEverything(services);
  return true;
}

const SWEPT = 'swept';

/** Sweeps once after each start of the browser: what it was still reading when everything was erased goes then. */
export async function compactAfterStart(services: Services): Promise<void> {
  const { [SWEPT]: swept } = await browser.storage.session.get(SWEPT);
  if (swept === true) return;
  await browser.storage.session.set({ [SWEPT]: true });
  await services.ready();
  await forceCompaction([...AT_ONCE, ...LATER], services.factory);
}
