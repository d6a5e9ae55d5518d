import { sha256 } from '../base/sha256';
import { plainReference } from './reference';

/**
 * An id that follows from another: the same each time, a UUID of its own (version 8: made as its
 * maker likes). So that one click makes several intents of which each is known again, however often
 * it comes.
 * @param purpose what the new one is for
 */
export function derivedId(id: string, purpose: 'move' | 'undo'): string {
  const hex = sha256(`${plainReference(id)} ${purpose}`);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
