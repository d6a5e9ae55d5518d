import type { Stage } from './stage';

/** What to do with a move when the CRM's stage may have changed since the rep saw it. */
export type StageMerge = 'send' | 'done' | 'conflict';

/**
 * Three-way merge of a stage.
 * @param base the stage the rep saw
 * @param mine where the rep moved them
 * @param theirs what the CRM holds now
 */
export function mergeStage(base: Stage | null, mine: Stage, theirs: Stage | null): StageMerge {
  if (theirs === mine) return 'done';
  return theirs === base ? 'send' : 'conflict';
}
