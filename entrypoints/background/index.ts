import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { compactAfterStart, goOnErasing } from '../../lib/app/erase';
import { clockRanOut } from '../../lib/app/jobs/clock-ran-out';
import { showBadge } from '../../lib/app/jobs/show-badge';
import { allHandlers } from '../../lib/app/routes';
import { SITE_ORIGINS } from '../../lib/app/site-access';
import { syncScripts } from '../../lib/app/site-scripts';
import { createServer } from '../../lib/bus/server';
import { failureOfAny } from '../../lib/store/db';
import { compose } from './compose';
import { listenToPolicy } from './policy';
import { ensureAlarms, listenToAlarms } from './schedule';
import { closeStorageToPages } from './storage';
import { listenToPanelKey } from './surfaces';

/**
 * Delay before a new worker continues the work of an earlier one: the caller that woke it is
 * answered first.
 */
const CATCH_UP_MS = 500;

export default defineBackground(() => {
  const services = compose();
  const { log } = services;
  const server = createServer({
    handlers: allHandlers(services),
    self: { id: browser.runtime.id, origin: browser.runtime.getURL('/').replace(/\/$/, '') },
    sites: SITE_ORIGINS,
    failureOf: failureOfAny,
    report: (route, failure, thrown) =>
      thrown === undefined ? log.add(failure, route) : void log.caught(thrown, route),
  });
  /** Runs a background job; failures go to the log. */
  const run = (where: string, job: () => Promise<unknown>) =>
    void job().catch((error: unknown) => log.caught(error, where));
  const placeScripts = () => run('sites', () => syncScripts(services));

  // All listeners are registered in the first turn of the event loop: a later one misses the event
  // that started the worker
  // (developer.chrome.com/docs/extensions/develop/concepts/service-workers/events).
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    const reply = server(message, sender);
    if (reply === null) return false;
    void reply.then(respond);
    return true;
  });
  listenToPanelKey();
  listenToPolicy(() => {
    services.agreementCache.forget();
    services.push('agreement', 'people', 'settings', 'tab');
  });
  listenToAlarms({
    flush: services.flush,
    tick: services.maintain,
    clock: () => run('clock', () => clockRanOut(services)),
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') run('welcome', () => browser.runtime.openOptionsPage());
    placeScripts();
    services.maintain();
  });
  browser.runtime.onStartup.addListener(services.maintain);
  browser.permissions.onRemoved.addListener(() => {
    services.reconnect();
    placeScripts();
    services.push('connection', 'people', 'settings');
  });
  browser.permissions.onAdded.addListener(() => {
    services.lookup.reset();
    placeScripts();
    services.push('connection', 'people', 'outbox', 'settings');
    services.maintain();
  });

  closeStorageToPages((error) => log.caught(error, 'storage'));
  // When the network is back, intents that waited for it are sent without waiting for the next
  // alarm.
  self.addEventListener('online', services.online);
  const erased = goOnErasing(services).catch(() => false);
  // Erasing clears the alarms too, so they are created after it.
  run('alarms', async () => {
    await erased;
    await ensureAlarms();
  });
  setTimeout(async () => {
    // Data that is being erased must neither be sent nor shown.
    if (await erased) services.push('connection', 'people', 'outbox', 'settings');
    services.flush();
    placeScripts();
    run('badge', () => showBadge(services));
    run('compaction', () => compactAfterStart(services));
  }, CATCH_UP_MS);
});
