import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { createServer } from '../../lib/bus/server';
import { listenToClocks } from './clock-watch';
import { goOnErasing, sweepAfterStart } from './erase';
import { adminHandlers } from './handlers/admin';
import { agreementHandlers } from './handlers/agreement';
import { connectionHandlers } from './handlers/connection';
import { feedbackHandlers } from './handlers/feedback';
import { handOffHandlers } from './handlers/hand-offs';
import { outboxHandlers } from './handlers/outbox';
import { peopleHandlers } from './handlers/people';
import { siteHandlers } from './handlers/site';
import { tabHandlers } from './handlers/tab';
import { syncLinkedIn } from './linkedin';
import { listenToPanelKey } from './panel';
import { listenToPolicy } from './policy';
import { ensureAlarms, listenToAlarms } from './schedule';
import { createServices } from './services';
import { SITES } from './sites';
import { clockRanOut, showBadge, tick } from './upkeep';

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
    services.agreed.forget();
    services.push('agreement', 'people');
  });
  listenToAlarms({ flush: services.flush, tick: () => void tick(services).catch(ignore) });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.runtime.openOptionsPage().catch(ignore);
    placeOnLinkedIn();
    void tick(services).catch(ignore);
  });
  browser.runtime.onStartup.addListener(() => void tick(services).catch(ignore));
  browser.permissions.onRemoved.addListener(() => {
    services.reconnect();
    placeOnLinkedIn();
    services.push('connection', 'people', 'settings');
  });
  browser.permissions.onAdded.addListener(() => {
    services.lookup.reset();
    placeOnLinkedIn();
    services.push('connection', 'people', 'outbox', 'settings');
    void tick(services).catch(ignore);
  });

  // Content scripts are not to read what the extension stores; Firefox has no such switch, so nothing secret is kept there.
  void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(ignore);
  void browser.storage.session.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }).catch(ignore);
  // The network is back: what waited for it need not wait for the next alarm.
  self.addEventListener('online', services.online);
  const erased = goOnErasing(services).catch(() => false);
  // Erasing clears the alarms too: they are set when it is over.
  void erased.then(() => ensureAlarms());
  setTimeout(async () => {
    // What was to be erased must not be sent, nor shown.
    if (await erased) services.push('connection', 'people', 'outbox', 'settings');
    services.flush();
    placeOnLinkedIn();
    void showBadge(services).catch(ignore);
    void sweepAfterStart(services).catch(ignore);
  }, CATCH_UP_MS);
});
