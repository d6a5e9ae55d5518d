import { evict } from '../../store/evict';
import { forgetLeftKeys } from '../../sync/connection-keys';
import { refreshAgreementNow } from '../agreement-lock';
import { connectionOwner } from '../connection-owner';
import type { Crm, Events, Services, Viewing } from '../services';
import { countGoals } from './count-goals';
import { findFirstContacts } from './find-first-contacts';
import { readAttribution } from './read-attribution';
import { readKeyEnd } from './read-key-end';
import { refreshQueueNow } from './refresh-queue';
import { refreshShownNow } from './refresh-shown';
import { remindOfReview } from './remind-of-review';
import { showBadge } from './show-badge';
import { syncNotesNow } from './sync-notes';
import { updateGoalLines } from './update-goal-lines';
import { watchClocks } from './watch-clocks';

const MOST_CONTACTS = 50_000;

/** Jobs in the order in which they run, by their name in the log. */
type Jobs = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * Runs the jobs of every ten minutes: queue, known contacts, eviction, badge and others. A job that
 * fails does not stop the rest.
 */
export async function runJobs(
  services: Viewing &
    Crm &
    Events &
    Pick<Services, 'flush' | 'history' | 'identifyAccount' | 'rights' | 'schedule' | 'surfaces'>,
): Promise<void> {
  await services.ready();
  // Sends what waits, in case the browser lost an alarm.
  services.flush();
  const settings = await services.settings();
  const ofCrm: Jobs = {
    // First, because the answers of the other jobs belong to this account.
    identity: () => services.identifyAccount(),
    // Before the other jobs, which evaluate people by the agreement.
    agreement: async () => {
      if ((await services.connector()) !== null) await refreshAgreementNow(services);
    },
    queue: async () => {
      const me = await connectionOwner(services);
      if (me !== null) await refreshQueueNow(services, me.id);
    },
    known: () => refreshShownNow(services),
    notes: () => syncNotesNow(services),
    'first contacts': () => findFirstContacts(services),
    'key end': () => readKeyEnd(services),
    // Minutes in a big CRM: nothing else waits for it.
    figures: async () =>
      void countGoals(services)
        .finally(() => updateGoalLines(services))
        .catch((error: unknown) => services.log.caught(error, 'maintenance figures')),
    // What a page asked for and a worker did not finish; as long as the figures, or longer.
    deals: async () =>
      void readAttribution(services).catch((error: unknown) =>
        services.log.caught(error, 'maintenance deals'),
      ),
    // Keys of former connections are useless; a worker that died may have left one behind.
    'left keys': () => forgetLeftKeys(services.journal),
  };
  const ofOurs: Jobs = {
    eviction: () =>
      evict(
        services.journal,
        { cacheDays: settings.cacheDays, contacts: MOST_CONTACTS },
        services.clock(),
      ),
    badge: () => showBadge(services),
    clocks: () => watchClocks(services),
    review: () => remindOfReview(services),
  };
  const run = (name: string, job: () => Promise<unknown>, connection: string) =>
    job().catch((error: unknown) =>
      services.failed(services.log.caught(error, `maintenance ${name}`), connection),
    );
  for (const [name, job] of Object.entries(ofCrm)) {
    const { id, paused } = await services.connection();
    // An earlier job may have found out that the CRM refuses the key; then no further job asks the
    // CRM.
    if (paused === null) await run(name, job, id);
  }
  const { id } = await services.connection();
  for (const [name, job] of Object.entries(ofOurs)) await run(name, job, id);
}
