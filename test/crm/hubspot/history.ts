import { pastOf } from './seed/past';
import type { StoredObject, Version } from './types';

/** HubSpot keeps this many versions of a contact property (from memory, not verified). */
const VERSIONS_KEPT = 20;

/**
 * All kept versions of one property, newest first. What was never written since the seed is worked
 * out from the values.
 */
export function versionsOf(object: StoredObject, property: string): Version[] {
  return object.history[property] ?? pastOf(object, property).slice(0, VERSIONS_KEPT);
}

/** Puts a new version on top; a cleared value is a version with an empty text. */
export function addVersion(object: StoredObject, property: string, version: Version): void {
  object.history[property] = [version, ...versionsOf(object, property)].slice(0, VERSIONS_KEPT);
}
