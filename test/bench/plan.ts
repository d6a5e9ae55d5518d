/** How thoroughly to measure, and what against. */
export interface Plan {
  /** In every run of the tests: the exact gates and the cheap ratios. */
  readonly quick: boolean;
  /** Folder of the rival's extension. */
  readonly inboxSdk: string;
}

/** Our build. */
export const OURS = '.output/chrome-mv3';
