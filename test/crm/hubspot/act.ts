import type { ApiVersion, Version } from './types';

/** The request on whose behalf something is written; `applied` is set once the account changed. */
export interface Act {
  version: ApiVersion;
  trace: { applied: boolean };
  /** Where the change is said to come from, as the history shows it. */
  source?: Omit<Version, 'value' | 'at'> | undefined;
}
