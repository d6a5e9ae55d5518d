import * as z from 'zod/mini';
import type { AgreementDraft, FoundDocument } from '../domain/agreement/document';
import { type AgreementRefusal, readAgreement } from '../domain/agreement/schema';
import { FAILURE_CODES } from '../domain/base/failure';
import type { RelevoDb } from './db';
import { type DocumentStep, newerDocument, openDocument } from './document-steps';
import type { Journal, OutboxTransaction } from './journal';
import { readMeta, writeMeta } from './meta';
import { storedObject } from './readable-fields';
import { sourceOf, storeAnswer } from './store-answer';

/** Key of the documents read from the agreement store; they can be read again. */
const KEPT = 'agreement';
/**
 * Keys of drafts and of documents that exist on this device only, each by connection. They cannot
 * be read again from anywhere.
 */
const DRAFTS = 'agreement-drafts';
const OWN = 'agreement-own';
/** Key of the ids of documents that the rep goes on without. */
const LEFT_OUT = 'agreement-left-out';
const MOST_LEFT_OUT = 200;
/** Version 1 of a draft, and of a document on this device, is the newest. */
const STEPS: readonly DocumentStep[] = [];

const failure = z.object({
  code: z.enum(FAILURE_CODES),
  detail: z.string(),
  retryAfterMs: z.optional(z.number()),
});

const document = z.object({
  id: z.string(),
  content: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({
      kind: z.literal('damaged'),
      reason: z.enum(['unreadable', 'newer', 'invalid']),
      what: z.string(),
    }),
  ]),
  edited: z.boolean(),
  author: z.nullable(z.string()),
  at: z.nullable(z.number()),
  confirmed: z.optional(z.boolean()),
});

const keptSchema = z.object({
  /** An agreement of one company must not be in force in another. */
  connection: z.string(),
  documents: z.array(document),
  where: z.string(),
  mayWrite: z.nullable(z.boolean()),
  /** When the documents were last read without a failure, epoch ms; null if never. */
  asOf: z.nullable(z.number()),
  /** Why the last read failed. */
  failure: z.nullable(failure),
});

/** The documents of a connection as last read. */
export type KeptAgreement = z.infer<typeof keptSchema>;

/** Returns the stored documents of a connection; null if none were read yet. */
export async function readKept(db: RelevoDb, connection: string): Promise<KeptAgreement | null> {
  const parsed = keptSchema.safeParse(await readMeta(db, KEPT));
  return parsed.success && parsed.data.connection === connection ? parsed.data : null;
}

/**
 * Stores what was read, unless the connection has changed in the meantime.
 * @returns whether it was stored
 */
export async function writeKept(db: RelevoDb, kept: KeptAgreement): Promise<boolean> {
  const stored = await storeAnswer(sourceOf(db, kept), [], async () => {
    await writeMeta(db, KEPT, kept);
    return true;
  });
  return stored ?? false;
}

/** Deletes what was read; drafts and documents of this device stay. */
export async function forgetKept(db: RelevoDb): Promise<void> {
  await db.meta.delete(KEPT);
}

const leftOutSchema = z.object({ connection: z.string(), ids: z.array(z.string()) });

/** Returns the ids of the documents that the rep goes on without, over this connection. */
export async function readLeftOut(db: RelevoDb, connection: string): Promise<readonly string[]> {
  const parsed = leftOutSchema.safeParse(await readMeta(db, LEFT_OUT));
  return parsed.success && parsed.data.connection === connection ? parsed.data.ids : [];
}

/** Keeps that the rep goes on without these documents. Lost with the connection: asked again. */
export async function leaveOut(
  db: RelevoDb,
  connection: string,
  ids: readonly string[],
): Promise<void> {
  const all = new Set([...(await readLeftOut(db, connection)), ...ids]);
  await writeMeta(db, LEFT_OUT, { connection, ids: [...all].slice(-MOST_LEFT_OUT) });
}

const draftSchema = z.object({ base: z.unknown(), agreement: z.unknown(), savedAt: z.number() });

/** Returns the draft of a connection; null if there is none, or if it cannot be read. */
export async function readDraft(db: RelevoDb, connection: string): Promise<AgreementDraft | null> {
  const found = draftIn(storedObject(await readMeta(db, DRAFTS))[connection]);
  return found.kind === 'draft' ? found.draft : null;
}

