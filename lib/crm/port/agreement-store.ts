import type { FoundDocument } from '../../domain/agreement/document';
import type { WriteOutcome } from './write-outcome';

/** A document to add to the store. */
export interface NewDocument {
  /** JSON. Two documents with the same text are the same document. */
  readonly text: string;
  /** The same in plain words, for people who see it in the CRM. Its first line is the title. */
  readonly words: string;
  /** A short name without spaces, for example `version-3`. */
  readonly name: string;
  /** The owner who adds it, if the CRM does not know the user of the key; absent if not known. */
  readonly authorId?: string | undefined;
}

/** Where the documents are, in the words of the CRM, to be shown to users. */
export interface AgreementStorePlace {
  readonly where: string;
  /** Whether the key may add documents; null if only an attempt would show it. */
  readonly mayWrite: boolean | null;
}

/**
 * The place where a connector keeps the documents of the agreement. Documents are only added, never
 * changed or removed, so concurrent writers lose nothing. The access rights of the CRM apply.
 */
export interface AgreementStore {
  /**
   * Returns all documents, including those that were edited by hand.
   * @throws RelevoError, also if a part cannot be read: an empty list would mean that there is no
   * agreement
   */
  list(signal: AbortSignal): Promise<FoundDocument[]>;
  /**
   * Adds a document, unless it exists. Does not throw for a failure of the CRM. Adding a document
   * again after an unknown outcome is safe.
   */
  add(document: NewDocument, signal: AbortSignal): Promise<WriteOutcome>;
  /** @throws RelevoError */
  place(signal: AbortSignal): Promise<AgreementStorePlace>;
}
