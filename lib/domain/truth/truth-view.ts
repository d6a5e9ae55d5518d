import type { TruthFinding } from './stage-truth';

/** A stage that does not fit, with its person. JSON only. */
export interface FoundTruth extends TruthFinding {
  readonly contactId: string;
  readonly name: string;
  readonly company: string | null;
  readonly owner: string | null;
}

/** What was found, and what could not be judged. JSON only. */
export interface TruthView {
  /** The most urgent kind first, then what has been so for longest. */
  readonly findings: readonly FoundTruth[];
  /** How many people were held against it. */
  readonly people: number;
  readonly unread: readonly ('deals' | 'touches' | 'owners')[];
}
