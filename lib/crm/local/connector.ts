import { failureOf } from '../../domain/base/failure';
import { STAGES, type Stage } from '../../domain/base/stage';
import type { Language } from '../../domain/base/text';
import { type CrmKind, EMBEDDED } from '../../domain/views/admin';
import type { Capabilities, Connector } from '../port/connector';
import { addAgreement, agreementDocuments } from './agreements';
import { checkWorkspace } from './check';
import type { LocalDb } from './db';
import { createLocalDeals } from './deals-reader';
import { createLocalFigures } from './figures';
import { loadReadContext, type ReadContext, rowId } from './from-row';
import { guardRead, guardWrite, openLocal } from './guard';
import { changedPeople, findPeople, peopleAt, readBook, readPeople, searchPeople } from './reads';
import { notePage, touchPage } from './result-pages';
import { makeSample, type Sample } from './sample';
import { stageLabel } from './stage-words';
import { ME } from './team';
import { ensureSeeded } from './workspace';
import { moveContact, putContact, putNote, putProfile } from './writes';

const CAPABILITIES: Capabilities = {
  idempotency: 'native',
  readLagMs: 0,
  conditionalWrite: true,
  touchesChange: true,
  lookupBatch: 1_000,
  rate: { perSecond: 1_000, searchPerSecond: 1_000, concurrent: 8 },
  knowsMe: true,
  canAdd: true,
  canNote: true,
  canSetProfile: true,
  agreement: 'device',
};

export interface LocalOptions {
  readonly db: LocalDb;
  /** The kind and the account that the connector answers for; the sample workspace by default. */
  readonly kind?: CrmKind | undefined;
  /** The user who works here, by their id among the owners; the sample's rep by default. */
  readonly me?: string | undefined;
  /** The owner of people who are added; none by default. */
  readonly newOwner?: string | undefined;
  /** Epoch ms. */
  readonly clock: () => number;
  /** The language of the sample's touches, notes and campaigns. */
  readonly language: Language;
  /** What a new workspace holds; the sample where nothing is given. */
  readonly fill?: ((now: number) => Sample) | undefined;
  /** Where databases are listed, to refuse one of a newer version; the browser's by default. */
  readonly factory?: IDBFactory | undefined;
}

/**
 * The embedded workspace as a CRM: the default until one is connected, and a place to try
 * everything. Every write looks and changes in one transaction, so a repeat does no harm and of two
 * reps only one can win.
 */
export function createLocal({
  db,
  clock,
  language,
  kind = EMBEDDED,
  me = ME.id,
  newOwner,
  fill = makeSample,
  factory,
}: LocalOptions): Connector {
  const ready = async (): Promise<ReadContext> => {
    await openLocal(db, factory ?? globalThis.indexedDB);
    await ensureSeeded(db, clock(), fill);
    return loadReadContext(db, language, clock());
  };
  const read = <Value>(signal: AbortSignal, run: (context: ReadContext) => Promise<Value>) =>
    guardRead(signal, () => ready().then(run));
  const write = (
    signal: AbortSignal,
    run: (context: ReadContext) => ReturnType<typeof moveContact>,
  ) => guardWrite(signal, () => ready().then(run));
  return {
    kind,
    capabilities: CAPABILITIES,
    lookup: (identities, signal) => read(signal, (context) => findPeople(db, identities, context)),
    read: (ids, signal) => read(signal, (context) => readPeople(db, ids, context)),
    search: (text, signal) => read(signal, (context) => searchPeople(db, text, context)),
    touches: (id, cursor, signal) => read(signal, (context) => touchPage(db, id, cursor, context)),
    setStage: (change, signal) => write(signal, (context) => moveContact(db, change, context)),
    setProfile: (change, signal) => write(signal, (context) => putProfile(db, change, context)),
    addNote: (note, signal) =>
      write(signal, (context) => putNote(db, note, note.authorId ?? me, context)),
    hasNote: (id, reference, signal) => read(signal, () => hasNote(db, id, reference)),
    addContact: (person, signal) =>
      write(signal, (context) => putContact(db, person, newOwner ?? null, context)),
    notesSince: (since, cursor, signal) =>
      read(signal, (context) => notePage(db, since, cursor, context)),
    changedSince: (ids, since, signal) => read(signal, () => changedPeople(db, ids, since)),
    countsPerStage: (signal) => read(signal, () => countStages(db)),
    book: (ownerId, stages, limit, signal) =>
      read(signal, (context) => readBook(db, { ownerId, stages, limit }, context)),
    atCompany: (company, limit, signal) =>
      read(signal, (context) => peopleAt(db, company, limit, context)),
    owners: (signal) => read(signal, async ({ owners }) => [...owners.values()]),
    account: async () => ({ id: kind, name: '' }),
    whoAmI: (signal) => read(signal, async ({ owners }) => owners.get(me) ?? null),
    vocabulary: async () => ({
      stages: STAGES.map((id, order) => ({
        id,
        label: stageLabel(id, language),
        order,
        suggested: id,
      })),
      stageFields: [],
      scoreFields: [],
      profileFields: [],
    }),
    figures: createLocalFigures(db, read),
    deals: createLocalDeals(db, read),
    agreements: {
      list: (signal) => read(signal, () => agreementDocuments(db)),
      add: (document, signal) =>
        write(signal, (context) => addAgreement(db, document, document.authorId ?? me, context)),
      place: async () => ({ where: db.name, mayWrite: true }),
    },
    fieldMaker: null,
    keyEndsAt: async () => null,
    check: (signal) =>
      read(signal, () => checkWorkspace(db, clock(), me)).catch((error: unknown) => [
        { id: 'reach', state: 'failed', detail: failureOf(error).code },
      ]),
  };
}

async function hasNote(db: LocalDb, contactId: string, reference: string): Promise<boolean> {
  const note = await db.notes.where('reference').equals(reference).first();
  return note !== undefined && note.contactId === rowId(contactId);
}

async function countStages(db: LocalDb): Promise<Partial<Record<Stage, number>>> {
  const counts = await Promise.all(
    STAGES.map((stage) => db.contacts.where('stage').equals(stage).count()),
  );
  return Object.fromEntries(STAGES.map((stage, index) => [stage, counts[index] ?? 0]));
}
