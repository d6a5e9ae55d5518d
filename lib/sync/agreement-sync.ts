import type { AgreementStore, NewDocument } from '../crm/port/agreement-store';
import { type FoundDocument, versionsOf } from '../domain/agreement/document';
import { isPublished } from '../domain/agreement/publish';
import { failureOf, RelevoError } from '../domain/base/failure';
import {
  type KeptAgreement,
  readDraft,
  readKept,
  writeDraft,
  writeKept,
} from '../store/agreement-documents';
import type { Journal } from '../store/journal';

/** What is needed to read and add the documents of one connection. */
export interface AgreementDocumentsDeps {
  readonly journal: Journal;
  readonly connection: string;
  readonly store: AgreementStore;
  /** Epoch ms. */
  readonly clock: () => number;
}

/** Time within which a CRM may not list a document that was just added, ms. */
const BEHIND_MS = 60_000;
const OWN = 'own:';

/**
 * Reads the documents and stores them. A document that this device added a moment ago is kept even
 * if the CRM does not list it yet. A draft that has been published is deleted.
 * @returns whether the surfaces have something new to show
 * @throws RelevoError, which is also stored as the failure of this read
 */
export async function refreshAgreement(
  deps: AgreementDocumentsDeps,
  signal: AbortSignal,
): Promise<boolean> {
  const { journal, connection, store, clock } = deps;
  const before = await readKept(journal.db, connection);
  const askedAt = clock();
  try {
    const [place, listed] = await Promise.all([store.place(signal), store.list(signal)]);
    const recent = (before?.documents ?? []).filter(
      (each) =>
        isOwn(each) &&
        askedAt - (each.at ?? 0) < BEHIND_MS &&
        !listed.some((other) => isSame(each, other)),
    );
    const { where, mayWrite } = place;
    const documents = [...listed, ...recent];
    await writeKept(journal.db, {
      connection,
      documents,
      where,
      mayWrite,
      asOf: askedAt,
      failure: null,
    });
    await dropPublished(deps, documents);
    return (
      JSON.stringify(before?.documents) !== JSON.stringify(documents) || before?.failure !== null
    );
  } catch (error) {
    const failure = failureOf(error);
    await writeKept(journal.db, { ...(before ?? nothing(connection)), failure });
    throw error;
  }
}

function nothing(connection: string): Omit<KeptAgreement, 'failure'> {
  return { connection, documents: [], where: '', mayWrite: null, asOf: null };
}

async function dropPublished(
  { journal, connection }: AgreementDocumentsDeps,
  documents: readonly FoundDocument[],
) {
  const draft = await readDraft(journal.db, connection);
  if (draft !== null && isPublished(draft, versionsOf(documents).versions))
    await writeDraft(journal, connection, null);
}

/**
 * Adds a document and reads all documents again. If the answer to the request was lost, the
 * document is found by its text.
 * @throws RelevoError if the document is not in the CRM, or if that is not known; adding it again
 * is safe in both cases
 */
export async function putAgreement(
  deps: AgreementDocumentsDeps,
  document: NewDocument,
  signal: AbortSignal,
): Promise<void> {
  const { journal, connection, store, clock } = deps;
  const outcome = await store.add(document, signal);
  if (outcome.kind === 'applied') {
    const kept = (await readKept(journal.db, connection)) ?? {
      ...nothing(connection),
      failure: null,
    };
    // Stored before the documents are read again: the worker may die first, or the CRM may not list
    // the document yet.
    await writeKept(journal.db, {
      ...kept,
      documents: [...kept.documents, ownDocument(document, clock())],
    });
    await refreshAgreement(deps, signal).catch(() => undefined);
    return;
  }
  if (outcome.kind === 'unknown') {
    await refreshAgreement(deps, signal);
    const kept = await readKept(journal.db, connection);
    if (kept?.documents.some((each) => isSame(each, ownDocument(document, clock()))) === true)
      return;
  }
  throw new RelevoError(
    outcome.kind === 'conflict' ? { code: 'crm/conflict', detail: '' } : outcome.failure,
  );
}

function ownDocument({ text }: NewDocument, now: number): FoundDocument {
  return {
    id: `${OWN}${now}`,
    content: { kind: 'text', text },
    edited: false,
    author: null,
    at: now,
  };
}

function isOwn({ id }: FoundDocument): boolean {
  return id.startsWith(OWN);
}

function isSame(a: FoundDocument, b: FoundDocument): boolean {
  return (
    a.content.kind === 'text' && b.content.kind === 'text' && a.content.text === b.content.text
  );
}
