import * as z from 'zod/mini';
import type { AgreementDraft, FoundDocument } from '../domain/agreement/document';
import { readAgreement } from '../domain/agreement/schema';
import { FAILURE_CODES } from '../domain/base/failure';
import type { RelevoDb } from './db';
import type { Journal, OutboxTransaction } from './journal';
import { readMeta, writeMeta } from './meta';
import { sourceOf, storeAnswer } from './store-answer';

/** Key of the documents read from the agreement store; they can be read again. */
const KEPT = 'agreement';
/**
 * Keys of drafts and of documents that exist on this device only, each by connection. They cannot
 * be read again from anywhere.
 */
const DRAFTS = 'agreement-drafts';
const OWN = 'agreement-own';

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

const byConnection = z.record(z.string(), z.unknown());
const draftSchema = z.object({ base: z.unknown(), agreement: z.unknown(), savedAt: z.number() });

/** Returns the draft of a connection; null if there is none, or if it cannot be read. */
export async function readDraft(db: RelevoDb, connection: string): Promise<AgreementDraft | null> {
  const all = byConnection.safeParse(await readMeta(db, DRAFTS));
  const stored = draftSchema.safeParse(all.success ? all.data[connection] : null);
  if (!stored.success) return null;
  const [base, agreement] = [readAgreement(stored.data.base), readAgreement(stored.data.agreement)];
  if (!base.ok || !agreement.ok) return null;
  return { base: base.agreement, agreement: agreement.agreement, savedAt: stored.data.savedAt };
}

/** Stores a draft, or deletes it if null. */
export function writeDraft(
  journal: Journal,
  connection: string,
  draft: AgreementDraft | null,
): Promise<void> {
  return change(journal, DRAFTS, connection, () => draft);
}

/** Returns the documents on this device, of a connection whose CRM cannot hold any. */
export async function readOwnDocuments(db: RelevoDb, connection: string): Promise<FoundDocument[]> {
  const all = byConnection.safeParse(await readMeta(db, OWN));
  return documentsIn(all.success ? all.data[connection] : null);
}

/** Adds a document on this device, unless the same text exists. */
export function addOwnDocument(
  journal: Journal,
  connection: string,
  added: FoundDocument,
): Promise<void> {
  return change(journal, OWN, connection, (before) => {
    const documents = documentsIn(before);
    const there = documents.some(
      ({ content }) => JSON.stringify(content) === JSON.stringify(added.content),
    );
    return there ? documents : [...documents, added];
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
    const stored = byConnection.safeParse(await readMeta(db, key));
    const { [from]: moved, [to]: there, ...others } = stored.success ? stored.data : {};
    if (moved === undefined) continue;
    const value = key === OWN ? [...documentsIn(there), ...documentsIn(moved)] : (there ?? moved);
    await transaction.document(key, { ...others, [to]: value });
  }
}

function documentsIn(stored: unknown): FoundDocument[] {
  const parsed = z.array(document).safeParse(stored);
  return parsed.success ? parsed.data : [];
}

function change(
  journal: Journal,
  key: string,
  connection: string,
  next: (before: unknown) => unknown,
): Promise<void> {
  return journal.change([], async (transaction) => {
    const stored = byConnection.safeParse(await readMeta(journal.db, key));
    const { [connection]: before, ...others } = stored.success ? stored.data : {};
    const value = next(before);
    await transaction.document(key, value === null ? others : { ...others, [connection]: value });
  });
}
