import type { Contact } from '../../domain/contact';
import { normaliseEmail } from '../../domain/identity';
import type { NewNote, StageChange, WriteOutcome } from '../connector';
import type { LocalDb } from './db';
import { fromLocal, toLocal } from './rows';

const GONE: WriteOutcome = { kind: 'refused', failure: { code: 'crm/gone', detail: '' } };

/** Moves a contact if they still stand where the rep saw them; check and write are one transaction. */
export function moveContact(db: LocalDb, change: StageChange, now: number): Promise<WriteOutcome> {
  return db.transaction('rw', db.contacts, async (): Promise<WriteOutcome> => {
    const stored = await db.contacts.get(change.contactId);
    if (stored === undefined) return GONE;
    const contact = fromLocal(stored);
    if (contact.stage === change.to) return { kind: 'applied', contact };
    if (contact.stage !== change.from) return { kind: 'conflict', contact };
    const moved = toLocal(
      {
        ...contact,
        stage: change.to,
        nativeStage: { id: change.to, label: change.to },
        stageDates: { ...contact.stageDates, [change.to]: now },
      },
      now,
    );
    await db.contacts.put(moved);
    return { kind: 'applied', contact: fromLocal(moved) };
  });
}

/** Adds a note; one with the same reference is the same note. */
export function putNote(db: LocalDb, note: NewNote, author: string, now: number): Promise<WriteOutcome> {
  return db.transaction('rw', db.contacts, db.notes, async (): Promise<WriteOutcome> => {
    const stored = await db.contacts.get(note.contactId);
    if (stored === undefined) return GONE;
    const known = await db.notes.where('reference').equals(note.reference).first();
    if (known === undefined) {
      const { contactId, text, reference, at } = note;
      await db.notes.add({ id: `note-${reference}`, contactId, text, reference, author, at, changedAt: now });
    }
    return { kind: 'applied', contact: fromLocal(stored) };
  });
}

/** Adds a person as a lead of nobody's, or answers with who has the address. */
export function putContact(db: LocalDb, person: { email: string; name: string }, now: number): Promise<WriteOutcome> {
  return db.transaction('rw', db.contacts, async (): Promise<WriteOutcome> => {
    const email = normaliseEmail(person.email);
    if (email === null) return { kind: 'refused', failure: { code: 'crm/invalid', detail: person.email } };
    const known = await db.contacts.where('keys').equals(`e:${email}`).first();
    if (known !== undefined) return { kind: 'applied', contact: fromLocal(known) };
    const added = toLocal(newContact(`local-${email}`, email, person.name, now), now);
    await db.contacts.add(added);
    return { kind: 'applied', contact: fromLocal(added) };
  });
}

/** A person of whom only address and name are known. */
export function newContact(id: string, email: string, name: string, now: number): Contact {
  return {
    id,
    name: name.trim() === '' ? email : name.trim(),
    emails: [email],
    linkedinSlug: null,
    company: null,
    jobTitle: null,
    stage: 'lead',
    nativeStage: { id: 'lead', label: 'lead' },
    stageDates: { lead: now },
    crmScore: null,
    owner: null,
    campaign: null,
    traits: {},
    signals: [],
    revision: null,
    url: null,
    gaps: [],
  };
}
