import type { Handlers } from '../../bus/server';
import { eraseCache } from '../../store/cache';
import { changeSettings } from '../../store/settings';
import { readDiagnostics } from '../diagnostics';
import { importLast, importLook, importRun, importUndo } from '../import';
import { updateGoalLines } from '../jobs/update-goal-lines';
import { watchClocks } from '../jobs/watch-clocks';
import { fixedLists } from '../mailbox-rules';
import type { Crm, Events, Services, Viewing } from '../services';
import { placeOnSites } from '../site-scripts';

type AdminHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `settings.${string}` | `import.${string}` | `diagnostics.${string}`>
>;

/** Handlers for what the options page reads and changes, except the connection. */
export function adminHandlers(
  services: Viewing &
    Crm &
    Events &
    Pick<
      Services,
      | 'connectors'
      | 'factory'
      | 'installation'
      | 'maintain'
      | 'rights'
      | 'schedule'
      | 'scripts'
      | 'surfaces'
    >,
): AdminHandlers {
  const peopleChanged = async () => {
    await eraseCache(services.db);
    services.push('people');
    services.maintain();
  };
  return {
    'settings.read': () => services.settings(),
    'settings.fixed': () => fixedLists(services),
    'settings.change': async ({ change }) => {
      await services.ready();
      const settings = await changeSettings(services.journal, change);
      services.push('settings', 'people');
      if (change['role'] !== undefined || change['language'] !== undefined)
        void updateGoalLines(services).catch((error: unknown) =>
          services.log.caught(error, 'goals'),
        );
      if (change['sites'] !== undefined) await placeOnSites(services);
      // Marks clocks that are late already as known: turning notifications on must not report them.
      if (change['notify'] !== undefined)
        void watchClocks(services).catch((error: unknown) => services.log.caught(error, 'clock'));
      return settings;
    },
    'import.look': ({ people }) => importLook(services, people),
    'import.run': async ({ people, ...run }) => {
      const result = await importRun(services, run, people);
      await peopleChanged();
      return result;
    },
    'import.last': () => importLast(services),
    'import.undo': async ({ run }) => {
      const result = await importUndo(services, run);
      await peopleChanged();
      return result;
    },
    'diagnostics.read': async () => {
      await services.ready();
      return readDiagnostics(services.db, services.installation.version);
    },
  };
}
