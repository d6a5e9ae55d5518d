import * as z from 'zod/mini';
import type { MonthlyVisitors } from '../base/agreement-plan';

/**
 * The visitors of one month, as a document of its own beside the agreement. They are a fact that
 * comes every month, not a term: in the agreement each number would be a new version that both
 * departments sign again. As a document they are shared like it, and no signature changes.
 */
export interface VisitorsNote extends MonthlyVisitors {
  readonly by: string | null;
  /** When it was typed, epoch ms: the last one of a month counts. */
  readonly at: number;
}

const FORMAT = 1;
const LONGEST = 500;
/** The largest time of `Date`, epoch ms. */
const LATEST = 8.64e15;
/** Visitors of a month at most. */
export const MOST_VISITORS = 1_000_000_000;

const month = z.string().check(z.regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/));
const count = z.int().check(z.minimum(0), z.maximum(MOST_VISITORS));

/** A month and its visitors. */
export const monthlyVisitorsSchema = z.object({ month, count });

const schema = z.object({
  format: z.literal(FORMAT),
  visitors: z.object({
    month,
    count,
    by: z.nullable(z.string().check(z.maxLength(LONGEST))),
    at: z.number().check(z.minimum(0), z.maximum(LATEST)),
  }),
});

/** Returns the visitors of a month as JSON text. */
export function serialiseVisitors({ month: of, count: seen, by, at }: VisitorsNote): string {
  return JSON.stringify({ format: FORMAT, visitors: { month: of, count: seen, by, at } });
}

/** Parses the visitors of a month from a JSON value; null if it is not them. */
export function readVisitors(value: unknown): VisitorsNote | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data.visitors : null;
}

/** What was typed last of each month goes before what the agreement says; the oldest first. */
export function visitorsWith(
  agreed: readonly MonthlyVisitors[],
  notes: readonly VisitorsNote[],
): MonthlyVisitors[] {
  const byMonth = new Map(agreed.map(({ month: of, count: seen }) => [of, seen]));
  for (const { month: of, count: seen } of notes.toSorted((a, b) => a.at - b.at))
    byMonth.set(of, seen);
  return [...byMonth]
    .map(([of, seen]) => ({ month: of, count: seen }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}
