/** What is said beside the verdict. */
export interface VerdictInput {
  readonly reasonId?: string | undefined;
  /** Local date `YYYY-MM-DD`. */
  readonly date?: string | undefined;
  /** In our own pages only. */
  readonly text?: string | undefined;
}
