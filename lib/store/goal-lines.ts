import * as z from 'zod/mini';
import { GOAL_MEASURES } from '../domain/base/agreement-model';
import type { GoalLine } from '../domain/figures/shown/goal-line';
import { ABOUT_ANSWERS } from './cache';
import type { RelevoDb } from './db';
import { readMeta, writeMeta } from './meta';
import { type Source, storeAnswer } from './store-answer';

const count = z.number().check(z.minimum(0));

const schema = z.object({
  version: z.number(),
  at: z.number(),
  lines: z.array(
    z.object({
      goalId: z.string(),
      owner: z.enum(['marketing', 'sales']),
      responsible: z.nullable(z.string()),
      measure: z.enum(GOAL_MEASURES),
      target: count,
      seen: count,
      kind: z.enum(['reached', 'on-pace', 'short', 'missing', 'out']),
      count,
      left: count,
      unit: z.enum(['working', 'calendar']),
    }),
  ),
});

/** The goals of the month of now in one line each, as they were computed last. */
export interface KeptGoalLines {
  /** Version of the agreement that they are of. */
  readonly version: number;
  /** Epoch ms. */
  readonly at: number;
  readonly lines: readonly GoalLine[];
}

/** The lines as stored; null where there are none, or none that can be read. */
export async function readGoalLines(db: RelevoDb): Promise<KeptGoalLines | null> {
  const read = schema.safeParse(await readMeta(db, ABOUT_ANSWERS.goals));
  return read.success ? read.data : null;
}

/** Stores them; false where the connection was replaced during that. */
export async function writeGoalLines(source: Source, kept: KeptGoalLines): Promise<boolean> {
  const stored = await storeAnswer(source, [], async () => {
    await writeMeta(source.db, ABOUT_ANSWERS.goals, kept);
    return true;
  });
  return stored !== null;
}
