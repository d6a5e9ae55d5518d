import type { Stage } from '../base/stage';
import { profileSlug } from '../person/identity';

/** What to do with a change if the CRM may have changed since the rep saw it. */
export type Merge = 'send' | 'done' | 'conflict';

/**
 * Merges a stage change (three-way merge).
 * @param base the stage that the rep saw
 * @param mine the stage that the rep wants
 * @param theirs the stage in the CRM now
 */
export function mergeStage(base: Stage | null, mine: Stage, theirs: Stage | null): Merge {
  if (theirs === mine) return 'done';
  return theirs === base ? 'send' : 'conflict';
}

/**
 * Merges a change of the LinkedIn profile field (three-way merge). Text that is not a profile
 * counts as another user's value too.
 * @param base slug that the rep saw, null for an empty field
 * @param mine slug that the rep wants, null for an empty field
 * @param theirs the field as it is now
 */
export function mergeProfile(
  base: string | null,
  mine: string | null,
  theirs: string | null,
): Merge {
  const isEmpty = theirs === null || theirs.trim() === '';
  return mergeSlug(base, mine, isEmpty ? null : (profileSlug(theirs) ?? ''));
}

/** The same of a profile that is known by its slug; empty for what is no profile. */
export function mergeSlug(base: string | null, mine: string | null, held: string | null): Merge {
  if (held === mine) return 'done';
  return held === base ? 'send' : 'conflict';
}

/** Returns the URL of a profile as it is written into a CRM. */
export function profileAddress(slug: string): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(slug)}`;
}
