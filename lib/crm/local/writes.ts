import { isFresh } from '../../domain/base/fresh';
import type { Stage } from '../../domain/base/stage';
import { mergeSlug } from '../../domain/changes/merge';
import { cleanLine } from '../../domain/import/clean';
import { normaliseEmail } from '../../domain/person/identity';
import type { NewNote, ProfileChange, StageChange } from '../port/connector';
import type { WriteOutcome } from '../port/write-outcome';
import type { Fresh, LocalDb, MoveRow, PersonRow } from './db';
import { type PersonFacts, type ReadContext, rowId, toRow } from './from-row';
import { readPeople } from './reads';

const GONE: WriteOutcome = { kind: 'refused', failure: { code: 'crm/gone', detail: '' } };
/** A move taken back within this time counts as never made: the clock of the stage goes on. */
const TAKEN_BACK_MS = 10 * 60_000;

/**
 * Moves a person if they are still at the stage that the rep saw; check and move are one
 * transaction.
 */
export function moveContact(
  db: LocalDb,
  change: StageChange,
  context: ReadContext,
): Promise<WriteOutcome> {
  return db.transaction(
    'rw',
    [db.contacts, db.moves, db.touches],
    async (): Promise<WriteOutcome> => {
      const row = await find(db, change.contactId);
      if (row === undefined) return GONE;
      if (row.stage !== change.to && row.stage !== change.from) return conflict(db, row, context);
      if (row.stage !== change.to) await move(db, row, change.to, context.now);
      return applied(db, row.id, context);
    },
  );
}

/**
 * Sets the stage of a person and adds it to the history. Only inside a transaction over contacts
 * and moves.
 */
async function move(db: LocalDb, row: PersonRow, to: Stage, now: number): Promise<void> {
  const made = await db.moves.where('contactId').equals(row.id).last();
  const back =
    made?.from === to &&
    made.to === row.stage &&
    !made.back &&
    isFresh(made.at, now, TAKEN_BACK_MS);
  const stageDates = back ? datesBefore(row, made) : { ...row.stageDates, [to]: now };
  await db.contacts.put({
    ...row,
    stage: to,
    stageDates,
    revision: row.revision + 1,
    changedAt: now,
  });
  await db.moves.add({
    contactId: row.id,
    from: row.stage,
    to,
    at: now,
    before: row.stageDates[to] ?? null,
    back,
  });
}

function datesBefore({ stageDates }: PersonRow, { to, before }: MoveRow): PersonRow['stageDates'] {
  const { [to]: _, ...others } = stageDates;
  return before === null ? others : { ...others, [to]: before };
}

/** Writes a profile down if the one that the rep saw still stands there. */
export function putProfile(
  db: LocalDb,
  { contactId, from, to }: ProfileChange,
  context: ReadContext,
): Promise<WriteOutcome> {
  return db.transaction('rw', [db.contacts, db.touches], async (): Promise<WriteOutcome> => {
    const row = await find(db, contactId);
    if (row === undefined) return GONE;
    const merged = mergeSlug(from, to, row.linkedinSlug);
    if (merged === 'conflict') return conflict(db, row, context);
    if (merged === 'send') {
      await db.contacts.put({
        ...toRow({ ...row, linkedinSlug: to }, row.revision + 1, context.now),
        id: row.id,
      });
    }
    return applied(db, row.id, context);
  });
}

/** Adds a note by `ownerId`; one with the same reference is the same note. */
export function putNote(
  db: LocalDb,
  note: NewNote,
  ownerId: string,
  context: ReadContext,
): Promise<WriteOutcome> {
  return db.transaction(
    'rw',
    [db.contacts, db.notes, db.touches],
    async (): Promise<WriteOutcome> => {
      const row = await find(db, note.contactId);
      if (row === undefined) return GONE;
      const { text, reference, at } = note;
      if ((await db.notes.where('reference').equals(reference).count()) === 0) {
        // Never before the newest: a reader with a cursor must not miss a note because a
        // clock was set back.
        const newest = await db.notes.orderBy('[changedAt+id]').last();
        const changedAt = Math.max(context.now, newest?.changedAt ?? 0);
        await db.notes.add({ contactId: row.id, text, reference, ownerId, at, changedAt });
      }
      return applied(db, row.id, context);
    },
  );
}

/**
 * Adds a person as a lead, or returns the person who has the address.
 * @param ownerId their owner; null for none
 */
export function putContact(
  db: LocalDb,
  person: { readonly email: string; readonly name: string },
  ownerId: string | null,
  context: ReadContext,
): Promise<WriteOutcome> {
  const email = normaliseEmail(person.email);
  if (email === null)
    return Promise.resolve({ kind: 'refused', failure: { code: 'crm/invalid', detail: 'email' } });
  return db.transaction(
    'rw',
    [db.contacts, db.moves, db.touches],
    async (): Promise<WriteOutcome> => {
      const known = await db.contacts.where('keys').equals(`e:${email}`).first();
      const fresh = newPerson(email, cleanLine(person.name), 'lead', context.now);
      const id = known?.id ?? (await add(db, { ...fresh, ownerId }, context.now));
      return applied(db, id, context);
    },
  );
}

/** Stores a new person and their first move. Only inside a transaction over contacts and moves. */
async function add(db: LocalDb, facts: PersonFacts, now: number): Promise<number> {
  const id = await db.contacts.add(toRow(facts, 1, now));
  await db.moves.bulkAdd(firstMove(id, facts, now));
  return id;
}

/** The first move of a new person, for the history. */
export function firstMove(id: number, { stage }: PersonFacts, now: number): Fresh<MoveRow>[] {
  return stage === null
    ? []
    : [{ contactId: id, from: null, to: stage, at: now, before: null, back: false }];
}

/** A person with a known address and name. */
export function newPerson(email: string, name: string, stage: Stage, now: number): PersonFacts {
  return {
    name: name === '' ? email : name,
    emails: [email],
    linkedinSlug: null,
    company: null,
    jobTitle: null,
    stage,
    stageDates: { [stage]: now },
    ownerId: null,
    campaignId: null,
  };
}

async function find(db: LocalDb, contactId: string): Promise<PersonRow | undefined> {
  const id = rowId(contactId);
  return id === null ? undefined : db.contacts.get(id);
}

async function applied(db: LocalDb, id: number, context: ReadContext): Promise<WriteOutcome> {
  const read = (await readPeople(db, [String(id)], context)).get(String(id));
  return { kind: 'applied', contact: read?.contact ?? null };
}

async function conflict(db: LocalDb, row: PersonRow, context: ReadContext): Promise<WriteOutcome> {
  const read = (await readPeople(db, [String(row.id)], context)).get(String(row.id));
  return read === undefined ? GONE : { kind: 'conflict', contact: read.contact };
}
