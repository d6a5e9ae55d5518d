import type { Stage } from '../base/stage';
import { profileSlug } from '../person/identity';

/** What to do with a change when the CRM may have changed since the rep saw it. */
export type Merge = 'send' | 'done' | 'conflict';

/**
 * Three-way merge of a stage.
 * @param base the stage the rep saw
 * @param mine where the rep moved them
 * @param theirs what the CRM holds now
 */
export function mergeStage(base: Stage | null, mine: Stage, theirs: Stage | null): Merge {
  if (theirs === mine) return 'done';
  return theirs === base ? 'send' : 'conflict';
}

/**
 * Three-way merge of the field that holds a LinkedIn profile. Whatever stands there and is no
 * profile is somebody's too.
 * @param base slug that the rep saw there, null for an empty field
 * @param mine slug that the rep wants there, null for an empty field
 * @param theirs the field as it stands now
 */
export function mergeProfile(
  base: string | null,
  mine: string | null,
  theirs: string | null,
): Merge {
  const held = theirs === null || theirs.trim() === '' ? null : (profileSlug(theirs) ?? '');
  if (held === mine) return 'done';
  return held === base ? 'send' : 'conflict';
}

/** A profile as it is written into a CRM. */
export function profileAddress(slug: string): string {
  return `https://www.linkedin.com/in/${encodeURIComponent(slug)}`;
}
