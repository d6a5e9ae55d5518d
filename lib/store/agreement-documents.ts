import * as z from 'zod/mini';
import type { AgreementDraft, FoundDocument } from '../domain/agreement/document';
import { readAgreement } from '../domain/agreement/schema';
import { FAILURE_CODES } from '../domain/base/failure';
import type { RelevoDb } from './db';
import type { Journal, OutboxTransaction } from './journal';
import { readMeta, writeMeta } from './meta';
import { sourceOf, storeAnswer } from './store-answer';

/** What was read of the place where the team keeps its documents; it could be read again. */
const KEPT = 'agreement';
/**
 * A person's own work, and documents that stand on this device alone: nobody could fetch them
 * again. Both by connection.
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
  /** Versions of one company are never in force in another. */
  connection: z.string(),
  documents: z.array(document),
  where: z.string(),
  mayWrite: z.nullable(z.boolean()),
  /** When the documents were read last, epoch ms; null when that never went well. */
  asOf: z.nullable(z.number()),
  /** Why it did not go well the last time. */
  failure: z.nullable(failure),
});

/** The documents of a connection as read last. */
export type KeptAgreement = z.infer<typeof keptSchema>;

/** What is kept for a connection; null when nothing was read over it yet. */
export async function readKept(db: RelevoDb, connection: string): Promise<KeptAgreement | null> {
  const parsed = keptSchema.safeParse(await readMeta(db, KEPT));
  return parsed.success && parsed.data.connection === connection ? parsed.data : null;
}

/**
 * Keeps what was read, unless another connection was chosen meanwhile.
 * @returns whether it was kept
 */
export async function writeKept(db: RelevoDb, kept: KeptAgreement): Promise<boolean> {
  const stored = await storeAnswer(sourceOf(db, kept), [], async () => {
    await writeMeta(db, KEPT, kept);
    return true;
  });
  return stored ?? false;
}

/** Forgets what was read; drafts and what stands on this device alone stay. */
export async function forgetKept(db: RelevoDb): Promise<void> {
  await db.meta.delete(KEPT);
}

const byConnection = z.record(z.string(), z.unknown());
const draftSchema = z.object({ base: z.unknown(), agreement: z.unknown(), savedAt: z.number() });

/** The draft of a connection; null where there is none, or none that can be read. */
export async function readDraft(db: RelevoDb, connection: string): Promise<AgreementDraft | null> {
  const all = byConnection.safeParse(await readMeta(db, DRAFTS));
  const stored = draftSchema.safeParse(all.success ? all.data[connection] : null);
  if (!stored.success) return null;
  const [base, agreement] = [readAgreement(stored.data.base), readAgreement(stored.data.agreement)];
  if (!base.ok || !agreement.ok) return null;
  return { base: base.agreement, agreement: agreement.agreement, savedAt: stored.data.savedAt };
}

/** Keeps a draft, or forgets it when null. */
export function writeDraft(
  journal: Journal,
  connection: string,
  draft: AgreementDraft | null,
): Promise<void> {
  return change(journal, DRAFTS, connection, () => draft);
}

/** The documents of a connection whose CRM cannot hold any. */
export async function readOwnDocuments(db: RelevoDb, connection: string): Promise<FoundDocument[]> {
  const all = byConnection.safeParse(await readMeta(db, OWN));
  return documentsIn(all.success ? all.data[connection] : null);
}

/** Adds a document for a connection unless the same text is there. */
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
 * Gives the draft and the documents of one connection to another, in the transaction of its caller.
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
