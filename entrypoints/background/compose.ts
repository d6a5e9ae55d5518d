import { browser } from 'wxt/browser';
import chips from '../../components/in-page/chips.css?inline';
import page from '../../components/in-page/page.css?inline';
import card from '../../components/styles/card.css?inline';
import { createServices } from '../../lib/app/create-services';
import type { Services } from '../../lib/app/services';
import { SITE_ORIGINS } from '../../lib/app/site-access';
import { policy } from './policy';
import { createPush } from './push';
import { rights } from './rights';
import { createSchedule } from './schedule';
import { scripts } from './scripts';
import { secrets } from './secrets';
import { storageAreas } from './storage';
import { surfaces } from './surfaces';

/**
 * Builds the application with the ports of this browser. It reads and starts nothing, because the
 * worker must register its listeners first.
 */
export function compose(): Services {
  const clock = () => Date.now();
  const services: Services = createServices({
    clock,
    push: createPush(SITE_ORIGINS),
    schedule: createSchedule(() => services.flush(), clock),
    rights,
    surfaces,
    policy,
    secrets,
    storage: storageAreas(),
    scripts,
    installation: {
      version: browser.runtime.getManifest().version,
      uiLanguage: () => browser.i18n.getUILanguage(),
      timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
      styles: { page: card + page, chips },
    },
    lock: (name, held) => navigator.locks.request(name, { ifAvailable: true }, held),
  });
  return services;
}
