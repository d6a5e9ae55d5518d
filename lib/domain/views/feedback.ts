import type { Touch } from '../base/touch';
import type { Verdict } from '../feedback/feedback';
import type { FeedbackTotals } from '../feedback/totals';
import type { PersonView } from './person';
import type { ThreadView } from './thread';

/** One thread in the list. JSON only, because it is sent over the bus. */
export interface FeedbackRow {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly who: string | null;
  readonly at: number;
  readonly newestAt: number;
  readonly kind: ThreadView['first']['kind'];
  readonly verdict: Verdict | null;
  readonly reason: string | null;
  readonly campaign: string | null;
  /** The touch that is contested or confirmed, or who referred the contact. */
  readonly about: string | null;
  /** First part of the text. */
  readonly text: string;
  readonly answers: number;
  readonly dealtWith: boolean;
  readonly undone: boolean;
  /** Whether it has a note that is newer than the last visit. */
  readonly fresh: boolean;
}

/** A part of the list, newest first. */
export interface FeedbackSlice {
  readonly total: number;
  readonly rows: readonly FeedbackRow[];
}

interface Choice {
  readonly id: string;
  readonly label: string;
}

/** What the view shows beside the list. */
export interface FeedbackSummary {
  readonly totals: FeedbackTotals;
  /** Labels of the reasons in the totals. */
  readonly reasonLabels: Readonly<Record<string, string>>;
  readonly choices: Readonly<
    Record<'campaigns' | 'reasons' | 'reps' | 'personas', readonly Choice[]>
  >;
  /** Threads with a new note since the last visit, regardless of the filter. */
  readonly fresh: number;
  /** Threads not marked as dealt with, regardless of the filter. */
  readonly open: number;
  /** When the CRM last answered, epoch ms; null if never. */
  readonly asOf: number | null;
  /** Whether all notes have been read once. */
  readonly whole: boolean;
}

/** A complete thread, with its contact and their touches before it. */
export interface FeedbackDetail {
  readonly thread: ThreadView;
  readonly contactId: string;
  readonly person: PersonView | null;
  readonly persona: string | null;
  /** Newest first. */
  readonly touches: readonly Touch[];
}
