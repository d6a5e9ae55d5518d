import { evict } from '../../store/evict';
import { refreshAgreementNow } from '../agreement-lock';
import { owner } from '../owner';
import type { Crm, Events, Services, Viewing } from '../services';
import { findFirstContacts } from './find-first-contacts';
import { noteKeyEnd } from './note-key-end';
import { refreshBookNow } from './refresh-book';
import { refreshKnownNow } from './refresh-known';
import { showBadge } from './show-badge';
import { syncNotesNow } from './sync-notes';
import { watchClocks } from './watch-clocks';

const MOST_CONTACTS = 50_000;

/** Jobs by the name under which they stand in the log, in the order in which they run. */
type Jobs = Readonly<Record<string, () => Promise<unknown>>>;

/** What is done every ten minutes: fresh book, fresh known people, eviction, badge. Each alone, so that one failing stops none. */
export async function runJobs(
  services: Viewing & Crm & Events & Pick<Services, 'flush' | 'history' | 'rights' | 'schedule' | 'surfaces'>,
): Promise<void> {
  await services.ready();
  // Should an alarm have been lost, what waits goes out now.
  services.flush();
  const settings = await services.settings();
  const ofCrm: Jobs = {
    // First, since everything after it is judged by it.
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
  };
  const ofOurs: Jobs = {
    eviction: () =>
      evict(services.journal, { cacheDays: settings.cacheDays, contacts: MOST_CONTACTS }, services.clock()),
    badge: () => showBadge(services),
    clocks: () => watchClocks(services),
  };
  const run = (name: string, job: () => Promise<unknown>) =>
    job().catch((error: unknown) => services.failed(services.log.caught(error, `maintenance ${name}`)));
  for (const [name, job] of Object.entries(ofCrm)) {
    // One of them may have heard that the key is refused: then the CRM is left alone.
    if ((await services.connection()).paused === null) await run(name, job);
  }
  for (const [name, job] of Object.entries(ofOurs)) await run(name, job);
}
