/** Who a person of a file is in the workspace. */
export interface ImportLook {
  /** Their id; null for a new person. */
  readonly id: string | null;
  /** Whether an import would add or change them. */
  readonly changes: boolean;
}

/** What a batch of an import did. */
export interface ImportResult {
  readonly added: number;
  readonly updated: number;
}

/** The last import, as long as it can be undone. */
export interface LastImport extends ImportResult {
  readonly run: string;
  /** Name of the file. */
  readonly file: string;
  /** Epoch ms. */
  readonly at: number;
}

/** What taking an import back did. */
export interface ImportUndone {
  readonly removed: number;
  readonly restored: number;
  /** Those who were changed since, and stay as they are. */
  readonly kept: number;
}
