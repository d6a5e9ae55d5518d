import type { Language } from '../../domain/base/text';
import { signalsOf, type Touch } from '../../domain/base/touch';
import type { Contact } from '../../domain/person/contact';
import { emailKeys, identityKeys } from '../../domain/person/identity';
import type { Note, Owner } from '../port/connector';
import type { ContactRead } from '../port/contact-read';
import type { Fresh, LocalDb, NoteRow, PersonRow, PlainOrLocalized, TouchRow } from './db';
import { tellSample } from './sample-text';
import { stageLabel } from './stage-words';

/** What a person is, without what they are found by and how often they changed. */
export type PersonFacts = Omit<Fresh<PersonRow>, 'keys' | 'words' | 'revision' | 'changedAt'>;

/** Text as search compares it: words in lower case, without accents. */
export function plainWords(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** A person as stored: with what they are found by. */
export function toRow<Facts extends PersonFacts>(
  facts: Facts,
  revision: number,
  changedAt: number,
) {
  const emails = emailKeys(facts.emails);
  const profile =
    facts.linkedinSlug === null ? [] : identityKeys({ linkedinSlug: facts.linkedinSlug });
  return {
    ...facts,
    revision,
    changedAt,
    keys: [...new Set([...emails, ...profile])],
    words: [...new Set([facts.name, facts.company ?? '', ...facts.emails].flatMap(plainWords))],
  };
}

/** What rows only point at, and the language to say it in. */
export interface ReadContext {
  readonly language: Language;
  readonly now: number;
  readonly owners: ReadonlyMap<string, Owner>;
  readonly campaigns: ReadonlyMap<number, string>;
}

/** Reads the context; small tables, so whole. */
export async function loadReadContext(
  db: LocalDb,
  language: Language,
  now: number,
): Promise<ReadContext> {
  const [owners, campaigns] = await Promise.all([db.owners.toArray(), db.campaigns.toArray()]);
  return {
    language,
    now,
    owners: new Map(owners.map((owner) => [owner.id, owner])),
    campaigns: new Map(campaigns.map(({ id, name }) => [id, name])),
  };
}

/** A text of the sample in a language. */
export function inLanguage(metadata: PlainOrLocalized, language: Language): string {
  return typeof metadata === 'string' ? metadata : tellSample(metadata, language);
}

/** A person and their touches as the port has them; touches newest first. */
export function toRead(
  row: PersonRow,
  touchRows: readonly TouchRow[],
  context: ReadContext,
): ContactRead {
  const touches = newestFirst(touchRows).map((touch) => toTouch(touch, context));
  return { contact: toContact(row, touches, context), touches };
}

function toContact(row: PersonRow, touches: readonly Touch[], context: ReadContext): Contact {
  const { stage, company, jobTitle, campaignId } = row;
  const owner = row.ownerId === null ? undefined : context.owners.get(row.ownerId);
  return {
    id: String(row.id),
    name: row.name,
    emails: row.emails,
    linkedinSlug: row.linkedinSlug,
    company,
    jobTitle,
    stage,
    nativeStage: stage === null ? null : { id: stage, label: stageLabel(stage, context.language) },
    stageDates: row.stageDates,
    crmScore: null,
    owner: owner === undefined ? null : { id: owner.id, name: owner.name },
    campaign: campaignId === null ? null : (context.campaigns.get(campaignId) ?? null),
    traits: traitsOf(row),
    signals: signalsOf(touches, context.now),
    revision: String(row.revision),
    url: null,
    gaps: [],
  };
}

/** Touches by time, the newest first; those of one instant by their number. */
export function newestFirst(rows: readonly TouchRow[]): TouchRow[] {
  return [...rows].sort((a, b) => b.at - a.at || b.id - a.id);
}

export function toTouch(row: TouchRow, { language, campaigns }: ReadContext): Touch {
  return {
    id: String(row.id),
    contactId: String(row.contactId),
    kind: row.kind,
    at: row.at,
    title: inLanguage(row.title, language),
    channel: row.channel === null ? null : inLanguage(row.channel, language),
    campaign: row.campaignId === null ? null : (campaigns.get(row.campaignId) ?? null),
    ...(row.campaignId === null ? {} : { campaignId: String(row.campaignId) }),
    by: row.by,
  };
}

export function toNote(row: NoteRow, { language, owners }: ReadContext): Note {
  const { id, contactId, reference, at, changedAt } = row;
  const author = owners.get(row.ownerId)?.name ?? null;
  const authorId = row.ownerId;
  const text = inLanguage(row.text, language);
  return {
    id: String(id),
    contactId: String(contactId),
    text,
    reference,
    author,
    authorId,
    at,
    changedAt,
  };
}

/** The number of a contact's id; null for what was never one of ours. */
export function rowId(contactId: string): number | null {
  return /^[1-9]\d{0,14}$/.test(contactId) ? Number(contactId) : null;
}

/** What the agreement's rules and personas compare of a person. */
export function traitsOf({
  jobTitle,
  company,
}: Pick<PersonRow, 'jobTitle' | 'company'>): Contact['traits'] {
  return { ...(jobTitle !== null && { jobTitle }), ...(company !== null && { company }) };
}
