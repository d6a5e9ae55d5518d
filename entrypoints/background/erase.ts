import { browser } from 'wxt/browser';
import { OPTIONAL_HOSTS } from './hosts';
import type { Services } from './services';

/**
 * Leaves nothing: cache, outbox, settings, key, the sample workspace, session storage, alarms, the badge, and the right
 * to reach the CRM. The pages open now start over as after installing.
 */
export async function eraseEverything(services: Services): Promise<void> {
  await services.ready();
  services.reconnect();
  services.lookup.reset();
  // An answer that is on its way would bring back what is erased now.
  await services.lookup.settled();
  await services.journal.erase();
  await services.connectors.eraseLocal();
  await browser.storage.local.clear();
  await browser.alarms.clearAll();
  await browser.action.setBadgeText({ text: '' });
  await browser.permissions.remove({ origins: [...OPTIONAL_HOSTS] }).catch(() => false);
}
