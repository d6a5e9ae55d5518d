import { browser } from 'wxt/browser';
import { failureOf } from '../../domain/base/failure';
import { evict } from '../../store/evict';
import { readBook } from '../../sync/book';
import { refreshKnown } from '../../sync/refresh';
import { refreshAgreementNow } from '../agreement-lock';
import { owner } from '../owner';
import { viewPeople } from '../person-views';
import type { Services } from '../services';
import { findFirstContacts, noteKeyEnd, REFRESH_MS, refreshBookNow, syncNotesNow } from './refresh-book';
import { watchClocks } from './watch-clocks';

const MOST_CONTACTS = 50_000;

/** What is done every ten minutes: fresh book, fresh known people, eviction, badge. Each alone, so that one failing stops none. */
export async function runJobs(services: Services): Promise<void> {
  await services.ready();
  // Should an alarm have been lost, what waits goes out now.
  services.flush();
  const settings = await services.settings();
  const ofCrm = [
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
  ];
  const ofOurs = [
    () => evict(services.journal, { cacheDays: settings.cacheDays, contacts: MOST_CONTACTS }, services.clock()),
    () => showBadge(services),
    () => watchClocks(services),
  ];
  const note = async (error: unknown) => {
    const failure = failureOf(error);
    services.log.add(failure, 'tick');
    await services.failed(failure);
  };
  for (const job of ofCrm) {
    // One of them may have heard that the key is refused: then the CRM is left alone.
    if ((await services.connection()).paused === null) await job().catch(note);
  }
  for (const job of ofOurs) await job().catch(note);
}

/** What is done when a clock has run out: whether it really has is looked up before anybody is told. */
export async function clockRanOut(services: Services): Promise<void> {
  await findFirstContacts(services).catch((error: unknown) => services.failed(failureOf(error)));
  await showBadge(services);
  await watchClocks(services);
  services.push('people');
}

const BADGE = { late: '#b3261e', soon: '#8a5a00', calm: '#3d5a80' } as const;

/** The number on the toolbar button: people who wait for the rep, and changes that wait for a decision. */
export async function showBadge(services: Services): Promise<void> {
  await services.ready();
  const parked = await services.db.outbox.where('state').equals('parked').count();
  const { owner: me } = await services.connection();
  const rows = me === null ? [] : await readBook(services.db, me.id);
  const people = (await viewPeople(services, rows, 'page')).filter(
    (person) => person.stage !== 'sql' || person.clock?.state === 'late',
  );
  const late = parked > 0 || people.some((person) => person.clock?.state === 'late');
  const soon = people.some((person) => person.clock?.state === 'soon');
  const waiting = people.length + parked;
  await browser.action.setBadgeText({ text: waiting === 0 ? '' : waiting > 99 ? '99+' : String(waiting) });
  await browser.action.setBadgeBackgroundColor({ color: late ? BADGE.late : soon ? BADGE.soon : BADGE.calm });
}