/** Why the draft of a connection cannot be read; null where it can, or where there is none. */
export async function unreadableDraft(
  db: RelevoDb,
  connection: string,
): Promise<AgreementRefusal | null> {
  const found = draftIn(storedObject(await readMeta(db, DRAFTS))[connection]);
  return found.kind === 'unreadable' ? found.reason : null;
}

type FoundDraft =
  | { readonly kind: 'none' }
  | { readonly kind: 'draft'; readonly draft: AgreementDraft }
  | { readonly kind: 'unreadable'; readonly reason: AgreementRefusal };

function draftIn(stored: unknown): FoundDraft {
  if (stored === undefined) return { kind: 'none' };
  const { fields, isNewer } = openDocument(stored, STEPS);
  if (isNewer) return { kind: 'unreadable', reason: 'newer' };
  const parsed = draftSchema.safeParse(fields);
  if (!parsed.success) return { kind: 'unreadable', reason: 'unreadable' };
  const { savedAt } = parsed.data;
  const [base, agreement] = [readAgreement(parsed.data.base), readAgreement(parsed.data.agreement)];
  if (!base.ok) return { kind: 'unreadable', reason: base.reason };
  if (!agreement.ok) return { kind: 'unreadable', reason: agreement.reason };
  return {
    kind: 'draft',
    draft: { base: base.agreement, agreement: agreement.agreement, savedAt },
  };
}

/**
 * Keeps a draft, or forgets it when null.
 * @throws RelevoError `store/newer-version` where one would be written over that cannot be read here
 */
export function writeDraft(
  journal: Journal,
  connection: string,
  draft: AgreementDraft | null,
): Promise<void> {
  return change(journal, DRAFTS, connection, (before) => {
    if (draft !== null && draftIn(before).kind === 'unreadable') throw newerDocument('draft');
    return draft === null ? null : { version: STEPS.length + 1, ...draft };
  });
}

/** Returns the documents on this device, of a connection whose CRM cannot hold any. */
export async function readOwnDocuments(db: RelevoDb, connection: string): Promise<FoundDocument[]> {
  return documentsIn(storedObject(await readMeta(db, OWN))[connection]);
}

/** Adds a document on this device, unless the same text exists. */
export function addOwnDocument(
  journal: Journal,
  connection: string,
  added: FoundDocument,
): Promise<void> {
  return change(journal, OWN, connection, (before) => {
    const there = documentsIn(before).some(
      ({ content }) => JSON.stringify(content) === JSON.stringify(added.content),
    );
    return there ? before : [...listIn(before), { version: STEPS.length + 1, ...added }];
  });
}

/**
 * Moves the draft and the documents of one connection to another, in the transaction of the caller.
 */
export async function moveDocuments(
  db: RelevoDb,
  transaction: OutboxTransaction,
  from: string,
  to: string,
): Promise<void> {
  for (const key of [DRAFTS, OWN]) {
    const { [from]: moved, [to]: there, ...others } = storedObject(await readMeta(db, key));
    if (moved === undefined) continue;
    const value = key === OWN ? [...listIn(there), ...listIn(moved)] : (there ?? moved);
    await transaction.document(key, { ...others, [to]: value });
  }
}

/** Each document alone: one that cannot be read is shown as such, and costs no other its place. */
function documentsIn(stored: unknown): FoundDocument[] {
  return listIn(stored).map((each, index) => {
    const { fields, isNewer } = openDocument(each, STEPS);
    const parsed = document.safeParse(fields);
    if (parsed.success && !isNewer) return parsed.data;
    const reason = isNewer ? 'newer' : 'unreadable';
    const what = isNewer ? 'is kept in a newer form' : 'is no document';
    const content = { kind: 'damaged', reason, what } as const;
    return { id: `unreadable ${index}`, content, edited: false, author: null, at: null };
  });
}

/** The entries of a list as they are stored; what is no list is one entry, so that it is kept. */
function listIn(stored: unknown): readonly unknown[] {
  if (stored === undefined) return [];
  return Array.isArray(stored) ? stored : [stored];
}

function change(
  journal: Journal,
  key: string,
  connection: string,
  next: (before: unknown) => unknown,
): Promise<void> {
  return journal.change([], async (transaction) => {
    const { [connection]: before, ...others } = storedObject(await readMeta(journal.db, key));
    const value = next(before);
    await transaction.document(key, value === null ? others : { ...others, [connection]: value });
  });
}
