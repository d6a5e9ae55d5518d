import { browser } from 'wxt/browser';
import { failureOf } from '../../lib/domain/failure';
import { noteConnection } from '../../lib/store/connection';
import { evict } from '../../lib/store/evict';
import { allIntents, countUndecided } from '../../lib/store/outbox';
import { readBook, refreshBook } from '../../lib/sync/book';
import { awaitedOf, readFirstContacts } from '../../lib/sync/first-contacts';
import { forgetLeftKeys } from '../../lib/sync/identity';
import { syncNotes } from '../../lib/sync/notes';
import { refreshKnown } from '../../lib/sync/refresh';
import { teamRows } from '../../lib/sync/team';
import { refreshAgreementNow } from './agreement-desk';
import { watchClocks } from './clock-watch';
import { owner } from './owner';
import { ourHolder, viewPeople } from './people';
import type { Services } from './services';

const MOST_CONTACTS = 50_000;
const REFRESH_MS = 25_000;

/** Reads the rep's own people from the CRM. @throws RelevoError */
export async function refreshBookNow(services: Services, ownerId: string): Promise<void> {
  const connector = await services.reader();
  const { id, owner: me } = await services.connection();
  // Ids of owners are those of one account.
  if (connector === null || connector.connection !== id || me?.id !== ownerId) return;
  await refreshBook(services.db, connector, ownerId, services.clock, AbortSignal.timeout(REFRESH_MS));
  services.push('people');
}

const NOTES_MS = 55_000;
const readingNotes = onceAtATime(readNotes);

/** Reads what was said since the last time; one reading of a connection at a time, whoever asks. @throws RelevoError */
export function syncNotesNow(services: Services): Promise<void> {
  return readingNotes(services);
}

/** Lets all who ask while something is done over a connection wait for that; over another one it is done anew. */
function onceAtATime(run: (services: Services) => Promise<void>): (services: Services) => Promise<void> {
  const running = new Map<string, Promise<void>>();
  return async (services) => {
    const { id } = await services.connection();
    const started =
      running.get(id) ??
      run(services).finally(() => {
        running.delete(id);
      });
    running.set(id, started);
    return started;
  };
}

async function readNotes(services: Services): Promise<void> {
  const [connector, { paused }] = [await services.connector(), await services.connection()];
  if (connector === null || paused !== null) return;
  const { db, clock, push } = services;
  // The first rows at once, then ever more rarely: each word makes whoever looks read all of them again.
  const stored = (pages: number) => ((pages & (pages - 1)) === 0 ? push('feedback') : undefined);
  const changed = await syncNotes(db, connector, clock, AbortSignal.timeout(NOTES_MS), stored);
  // Also when nothing came: how old it is has changed.
  services.push('feedback', ...(changed ? (['people'] as const) : []));
}

const FIRST_CONTACTS_MS = 60_000;
const looking = onceAtATime(lookForContacts);

/**
 * Looks for the first contacts of those whose clock waits for one, of the rep's own book and of the team; one look at a time,
 * whoever asks. @throws RelevoError
 */
export function findFirstContacts(services: Services): Promise<void> {
  return looking(services);
}

async function lookForContacts(services: Services): Promise<void> {
  const [connector, { owner: me, paused }] = [await services.connector(), await services.connection()];
  if (connector === null || paused !== null) return;
  const { db, clock, history } = services;
  const own = me === null ? [] : await readBook(db, me.id);
  const rows = [...new Map([...own, ...(await teamRows(db))].map((row) => [row.id, row])).values()];
  const intents = (await allIntents(db, connector.connection)).filter(({ undo }) => !undo);
  const people = await awaitedOf(db, rows, intents, await services.terms(), me?.id ?? null, clock());
  const world = { db, connector, clock, page: history.page };
  const read = await readFirstContacts(world, people, AbortSignal.timeout(FIRST_CONTACTS_MS));
  if (read > 0) services.push('people');
}

/** What is done every ten minutes: fresh book, fresh known people, eviction, badge. Each alone, so that one failing stops none. */
export async function tick(services: Services): Promise<void> {
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

/** Asks when the key ends, while nobody knows: so that somebody can be told before it does. */
async function noteKeyEnd(services: Services): Promise<void> {
  const [connection, connector] = [await services.connection(), await services.connector()];
  if (connector === null || connection.keyEndsAt !== null || connection.paused !== null) return;
  const keyEndsAt = await connector.keyEndsAt(AbortSignal.timeout(REFRESH_MS));
  if (keyEndsAt === null) return;
  await noteConnection(services.journal, connector.connection, { keyEndsAt });
  services.push('connection');
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
