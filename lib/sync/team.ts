import type { Connected } from '../crm/port/connector';
import type { TermsAt } from '../domain/clocks/terms';
import type { TeamClock } from '../domain/hand-off/clock-figures';
import { ABOUT_ANSWERS } from '../store/cache';
import { contactsOfOwner, putReads } from '../store/contacts';
import type { RelevoDb } from '../store/db';
import { readMeta, writeMeta } from '../store/meta';
import type { ContactRow, OutboxRow } from '../store/rows';
import { sourceOf, storeAnswer } from '../store/store-answer';
import { readHandOffs } from './hand-offs';
import { WORK_STAGES } from './queue';

const KEY = ABOUT_ANSWERS.team;
const MOST_EACH = 200;
/** Owners read at most: the first ones in the CRM's list. */
const MOST_OWNERS = 50;

/** The team as last read from the CRM. */
interface Team {
  readonly at: number;
  readonly owners: readonly string[];
}

async function readTeam(db: RelevoDb): Promise<Team | null> {
  const stored = await readMeta(db, KEY);
  if (typeof stored !== 'object' || stored === null || !('at' in stored) || !('owners' in stored))
    return null;
  const { at, owners } = stored;
  if (typeof at !== 'number' || !Array.isArray(owners)) return null;
  return { at, owners: owners.filter((each) => typeof each === 'string') };
}

/** Returns when the team's contacts were last read, epoch ms; null if never. */
export async function teamReadAt(db: RelevoDb): Promise<number | null> {
  return (await readTeam(db))?.at ?? null;
}

/** Returns the ids of the owners whose contacts were read; empty if that never happened. */
export async function teamOwners(db: RelevoDb): Promise<readonly string[]> {
  return (await readTeam(db))?.owners ?? [];
}

/**
 * Reads the contacts of all owners at the stages of sales, one owner after another.
 * @throws RelevoError
 */
export async function refreshTeam(
  db: RelevoDb,
  connector: Connected,
  clock: () => number,
  signal: AbortSignal,
): Promise<void> {
  const at = clock();
  const source = sourceOf(db, connector);
  const owners = (await connector.owners(signal)).slice(0, MOST_OWNERS).map(({ id }) => id);
  for (const id of owners) {
    const askedAt = clock();
    const { reads } = await connector.contactsOfOwner(id, WORK_STAGES, MOST_EACH, signal);
    await putReads(source, reads, askedAt, false);
  }
  await storeAnswer(source, [], () => writeMeta(db, KEY, { at, owners }));
}

/** Returns all clock runs of the team's contacts and of contacts with feedback, and their names. */
export async function teamClocks(
  db: RelevoDb,
  intents: readonly OutboxRow[],
  termsAt: TermsAt,
  now: number,
): Promise<{ clocks: TeamClock[]; names: Record<string, string> }> {
  const rows = await teamRows(db);
  const known = await readHandOffs(db, rows, intents, termsAt, now);
  const clocks = rows.flatMap(({ id, contact }): TeamClock[] =>
    (known.get(id)?.story?.clocks ?? []).map((outcome) => ({
      contactId: id,
      rep: outcome.who ?? contact.owner?.name ?? null,
      campaign: contact.campaign,
      outcome,
    })),
  );
  return { clocks, names: Object.fromEntries(rows.map(({ id, contact }) => [id, contact.name])) };
}

/** Returns the team's contacts and the contacts with feedback, as far as they are cached. */
export async function teamRows(db: RelevoDb): Promise<ContactRow[]> {
  const owners = (await readTeam(db))?.owners ?? [];
  const own = await Promise.all(owners.map((id) => contactsOfOwner(db, id, WORK_STAGES)));
  const said = await db.notes.orderBy('contactId').uniqueKeys();
  const others = await db.contacts.bulkGet(said.map(String));
  const rows = [...own.flat(), ...others.flatMap((row) => (row === undefined ? [] : [row]))];
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
