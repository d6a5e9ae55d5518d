import { browser } from 'wxt/browser';
import type { Handlers } from '../../bus/server';
import { RelevoError } from '../../domain/base/failure';
import { eraseCache } from '../../store/evict';
import { changeSettings } from '../../store/settings';
import { readDiagnostics } from '../diagnostics';
import { eraseEverything } from '../erase';
import { importPreview, importRun } from '../import';
import { runJobs } from '../jobs/maintenance';
import { watchClocks } from '../jobs/watch-clocks';
import { leaveLinkedIn, syncLinkedIn } from '../linkedin';
import type { Services } from '../services';

type AdminHandlers = Pick<
  Handlers,
  Extract<
    keyof Handlers,
    `settings.${string}` | `import.${string}` | `diagnostics.${string}` | `cache.${string}` | `counts.${string}`
  >
>;

/** Lets LinkedIn's pages follow the choice, and keeps no right that is not needed. */
async function placeOnLinkedIn(services: Services): Promise<void> {
  await syncLinkedIn(services.settings);
  if ((await services.settings()).sites.linkedin === 'off') await leaveLinkedIn();
}

const COUNT_MS = 20_000;

/** What the options page reads and changes, the connection apart. */
export function adminHandlers(services: Services): AdminHandlers {
  return {
    'settings.read': () => services.settings(),
    'settings.change': async ({ change }) => {
      await services.ready();
      const settings = await changeSettings(services.journal, change);
      services.push('settings', 'people');
      if (change['sites'] !== undefined) await placeOnLinkedIn(services);
      // What is late already is not news to whoever asks for news now.
      if (change['notify'] !== undefined) void watchClocks(services).catch(() => undefined);
      return settings;
    },
    'import.preview': async ({ csv, mapping }) => importPreview(services, csv, mapping),
    'import.run': async ({ csv, mapping }) => {
      const result = await importRun(services, csv, mapping);
      await eraseCache(services.db);
      services.push('people');
      void runJobs(services);
      return result;
    },
    'diagnostics.read': async () => {
      await services.ready();
      return readDiagnostics(services.db, browser.runtime.getManifest().version);
    },
    'cache.erase': async ({ everything }) => {
      if (everything) {
        await eraseEverything(services);
        await syncLinkedIn(services.settings);
      } else {
        await services.ready();
        await eraseCache(services.db);
      }
      services.push('people', 'outbox', 'settings', 'connection', 'health');
      return null;
    },
    'counts.read': async () => {
      const connector = await services.reader();
      if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
      return connector.countsPerStage(AbortSignal.timeout(COUNT_MS));
    },
  };
}
