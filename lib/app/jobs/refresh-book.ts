import { noteConnection } from '../../store/connection';
import { allIntents } from '../../store/outbox-rows';
import { readBook, refreshBook } from '../../sync/book';
import { awaitedOf, readFirstContacts } from '../../sync/first-contacts';
import { syncNotes } from '../../sync/note-sync';
import { teamRows } from '../../sync/team';
import type { Services } from '../services';

export const REFRESH_MS = 25_000;

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
  const { db, clock, push } = services;
  // The first rows at once, then ever more rarely: each word makes whoever looks read all of them again.
  const stored = (pages: number) => ((pages & (pages - 1)) === 0 ? push('feedback') : undefined);
  const changed = await syncNotes(db, connector, id, clock, AbortSignal.timeout(NOTES_MS), stored);
  // Also when nothing came: how old it is has changed.
  services.push('feedback', ...(changed ? (['people'] as const) : []));
}

const FIRST_CONTACTS_MS = 60_000;

let looking: Promise<void> | undefined;

/**
 * Looks for the first contacts of those whose clock waits for one, of the rep's own book and of the team; one look at a time,
 * whoever asks. @throws RelevoError
 */
export function findFirstContacts(services: Services): Promise<void> {
  looking ??= lookForContacts(services).finally(() => {
    looking = undefined;
  });
  return looking;
}

async function lookForContacts(services: Services): Promise<void> {
  const [connector, { owner: me, paused }] = [await services.connector(), await services.connection()];
  if (connector === null || paused !== null) return;
  const { db, clock, history } = services;
  const own = me === null ? [] : await readBook(db, me.id);
  const rows = [...new Map([...own, ...(await teamRows(db))].map((row) => [row.id, row])).values()];
  const intents = (await allIntents(db)).filter(({ undo }) => !undo);
  const people = await awaitedOf(db, rows, intents, await services.terms(), me?.id ?? null, clock());
  const world = { db, connector, clock, page: history.page };
  const read = await readFirstContacts(world, people, AbortSignal.timeout(FIRST_CONTACTS_MS));
  if (read > 0) services.push('people');
}

/** Asks when the key ends, while nobody knows: so that somebody can be told before it does. */
export async function noteKeyEnd(services: Services): Promise<void> {
  const [connection, connector] = [await services.connection(), await services.connector()];
  if (connector === null || connection.keyEndsAt !== null || connection.paused !== null) return;
  const keyEndsAt = await connector.keyEndsAt(AbortSignal.timeout(REFRESH_MS));
  if (keyEndsAt === null) return;
  await noteConnection(services.journal, connection.id, { keyEndsAt });
  services.push('connection');
}
