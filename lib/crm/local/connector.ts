import { isStage, STAGES, type Stage } from '../../domain/stage';
import type { Language } from '../../domain/text';
import type { Capabilities, CheckItem, Connector, ContactRead } from '../connector';
import type { LocalDb } from './db';
import { findPeople, notePage, readPeople, searchPeople, touchPage } from './reads';
import { OWNERS } from './sample';
import { ensureSeeded } from './workspace';
import { moveContact, putContact, putNote } from './writes';

const CAPABILITIES: Capabilities = {
  idempotency: 'native',
  readLagMs: 0,
  conditionalWrite: true,
  lookupBatch: 1_000,
  rate: { perSecond: 1_000, searchPerSecond: 1_000, concurrent: 8 },
  knowsMe: true,
  canAdd: true,
  canNote: true,
};

export interface LocalOptions {
  readonly db: LocalDb;
  /** Epoch ms. */
  readonly clock: () => number;
  /** The language in which the sample is written when it is made. */
  readonly language: Language;
}

/**
 * The embedded workspace as a CRM: the default until one is connected, and a place to try everything. Every write checks
 * and changes in one transaction, so a repeat does no harm and two reps cannot both win.
 */
export function createLocal({ db, clock, language }: LocalOptions): Connector {
  const ready = () => ensureSeeded(db, clock(), language);
  const [me] = OWNERS;
  return {
    kind: 'local',
    capabilities: CAPABILITIES,
    lookup: async (identities) => ready().then(() => findPeople(db, identities)),
    read: async (ids) => ready().then(() => readPeople(db, ids)),
    search: async (text) => ready().then(() => searchPeople(db, text)),
    touches: async (contactId, cursor) => ready().then(() => touchPage(db, contactId, cursor)),
    setStage: async (change) => ready().then(() => moveContact(db, change, clock())),
    addNote: async (note) => ready().then(() => putNote(db, note, me?.name ?? '', clock())),
    hasNote: async (contactId, reference) => {
      const note = await db.notes.where('reference').equals(reference).first();
      return note?.contactId === contactId;
    },
    addContact: async (person) => ready().then(() => putContact(db, person, clock())),
    notesSince: async (since, cursor) => ready().then(() => notePage(db, since, cursor)),
    changedSince: async (ids, since) => {
      const rows = await db.contacts.bulkGet([...ids]);
      return rows.flatMap((row) => (row !== undefined && row.changedAt >= since ? [row.id] : []));
    },
    countsPerStage: async () => ready().then(() => countStages(db)),
    book: async (ownerId, stages, limit) => ready().then(() => readBook(db, ownerId, stages, limit)),
    owners: async () => ready().then(() => db.owners.toArray()),
    whoAmI: async () => me ?? null,
    vocabulary: async () => ({
      stages: STAGES.map((stage, order) => ({ id: stage, label: stage, order, suggested: stage })),
      scoreFields: [],
      profileFields: [],
    }),
    check: async () => check(db, ready),
  };
}

async function countStages(db: LocalDb): Promise<Partial<Record<Stage, number>>> {
  const counts = await Promise.all(STAGES.map((stage) => db.contacts.where('stage').equals(stage).count()));
  return Object.fromEntries(STAGES.map((stage, index) => [stage, counts[index] ?? 0]));
}

async function readBook(db: LocalDb, ownerId: string, stages: readonly Stage[], limit: number): Promise<ContactRead[]> {
  const rows = await db.contacts
    .where('[owner.id+stage]')
    .anyOf(stages.filter(isStage).map((stage) => [ownerId, stage]))
    .limit(limit)
    .primaryKeys();
  return [...(await readPeople(db, rows)).values()];
}

async function check(db: LocalDb, ready: () => Promise<void>): Promise<CheckItem[]> {
  try {
    await ready();
    const people = await db.contacts.count();
    return [
      { id: 'reach', state: 'ok', detail: '' },
      { id: 'contacts-read', state: people > 0 ? 'ok' : 'missing', detail: String(people) },
      { id: 'contacts-write', state: 'ok', detail: '' },
      { id: 'me', state: 'ok', detail: OWNERS[0]?.name ?? '' },
    ];
  } catch (error) {
    return [{ id: 'reach', state: 'failed', detail: error instanceof Error ? error.name : '' }];
  }
}
