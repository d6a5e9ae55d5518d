import { evict } from '../../store/evict';
import { forgetLeftKeys } from '../../sync/identity';
import { refreshAgreementNow } from '../agreement-lock';
import { owner } from '../owner';
import type { Crm, Events, Services, Viewing } from '../services';
import { countGoals } from './count-goals';
import { findFirstContacts } from './find-first-contacts';
import { noteGoals } from './note-goals';
import { noteKeyEnd } from './note-key-end';
import { refreshBookNow } from './refresh-book';
import { refreshKnownNow } from './refresh-known';
import { remindOfReview } from './remind-of-review';
import { showBadge } from './show-badge';
import { syncNotesNow } from './sync-notes';
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
    Pick<Services, 'flush' | 'history' | 'identify' | 'rights' | 'schedule' | 'surfaces'>,
): Promise<void> {
  await services.ready();
  // Sends what waits, in case the browser lost an alarm.
  services.flush();
  const settings = await services.settings();
  const ofCrm: Jobs = {
    // First, because the answers of the other jobs belong to this account.
    identity: () => services.identify(),
    // Before the other jobs, which evaluate people by the agreement.
    agreement: async () => {
      if ((await services.connector()) !== null) await refreshAgreementNow(services);
    },
    book: async () => {
      const me = await owner(services);
      if (me !== null) await refreshBookNow(services, me.id);
    },
    known: () => refreshKnownNow(services),
    notes: () => syncNotesNow(services),
    'first contacts': () => findFirstContacts(services),
    'key end': () => noteKeyEnd(services),
    // Minutes in a big CRM: nothing else waits for it.
    figures: async () =>
      void countGoals(services)
        .finally(() => noteGoals(services))
        .catch((error: unknown) => services.log.caught(error, 'maintenance figures')),
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
