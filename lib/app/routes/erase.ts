import type { Handlers } from '../../bus/server';
import { eraseCache } from '../../store/cache';
import { type EraseDeps, eraseEverything } from '../erase';
import type { Services } from '../services';
import { syncScripts } from '../site-scripts';

type EraseHandlers = Pick<Handlers, Extract<keyof Handlers, `cache.${string}`>>;

/** Handlers to delete the data that can be read from the CRM again, or everything. */
export function eraseHandlers(
  services: EraseDeps & Pick<Services, 'push' | 'scripts' | 'settings'>,
): EraseHandlers {
  return {
    'cache.erase': async ({ everything }) => {
      if (everything) {
        await eraseEverything(services);
        await syncScripts(services);
      } else {
        await services.ready();
        await eraseCache(services.db);
      }
      services.push('people', 'outbox', 'settings', 'connection', 'health');
      return null;
    },
  };
}
