import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createServices } from '../../lib/app/create-services';
import { compactAfterStart } from '../../lib/app/erase';
import { clockRanOut, runJobs, showBadge } from '../../lib/app/jobs/maintenance';
import { listenToClocks } from '../../lib/app/jobs/watch-clocks';
import { syncLinkedIn } from '../../lib/app/linkedin';
import { adminHandlers } from '../../lib/app/routes/admin';
import { agreementHandlers } from '../../lib/app/routes/agreement';
import { connectionHandlers } from '../../lib/app/routes/connection';
import { feedbackHandlers } from '../../lib/app/routes/feedback';
import { handOffHandlers } from '../../lib/app/routes/hand-offs';
import { outboxHandlers } from '../../lib/app/routes/outbox';
import { peopleHandlers } from '../../lib/app/routes/people';
import { siteHandlers } from '../../lib/app/routes/site';
import { tabHandlers } from '../../lib/app/routes/tab';
import { SITES } from '../../lib/app/site-access';
import { createServer } from '../../lib/bus/server';
import { listenToPolicy } from './policy';
import { ensureAlarms, listenToAlarms } from './schedule';
import { listenToPanelKey } from './surfaces';

/** A worker that starts has work left over from one that died; it waits until whoever woke it has been answered. */
const CATCH_UP_MS = 500;

export default defineBackground(() => {
  const services = createServices();
  const server = createServer({
    handlers: {
      ...siteHandlers(services),
      ...tabHandlers(services),
      ...peopleHandlers(services),
      ...outboxHandlers(services),
      ...feedbackHandlers(services),
      ...handOffHandlers(services),
      ...adminHandlers(services),
      ...connectionHandlers(services),
      ...agreementHandlers(services),
    },
    self: { id: browser.runtime.id, origin: browser.runtime.getURL('/').replace(/\/$/, '') },
    sites: SITES,
    report: (route, failure) => services.log.add(failure, route),
  });
  const ignore = () => undefined;
  const placeOnLinkedIn = () => void syncLinkedIn(services.settings).catch(ignore);

  // Every listener is registered now, in the first turn: one that comes later misses the event that started the worker.
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    const reply = server(message, sender);
    if (reply === null) return false;
    void reply.then(respond);
    return true;
  });
  listenToPanelKey();
  listenToClocks(() => void clockRanOut(services).catch(ignore));
  listenToPolicy(() => {
    services.agreementCache.forget();
    services.push('agreement', 'people');
  });
  listenToAlarms({ flush: services.flush, tick: () => void runJobs(services).catch(ignore) });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.runtime.openOptionsPage().catch(ignore);
    placeOnLinkedIn();
    void runJobs(services).catch(ignore);
  });
  browser.runtime.onStartup.addListener(() => void runJobs(services).catch(ignore));
  browser.permissions.onRemoved.addListener(() => {
    services.reconnect();
    placeOnLinkedIn();
    services.push('connection', 'people', 'settings');
  });
  browser.permissions.onAdded.addListener(() => {
    services.lookup.reset();
    placeOnLinkedIn();
    services.push('connection', 'people', 'outbox', 'settings');
    void runJobs(services).catch(ignore);
  });

  // Content scripts are not to read what the extension stores; Firefox has no such switch, so nothing secret is kept there.
  void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(ignore);
  void browser.storage.session.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(ignore);
  // The network is back: what waited for it need not wait for the next alarm.
  self.addEventListener('online', services.online);
  void ensureAlarms();
  setTimeout(() => {
    services.flush();
    placeOnLinkedIn();
    void showBadge(services).catch(ignore);
    void compactAfterStart().catch(ignore);
  }, CATCH_UP_MS);
});
