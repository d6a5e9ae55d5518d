import { sha256 } from '../base/sha256';
import { plainReference } from './reference';

/**
 * Derives a UUID (version 8, RFC 9562 section 5.8) from another id; the same input gives the same
 * id. One click can so create several intents that are recognised when the click is repeated.
 * @param purpose what the derived id is for
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
