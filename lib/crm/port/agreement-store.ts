import type { FoundDocument } from '../../domain/agreement/document';
import type { WriteOutcome } from './write-outcome';

/** A document for a place of the CRM. */
export interface NewDocument {
  /** JSON; recognised again by what it says, so that of two equal ones the second is none. */
  readonly text: string;
  /** The same in plain words, for whoever meets it in the CRM. Its first line is its title. */
  readonly words: string;
  /** A short name without blanks, `version-3` for example. */
  readonly name: string;
  /**
   * The owner who puts it there, where the CRM would not know by itself; absent where nobody has
   * said who they are.
   */
  readonly authorId?: string | undefined;
}

/** Where the documents are, for the person who asks, in the words of the CRM. */
export interface AgreementStorePlace {
  readonly where: string;
  /** Whether the key may add to them; null where only trying would tell. */
  readonly mayWrite: boolean | null;
}

/**
 * Where a connector holds the documents of the agreement. They are only ever added: nothing here
 * changes or removes one, so two who write at once lose nothing. Rights of the CRM apply as they
 * are.
 */
export interface AgreementStore {
  /**
   * Every document that is there, whatever somebody did to it.
   * @throws RelevoError, also where a part cannot be read: none would be taken for no agreement
   */
  list(signal: AbortSignal): Promise<FoundDocument[]>;
  /**
   * Adds one unless it is there. Never throws for what the CRM did; adding again what is in doubt
   * does no harm.
   */
  add(document: NewDocument, signal: AbortSignal): Promise<WriteOutcome>;
  /** @throws RelevoError */
  place(signal: AbortSignal): Promise<AgreementStorePlace>;
}
