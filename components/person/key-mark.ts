import type { ComponentChild } from 'preact';
import type { RepVerdict } from '../../lib/domain/hand-off/verdict';

/** The key that does the same as a button of the card. */
export interface KeyMark {
  /** Of `aria-keyshortcuts`. */
  readonly keys: string;
  /** Stands in the button, for the eye. */
  readonly mark: ComponentChild;
}

/**
 * Returns the key of a button; undefined if it has none. Our own pages pass it in; cards in other
 * people's pages have no keys, and their scripts do not carry them.
 */
export type KeyMarkOf = (button: 'promote' | 'move' | 'undo' | RepVerdict) => KeyMark | undefined;
