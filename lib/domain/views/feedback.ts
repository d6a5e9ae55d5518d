import type { Touch } from '../base/touch';
import type { Verdict } from '../feedback/feedback';
import type { FeedbackTotals } from '../feedback/totals';
import type { PersonView } from './person';
import type { ThreadView } from './thread';

/** One thread in the list. JSON only: it travels over the bus. */
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
  /** The beginning of the text. */
  readonly text: string;
  readonly answers: number;
  readonly dealtWith: boolean;
  readonly undone: boolean;
  /** Something was said in it since the last visit. */
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

/** What stands beside the list. */
export interface FeedbackSummary {
  readonly totals: FeedbackTotals;
  /** Labels of the reasons that the totals name. */
  readonly reasonLabels: Readonly<Record<string, string>>;
  readonly choices: Readonly<
    Record<'campaigns' | 'reasons' | 'reps' | 'personas', readonly Choice[]>
  >;
  /** Threads with something new since the last visit, whatever is filtered. */
  readonly fresh: number;
  /** Threads that nobody has dealt with, whatever is filtered. */
  readonly open: number;
  /** When the CRM last answered, epoch ms; null when never. */
  readonly asOf: number | null;
  /** Whether everything has been read once. */
  readonly whole: boolean;
}

/** One thread whole, with its person and what they did before it. */
export interface FeedbackDetail {
  readonly thread: ThreadView;
  readonly contactId: string;
  readonly person: PersonView | null;
  readonly persona: string | null;
  /** Newest first. */
  readonly touches: readonly Touch[];
}
