import type { Verdict } from '../feedback/feedback';
import type { NoteKind } from '../feedback/threads';

/**
 * A note as both departments read it, with labels from the agreement. JSON only, because it is sent
 * over the bus.
 */
export interface NoteView {
  readonly id: string;
  readonly at: number;
  /** When it was created, epoch ms, if that is more than a day after `at`; else null. */
  readonly madeAt?: number | null | undefined;
  /** The author according to the CRM. */
  readonly who: string | null;
  /** Whether only the CRM can have set the author. */
  readonly confirmed?: boolean | undefined;
  /** The author named in the note, if the CRM has none. */
  readonly claimed: string | null;
  readonly kind: NoteKind;
  readonly verdict: Verdict | null;
  readonly reason: string | null;
  readonly campaign: string | null;
  /** The touch that is contested or confirmed, or who referred the contact. */
  readonly about: string | null;
  /** Local date: until when the contact is recycled, or when to look again. */
  readonly date: string | null;
  readonly text: string;
  /** Whether the words were edited in the CRM. */
  readonly edited: boolean;
  /** Whether it marks the thread as dealt with. */
  readonly dealtWith: boolean;
}

/** A note with its answers. */
export interface ThreadView {
  readonly first: NoteView;
  readonly answers: readonly NoteView[];
  readonly undone: boolean;
  /** Whether it answers a note that is not known here. */
  readonly orphan: boolean;
  readonly dealtWith: { readonly by: string | null; readonly at: number } | null;
  readonly newestAt: number;
}
