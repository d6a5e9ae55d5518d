import { Key } from '../Key';
import type { KeyMarkOf } from '../person/key-mark';

const KEYS: Readonly<Partial<Record<Parameters<KeyMarkOf>[0], string>>> = {
  promote: 'P',
  move: 'M',
  undo: 'U',
  accepted: 'A',
  rejected: 'R',
  recycled: 'C',
  'decided-sql': 'D',
  returned: 'B',
};

/** Returns the key of popup and panel for a button of the card. */
export const cardKey: KeyMarkOf = (button) => {
  const name = KEYS[button];
  if (name === undefined) return undefined;
  return { keys: button === 'undo' ? `${name} Control+Z` : name, mark: <Key name={name} /> };
};
