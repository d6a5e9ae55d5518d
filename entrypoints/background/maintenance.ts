import { browser } from 'wxt/browser';
import { refreshAgreementNow } from '../../lib/app/agreement-lock';
import { findFirstContacts, noteKeyEnd, REFRESH_MS, refreshBookNow, syncNotesNow } from '../../lib/app/jobs/read-crm';
import { owner } from '../../lib/app/owner';
import { ourHolder, viewPeople } from '../../lib/app/person-views';
import type { Services } from '../../lib/app/services';
import { failureOf } from '../../lib/domain/base/failure';
import { evict } from '../../lib/store/evict';
import { countUndecided } from '../../lib/store/outbox-rows';
import { readBook } from '../../lib/sync/book';
import { forgetLeftKeys } from '../../lib/sync/identity';
import { refreshKnown } from '../../lib/sync/refresh';
import { watchClocks } from './clock-watch';

const MOST_CONTACTS = 50_000;

/** What is done every ten minutes: fresh book, fresh known people, eviction, badge. Each alone, so that one failing stops none. */
export async function runJobs(services: Services): Promise<void> {
  await services.ready();
  // Should an alarm have been lost, what waits goes out now.
  services.flush();
  const settings = await services.settings();
  const ofCrm = [
    // Before anything is asked: whose answers they will be.
    () => services.identify(),
    // First, since everything after it is judged by it.
    async () => {
      if ((await services.connector()) !== null) await refreshAgreementNow(services);
    },
    async () => {
      const me = await owner(services);
      if (me !== null) await refreshBookNow(services, me.id);
    },
    async () => {
      const connector = await services.connector();
      if (connector === null) return;
      const changed = await refreshKnown(services.db, connector, services.clock, AbortSignal.timeout(REFRESH_MS));
      if (changed > 0) services.push('people');
    },
    () => syncNotesNow(services),
    () => findFirstContacts(services),
    () => noteKeyEnd(services),
    // Of one that was left nothing is sent any more; a worker that died may have left it behind.
    () => forgetLeftKeys(services.journal),
  ];
  const ofOurs = [
    () => evict(services.journal, { cacheDays: settings.cacheDays, contacts: MOST_CONTACTS }, services.clock()),
    () => showBadge(services),
    () => watchClocks(services),
  ];
  const note = async (error: unknown, connection: string) => {
    const failure = failureOf(error);
    services.log.add(failure, 'tick');
    await services.failed(failure, connection);
  };
  for (const job of ofCrm) {
    const { id, paused } = await services.connection();
    // One of them may have heard that the key is refused: then the CRM is left alone.
    if (paused === null) await job().catch((error: unknown) => note(error, id));
  }
  const { id } = await services.connection();
  for (const job of ofOurs) await job().catch((error: unknown) => note(error, id));
}

/** What is done when a clock has run out: whether it really has is looked up before anybody is told. */
export async function clockRanOut(services: Services): Promise<void> {
  const { id } = await services.connection();
  await findFirstContacts(services).catch((error: unknown) => services.failed(failureOf(error), id));
  await showBadge(services);
  await watchClocks(services);
  services.push('people');
}

const BADGE = { late: '#b3261e', soon: '#8a5a00', calm: '#3d5a80' } as const;

/** The number on the toolbar button: people who wait for the rep, and changes that wait for a decision. */
export async function showBadge(services: Services): Promise<void> {
  await services.ready();
  const holder = await ourHolder(services);
  const parked = await countUndecided(services.db, holder.connection);
  const { owner: me } = await services.connection();
  const rows = me === null ? [] : await readBook(services.db, me.id);
  const people = (await viewPeople(services, rows, holder)).filter(
    (person) => person.stage !== 'sql' || person.clock?.state === 'late',
  );
  const late = parked > 0 || people.some((person) => person.clock?.state === 'late');
  const soon = people.some((person) => person.clock?.state === 'soon');
  const waiting = people.length + parked;
  await browser.action.setBadgeText({ text: waiting === 0 ? '' : waiting > 99 ? '99+' : String(waiting) });
  await browser.action.setBadgeBackgroundColor({ color: late ? BADGE.late : soon ? BADGE.soon : BADGE.calm });
}
