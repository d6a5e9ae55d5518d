/** What the user enters with a verdict. */
export interface VerdictInput {
  readonly reasonId?: string | undefined;
  /** Local date `YYYY-MM-DD`. */
  readonly date?: string | undefined;
  /** Only in pages of Relevo. */
  readonly text?: string | undefined;
}
