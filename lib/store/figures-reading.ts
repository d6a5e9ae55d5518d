import * as z from 'zod/mini';
import { FAILURE_CODES } from '../domain/base/failure';
import { filterSchema, partBySchema, periodSchema } from '../domain/figures/counting/schema';
import { ABOUT_ANSWERS } from './cache';
import type { RelevoDb } from './db';
import { readMeta, writeMeta } from './meta';
import { readableFields } from './readable-fields';
import { type Source, storeAnswer } from './store-answer';

/** Views of the funnel whose counts are read at most. */
const MOST_WANTS = 4;

const want = z.object({
  period: periodSchema,
  filter: filterSchema,
  by: z.optional(partBySchema),
  at: z.number(),
});

const partList = z.array(z.object({ id: z.string(), name: z.string() }));

const fields = {
  /** Which pages are looked at, the latest first. */
  wants: z.array(want),
  /** The person who looks has stopped it. */
  stopped: z.boolean(),
  /** The parts into which people can be split, with the time of the last read (epoch ms). */
  parts: z.nullable(
    z.object({
      at: z.number(),
      personas: z.nullable(z.union([partList, z.literal('agreed')])),
      sources: z.nullable(partList),
      seesAll: z.nullable(z.boolean()),
    }),
  ),
  /** Nothing is asked before, epoch ms. */
  notBefore: z.number(),
  failure: z.nullable(
    z.object({
      code: z.enum(FAILURE_CODES),
      detail: z.string(),
      retryAfterMs: z.optional(z.number()),
    }),
  ),
};

/** A view of the funnel, and when it was looked at last (epoch ms). */
export type Want = z.infer<typeof want>;

/**
 * What is being read of figures. How far it has come stands nowhere: it is what is not among the
 * counts yet.
 */
export interface FiguresReading {
  readonly wants: readonly Want[];
  readonly stopped: boolean;
  readonly parts: z.infer<(typeof fields)['parts']>;
  readonly notBefore: number;
  readonly failure: z.infer<(typeof fields)['failure']>;
}

const NOTHING: FiguresReading = {
  wants: [],
  stopped: false,
  parts: null,
  notBefore: 0,
  failure: null,
};

/** What is being read, as stored. */
export async function readFiguresReading(db: RelevoDb): Promise<FiguresReading> {
  return { ...NOTHING, ...readableFields(fields, await readMeta(db, ABOUT_ANSWERS.figures)) };
}

/** Changes it, unless the connection was left. */
export async function changeFiguresReading(
  source: Source,
  change: (before: FiguresReading) => Partial<FiguresReading>,
): Promise<void> {
  const { db } = source;
  await storeAnswer(source, [], async () => {
    const before = await readFiguresReading(db);
    await writeMeta(db, ABOUT_ANSWERS.figures, { ...before, ...change(before) });
  });
}

/** Puts a view first among those that are looked at. */
export function wantsWith(wants: readonly Want[], next: Want): readonly Want[] {
  const key = ({ period, filter, by }: Want) => JSON.stringify([period, filter, by]);
  return [next, ...wants.filter((each) => key(each) !== key(next))].slice(0, MOST_WANTS);
}
