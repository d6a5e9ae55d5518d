import type { FoundDocument } from '../../domain/agreement/document';
import type { NewDocument } from '../port/agreement-store';
import type { WriteOutcome } from '../port/write-outcome';
import type { LocalDb } from './db';
import type { ReadContext } from './from-row';

/** The documents of the agreement in the workspace, in the order in which they came. */
export async function agreementDocuments(db: LocalDb): Promise<FoundDocument[]> {
  const rows = await db.agreements.orderBy('id').toArray();
  return rows.map(({ id, text, author, at }) => ({
    id: String(id),
    content: { kind: 'text', text },
    edited: false,
    author,
    at,
  }));
}

/** Adds a document by an owner unless it is there; looking and adding are one transaction. */
export function addAgreement(
  db: LocalDb,
  { text }: NewDocument,
  authorId: string,
  { owners, now }: ReadContext,
): Promise<WriteOutcome> {
  return db.transaction('rw', db.agreements, async (): Promise<WriteOutcome> => {
    const there = await db.agreements.filter((row) => row.text === text).count();
    if (there === 0)
      await db.agreements.add({ text, author: owners.get(authorId)?.name ?? null, at: now });
    return { kind: 'applied', contact: null };
  });
}
