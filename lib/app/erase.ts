import { browser } from 'wxt/browser';
import { forgetHosts } from '../../entrypoints/background/rights';
import { forgetFallback } from '../../entrypoints/background/storage';
import { AT_ONCE, forceCompaction, LATER } from '../store/compaction';
import type { Services } from './services';

/**
 * Leaves nothing: cache, outbox, settings, key, the sample workspace, storage, alarms, the badge, and the right to reach
 * the CRM. The pages open now start over as after installing.
 */
export async function eraseEverything(services: Services): Promise<void> {
  await services.ready();
  // An answer that is on its way would bring back what is erased now.
  services.reconnect();
  services.lookup.reset();
  await services.lookup.settled();
  const { db } = services;
  // Emptied first: should the worker die before the databases are gone, what they held is.
  await services.journal.erase();
  await services.connectors.eraseLocal();
  // Cleared rows stay in the files of the browser for long, those of deleted databases do not.
  await Promise.all([db.delete(), services.connectors.local.delete()]);
  await forgetFallback(services.opener.location());
  await forceCompaction(AT_ONCE);
  await db.open();
  services.agreementCache.forget();
  services.forgetTickets();
  await Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]);
  await browser.alarms.clearAll();
  await browser.action.setBadgeText({ text: '' });
  await forgetHosts();
  // What a page was still reading when the others came.
  void forceCompaction(LATER).catch(() => undefined);
}

const SWEPT = 'swept';

/** Sweeps once after each start of the browser: what it was still reading when everything was erased goes then. */
export async function compactAfterStart(): Promise<void> {
  const { [SWEPT]: swept } = await browser.storage.session.get(SWEPT);
  if (swept === true) return;
  await browser.storage.session.set({ [SWEPT]: true });
  await forceCompaction([...AT_ONCE, ...LATER]);
}
