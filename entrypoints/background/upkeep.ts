import { browser } from 'wxt/browser';
import { failureOf } from '../../lib/domain/failure';
import { noteConnection } from '../../lib/store/connection';
import { evict } from '../../lib/store/evict';
import { readBook, refreshBook } from '../../lib/sync/book';
import { syncNotes } from '../../lib/sync/notes';
import { refreshKnown } from '../../lib/sync/refresh';
import { refreshAgreementNow } from './agreement-desk';
import { watchClocks } from './clock-watch';
import { owner } from './owner';
import { viewPeople } from './people';
import type { Services } from './services';

const MOST_CONTACTS = 50_000;
const REFRESH_MS = 25_000;

/** Reads the rep's own people from the CRM. @throws RelevoError */
export async function refreshBookNow(services: Services, ownerId: string): Promise<void> {
  const connector = await services.reader();
  if (connector === null) return;
  await refreshBook(services.db, connector, ownerId, services.clock, AbortSignal.timeout(REFRESH_MS));
  services.push('people');
}

const NOTES_MS = 55_000;
let reading: Promise<void> | undefined;

/** Reads what was said since the last time; one reading at a time, whoever asks. @throws RelevoError */
export function syncNotesNow(services: Services): Promise<void> {
  reading ??= readNotes(services).finally(() => {
    reading = undefined;
  });
  return reading;
}

async function readNotes(services: Services): Promise<void> {
  const [connector, { id, paused }] = [await services.connector(), await services.connection()];
  if (connector === null || paused !== null) return;
  const changed = await syncNotes(services.db, connector, id, services.clock, AbortSignal.timeout(NOTES_MS));
  // Also when nothing came: how old it is has changed.
  services.push('feedback', ...(changed ? (['people'] as const) : []));
}

/** What is done every ten minutes: fresh book, fresh known people, eviction, badge. Each alone, so that one failing stops none. */
export async function tick(services: Services): Promise<void> {
  await services.ready();
  // Should an alarm have been lost, what waits goes out now.
  services.flush();
  const settings = await services.settings();
  const jobs = [
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
    () => evict(services.journal, { cacheDays: settings.cacheDays, contacts: MOST_CONTACTS }, services.clock()),
    () => noteKeyEnd(services),
    () => showBadge(services),
    () => watchClocks(services),
  ];
  const paused = (await services.connection()).paused !== null;
  for (const job of paused ? jobs.slice(4) : jobs) {
    await job().catch((error: unknown) => services.log.add(failureOf(error), 'tick'));
  }
}

/** Asks when the key ends, while nobody knows: so that somebody can be told before it does. */
async function noteKeyEnd(services: Services): Promise<void> {
  const [connection, connector] = [await services.connection(), await services.connector()];
  if (connector === null || connection.keyEndsAt !== null || connection.paused !== null) return;
  const keyEndsAt = await connector.keyEndsAt(AbortSignal.timeout(REFRESH_MS));
  if (keyEndsAt === null) return;
  await noteConnection(services.journal, connection.id, { keyEndsAt });
  services.push('connection');
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
