/** What a user says about a lead to the other department. */
export const VERDICTS = [
  'accepted',
  'rejected',
  'recycled',
  'decided-sql',
  'returned',
  'ask-marketing',
  'comment',
  /** Touches that are credited had nothing to do with it, or had; see `SaidTouch`. */
  'contested',
  'confirmed',
  /** Who referred the contact to us; without a referrer it withdraws an earlier word. */
  'referred',
  /** The contact was asked for a referral. */
  'asked-to-refer',
  /** Takes back the feedback that it answers. */
  'undone',
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Verdicts that count for years, because sales are counted by the year. */
const LASTING: readonly Verdict[] = ['contested', 'confirmed', 'referred', 'asked-to-refer'];

/** Whether a verdict still counts when the quarter in which it was given is over. */
export function isLasting(verdict: Verdict): boolean {
  return LASTING.includes(verdict);
}

/** Verdicts that judge whether marketing was right to hand a contact over. */
export const JUDGEMENTS = ['accepted', 'rejected', 'recycled', 'decided-sql', 'returned'] as const;

export type Judgement = (typeof JUDGEMENTS)[number];

export function isJudgement(verdict: Verdict): verdict is Judgement {
  return JUDGEMENTS.some((judgement) => judgement === verdict);
}

/** The author of a note. */
export interface Author {
  readonly name: string;
  readonly email: string | null;
  /**
   * The CRM's user id: names can change or repeat. Absent in notes written before it was stored.
   */
  readonly id?: string | undefined;
}

/** Name in a note whose author is not known to Relevo; the CRM may know the author. */
export const NOBODY = 'Relevo';

/** The touches that a contest or a confirmation is about. */
export interface SaidTouch {
  /** Ids of the touches in one line of the timeline; `MOST_SAID_TOUCHES` at most. */
  readonly ids: readonly string[];
  /** For those who read the note in the CRM: what it was, and its local date `YYYY-MM-DD`. */
  readonly title: string;
  readonly on: string;
  /** The one deal for which it is said; null for all deals of the contact. */
  readonly dealId: string | null;
}

/** Most touches of one contest: those of one line of the timeline. */
export const MOST_SAID_TOUCHES = 20;

/** Feedback of a rep to marketing, or the reverse; stored as a note of the contact. */
export interface Feedback {
  readonly verdict: Verdict;
  /** Id of a reason in the agreement's list for this verdict. */
  readonly reasonId: string | null;
  /** The author's own words, plain text; `cleanWords` limits it to what a note can hold. */
  readonly text: string;
  /** Campaign that brought the lead. */
  readonly campaign: string | null;
  /** Version of the agreement in force when it was given. */
  readonly agreementVersion: number | null;
  readonly author: Author;
  /**
   * Local date `YYYY-MM-DD`: until when the contact is recycled, or when to look at an SQL again.
   */
  readonly date: string | null;
  /** Since when the hand-off had waited, epoch ms. Stored because the CRM may lose this date. */
  readonly pendingSince: number | null;
  /**
   * The note that this one answers or takes back: its reference if Relevo wrote it, else its id in
   * the CRM.
   */
  readonly answers: string | null;
  /** Marks the answered note, and so its thread, as dealt with. */
  readonly dealtWith: boolean;
  /** Of `contested` and `confirmed` alone. */
  readonly touch?: SaidTouch | undefined;
  /** Of `referred` alone: a contact of the CRM. */
  readonly referrer?: { readonly id: string; readonly name: string } | undefined;
}
