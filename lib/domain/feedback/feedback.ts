/** What a person says of a lead, to the other department. */
export const VERDICTS = [
  'accepted',
  'rejected',
  'recycled',
  'decided-sql',
  'returned',
  'ask-marketing',
  'comment',
  /** Takes back the feedback that it answers. */
  'undone',
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** Verdicts that say whether marketing was right to send somebody. */
export const JUDGEMENTS = ['accepted', 'rejected', 'recycled', 'decided-sql', 'returned'] as const;

export type Judgement = (typeof JUDGEMENTS)[number];

export function isJudgement(verdict: Verdict): verdict is Judgement {
  return JUDGEMENTS.some((judgement) => judgement === verdict);
}

/** A person as far as a note can name one. */
export interface Author {
  readonly name: string;
  readonly email: string | null;
  /**
   * The CRM's own id of them: names change, and two people may have one. Absent in what was written
   * before it was told.
   */
  readonly id?: string | undefined;
}

/**
 * The name under which a note stands whose author nobody has told; the CRM may know them all the
 * same.
 */
export const NOBODY = 'Relevo';

/** What a rep tells marketing of a lead, or marketing a rep; written as a note of the contact. */
export interface Feedback {
  readonly verdict: Verdict;
  /** Id of a reason of the agreement's list that fits the verdict. */
  readonly reasonId: string | null;
  /** In the person's own words, plain text; see `cleanWords` for what a note can hold. */
  readonly text: string;
  /** Campaign that brought the lead. */
  readonly campaign: string | null;
  /** Version of the agreement under which it was said. */
  readonly agreementVersion: number | null;
  readonly author: Author;
  /** Local date `YYYY-MM-DD`: until when recycled, or when to look again at an SQL. */
  readonly date: string | null;
  /**
   * Since when the hand-off had waited as its author saw it, epoch ms: the story stays whole when
   * the CRM forgets.
   */
  readonly pendingSince: number | null;
  /**
   * The note answered or taken back: its reference where Relevo wrote it, else its id in the CRM.
   */
  readonly answers: string | null;
  /** Marks the note answered, and with it its thread, as dealt with. */
  readonly dealtWith: boolean;
}
