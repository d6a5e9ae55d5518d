import type { Verdict } from '../feedback/feedback';
import type { NoteKind } from '../feedback/threads';

/**
 * A note as both departments read it, with the words of the agreement. JSON only: it travels over
 * the bus.
 */
export interface NoteView {
  readonly id: string;
  readonly at: number;
  /**
   * When it was made, where that is more than a day after `at`, epoch ms; null where it is not
   * dated back.
   */
  readonly madeAt?: number | null | undefined;
  /** Who wrote it, as the CRM says. */
  readonly who: string | null;
  /** Whether nobody but the CRM can have set who. */
  readonly confirmed?: boolean | undefined;
  /** Whom it names where the CRM does not. */
  readonly claimed: string | null;
  readonly kind: NoteKind;
  readonly verdict: Verdict | null;
  readonly reason: string | null;
  readonly campaign: string | null;
  /** Local date: until when recycled, or when to look again. */
  readonly date: string | null;
  readonly text: string;
  /** Somebody changed the words in the CRM. */
  readonly edited: boolean;
  /** It says that the thread is dealt with. */
  readonly dealtWith: boolean;
}

/** What was said first, and what was said to it. */
export interface ThreadView {
  readonly first: NoteView;
  readonly answers: readonly NoteView[];
  readonly undone: boolean;
  /** It answers a note that is not here any more. */
  readonly orphan: boolean;
  readonly dealtWith: { readonly by: string | null; readonly at: number } | null;
  readonly newestAt: number;
}
