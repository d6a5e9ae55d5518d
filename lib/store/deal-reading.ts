import * as z from 'zod/mini';
import { FAILURE_CODES } from '../domain/base/failure';
import type { Gap } from '../domain/person/contact';
import { ABOUT_ANSWERS } from './cache';
import type { RelevoDb } from './db';
import { readMeta, writeMeta } from './meta';
import { readableFields } from './readable-fields';
import { type Source, storeAnswer } from './store-answer';

/** Spans of time whose deals are read at most. */
const MOST_LOOKS = 4;

const span = { from: z.number(), until: z.number() };

const gapShape = z.object({ what: z.string(), why: z.string(), detail: z.string() });
const gap = z.custom<Gap>((value) => gapShape.safeParse(value).success);

const fields = {
  /** Spans that a page looked at, the latest first, with the time of that, epoch ms. */
  looks: z.array(z.object({ ...span, at: z.number() })),
  listings: z.array(
    z.object({
      ...span,
      outcome: z.enum(['won', 'lost']),
      /** Where it goes on; null at its begin. */
      cursor: z.nullable(z.string()),
      startedAt: z.number(),
      /** When it ended, epoch ms; null while it goes on. */
      doneAt: z.nullable(z.number()),
      listed: z.number(),
      total: z.nullable(z.number()),
      gaps: z.array(gap),
    }),
  ),
  /** The person who looks has stopped it. */
  stopped: z.boolean(),
  /** Nothing is asked before, epoch ms. */
  notBefore: z.number(),
  failure: z.nullable(
    z.object({
      code: z.enum(FAILURE_CODES),
      detail: z.string(),
      retryAfterMs: z.optional(z.number()),
    }),
  ),
  /** Requests since a time, epoch ms: the budget of a day outlives the worker. */
  spent: z.object({ since: z.number(), requests: z.number() }),
};

/** How far the closed deals of a span are listed. */
export type DealListing = z.infer<(typeof fields)['listings']>[number];

/** What is being read of closed deals and their people. */
export interface DealReading {
  readonly looks: readonly { from: number; until: number; at: number }[];
  readonly listings: readonly DealListing[];
  readonly stopped: boolean;
  readonly notBefore: number;
  readonly failure: z.infer<(typeof fields)['failure']>;
  readonly spent: { readonly since: number; readonly requests: number };
}

const NOTHING: DealReading = {
  looks: [],
  listings: [],
  stopped: false,
  notBefore: 0,
  failure: null,
  spent: { since: 0, requests: 0 },
};

/** What is being read, as stored. */
export async function readDealReading(db: RelevoDb): Promise<DealReading> {
  return { ...NOTHING, ...readableFields(fields, await readMeta(db, ABOUT_ANSWERS.deals)) };
}

/** Changes it, unless the connection was left. @returns false if it was */
export async function changeDealReading(source: Source, change: ReadingChange): Promise<boolean> {
  const stored = await storeAnswer(source, [], () => writeReading(source.db, change));
  return stored !== null;
}

/** What becomes of what is being read. */
export type ReadingChange = (before: DealReading) => Partial<DealReading>;

/** Changes it in the transaction of an answer. */
export async function writeReading(db: RelevoDb, change: ReadingChange): Promise<true> {
  const before = await readDealReading(db);
  await writeMeta(db, ABOUT_ANSWERS.deals, { ...before, ...change(before) });
  return true;
}

/** Puts a span first among those that are looked at; listings of others are forgotten. */
export function lookingAt(
  { looks, listings }: DealReading,
  look: DealReading['looks'][number],
): Pick<DealReading, 'looks' | 'listings'> {
  const isSame = (a: { from: number; until: number }, b: { from: number; until: number }) =>
    a.from === b.from && a.until === b.until;
  const kept = [look, ...looks.filter((each) => !isSame(each, look))].slice(0, MOST_LOOKS);
  return {
    looks: kept,
    listings: listings.filter((listing) => kept.some((each) => isSame(each, listing))),
  };
}

/** Puts a listing in the place of the one before it. */
export function withListing(
  listings: readonly DealListing[],
  next: DealListing,
): readonly DealListing[] {
  return [...listings.filter((each) => !isSameListing(each, next)), next];
}

/** Whether two listings are of the same deals. */
export function isSameListing(
  a: Pick<DealListing, 'from' | 'until' | 'outcome'>,
  b: Pick<DealListing, 'from' | 'until' | 'outcome'>,
): boolean {
  return a.from === b.from && a.until === b.until && a.outcome === b.outcome;
}
