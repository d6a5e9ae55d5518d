import * as z from 'zod/mini';
import { CLOCK_KINDS, GOAL_MEASURES } from '../base/agreement-model';
import { STAGES } from '../base/stage';
import { TOUCH_KINDS } from '../base/touch';
import { VERDICTS } from '../feedback/feedback';
import { TRUTH_KINDS } from '../truth/stage-truth';

/** The newest format of a kept review that is read and written here. */
const REVIEW_FORMAT = 1;
/** Longest name or title, and longest quoted text, in characters. */
const LONGEST = 500;
/** Most entries of a list; what is longer is cut when the review is made, and says so. */
export const MOST_LINES = 100;
/** The largest time of `Date`, epoch ms. */
const LATEST = 8.64e15;

const text = z.string().check(z.maxLength(LONGEST));
const named = z.nullable(text);
const count = z.number().check(z.minimum(0), z.maximum(1e9));
const moment = z.number().check(z.minimum(0), z.maximum(LATEST));
const date = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
const stage = z.enum(STAGES);
const department = z.enum(['marketing', 'sales']);
const differs = z.nullable(z.enum(['more', 'less']));
/** Words in one language or several, as the agreement had them on the day. */
const local = z.record(z.string().check(z.maxLength(35)), text);
const list = <Line extends z.ZodMiniType>(line: Line) =>
  z.array(line).check(z.maxLength(MOST_LINES));
const weekCount = z.object({ now: count, before: z.nullable(count), differs });
const share = z.object({ x: count, n: count });

const goal = z.object({
  id: text,
  owner: department,
  label: local,
  responsible: named,
  measure: z.enum(GOAL_MEASURES),
  target: count,
  /** Null where it is not known; `unknown` says why. */
  seen: z.nullable(count),
  unknown: z.nullable(text),
  due: z.nullable(count),
  /** What it came to in the month of the week, where that month is over. */
  closed: z.nullable(z.object({ month, seen: z.nullable(count) })),
  chance: z.nullable(z.number().check(z.minimum(0), z.maximum(1))),
  word: z.nullable(z.enum(['reached', 'on-pace', 'close', 'behind', 'unlikely', 'out-of-reach'])),
});

/** People still needed at a stage for a goal, and the last day on which they can count. */
const need = z.object({
  goal: local,
  stage,
  need: count,
  perWorkingDay: count,
  lastDate: date,
  isAssumed: z.boolean(),
});

const clock = z.object({
  kind: z.enum(CLOCK_KINDS),
  kept: count,
  broken: count,
  overdue: count,
  notMeasured: count,
  checking: count,
  medianMinutes: z.nullable(count),
});

const reason = z.object({
  id: named,
  label: local,
  count: weekCount,
  /** Not given in the weeks before. */
  isNew: z.boolean(),
});

const voice = z.object({
  who: named,
  at: moment,
  verdict: z.enum(VERDICTS),
  text,
});

const campaign = z.object({
  name: named,
  judged: count,
  accepted: count,
  rejected: count,
  recycled: count,
  voices: z.array(voice).check(z.maxLength(3)),
});

/** A touch on the way to a win or a loss. */
const pathTouch = z.object({
  at: moment,
  kind: z.enum(TOUCH_KINDS),
  campaign: named,
});

const deal = z.object({
  id: text,
  name: text,
  /** Minor units of the currency; negative for a refund. */
  amount: z.nullable(z.int()),
  currency: z.nullable(z.string().check(z.regex(/^[A-Z]{3}$/))),
  owner: named,
  closedAt: z.nullable(moment),
  lostReason: named,
  path: z.array(pathTouch).check(z.maxLength(20)),
  /** Touches of the path that are not listed. */
  more: count,
  /** Why there is no path. */
  gap: z.nullable(z.enum(['no-contacts', 'unread', 'none'])),
});

const deals = z.object({
  won: list(deal),
  lost: list(deal),
  /** How many the week has; null where the CRM does not say. */
  wonTotal: z.nullable(count),
  lostTotal: z.nullable(count),
  /** Why nothing could be read. */
  gap: z.nullable(z.enum(['unsupported', 'not-allowed', 'failed'])),
});

const finding = z.object({
  kind: z.enum(TRUTH_KINDS),
  contactId: text,
  name: text,
  company: named,
  owner: named,
  since: z.nullable(moment),
});

const truth = z.object({
  findings: list(finding),
  counts: z.array(z.object({ kind: z.enum(TRUTH_KINDS), count })).check(z.maxLength(20)),
  /** How many people were held against it. */
  people: count,
  /** What could not be judged. */
  unread: z.array(z.enum(['deals', 'touches', 'owners'])).check(z.maxLength(3)),
});

const quality = z.object({
  /** Won deals without a touch before them, of all won deals with a known path. */
  unattributed: z.nullable(share),
  /** Won deals of whose touches none belongs to a campaign. */
  noCampaign: z.nullable(share),
  /** People whose stage the CRM does not date, of those that are read here. */
  undated: z.nullable(share),
  /** Of them without a campaign. */
  noSource: z.nullable(share),
});

const openDecision = z.object({
  id: text,
  text,
  owner: named,
  due: z.nullable(date),
  by: named,
  at: moment,
  /** Two or more versions stand side by side. */
  isContested: z.boolean(),
});

/** A working week as both departments read it. */
export const reviewSchema = z.object({
  week: z.object({ from: date, until: date, timeZone: text }),
  readAt: moment,
  /** The oldest number that it is made of; null where none was counted. */
  oldestAt: z.nullable(moment),
  agreement: z.object({ version: count, isAgreed: z.boolean() }),
  /** Whose key read it, and whether that key sees everybody. */
  sight: z.object({ who: named, crm: text, seesAll: z.nullable(z.boolean()) }),
  month,
  goals: list(goal),
  came: list(z.object({ stage, count: weekCount, isAtLeast: z.boolean() })),
  needs: list(need),
  handOffs: z.object({ asOf: z.nullable(moment), clocks: list(clock) }),
  /** Null where notes were not read back to the first of the weeks. */
  notesAt: z.nullable(moment),
  reasons: list(reason),
  rejected: z.object({ now: share, before: z.nullable(share), differs }),
  campaigns: list(campaign),
  deals,
  truth,
  quality,
  decisions: list(openDecision),
});

/** A working week as both departments read it. JSON only. */
export type WeeklyReview = z.infer<typeof reviewSchema>;
export type ReviewDeal = WeeklyReview['deals']['won'][number];
export type ReviewDeals = WeeklyReview['deals'];
export type ReviewTruth = WeeklyReview['truth'];

/** The parts of a review, in the order in which they are gone through (figures.md g). */
export const REVIEW_BLOCKS = [
  'goals',
  'chain',
  'hand-offs',
  'reasons',
  'feedback',
  'deals',
  'truth',
  'quality',
  'decisions',
] as const;

export type ReviewBlock = (typeof REVIEW_BLOCKS)[number];

/** States of a decision. */
const DECISION_STATES = ['open', 'done', 'dropped'] as const;

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
/** The entries that this one was written over, as its author saw them. */
const replaces = z.array(digest).check(z.maxLength(20));
const author = { by: z.string().check(z.minLength(1), z.maxLength(LONGEST)), at: moment };
/** Ids are made by us, so that they are no words of anybody. */
const id = z.string().check(z.regex(/^[0-9a-f-]{8,40}$/));
const words = z.string().check(z.minLength(1), z.maxLength(2_000));

/** What a decision says; also what a page sends. */
export const decisionFields = z.object({
  id,
  /** First day of the week in whose review it was taken. */
  week: date,
  text: z.string().check(z.minLength(1), z.maxLength(LONGEST)),
  owner: named,
  due: z.nullable(date),
  state: z.enum(DECISION_STATES),
  replaces,
});

/** What a note says. */
export const noteFields = z.object({
  week: date,
  block: z.enum(REVIEW_BLOCKS),
  text: words,
  replaces,
});

const entry = z.discriminatedUnion('kind', [
  z.extend(decisionFields, { kind: z.literal('decision'), ...author }),
  z.extend(noteFields, { kind: z.literal('note'), ...author }),
  z.object({ kind: z.literal('kept'), review: reviewSchema, ...author }),
]);

/** One document of the weekly review. */
export type ReviewEntry = z.infer<typeof entry>;
export type Decision = Extract<ReviewEntry, { kind: 'decision' }>;
export type ReviewNote = Extract<ReviewEntry, { kind: 'note' }>;
export type KeptReview = Extract<ReviewEntry, { kind: 'kept' }>;

const document = z.object({ format: z.literal(REVIEW_FORMAT), weekly: entry });

/** Returns a document of the review as JSON text. @throws if it breaks a rule of the format */
export function serialiseReviewEntry(made: ReviewEntry): string {
  return JSON.stringify(document.parse({ format: REVIEW_FORMAT, weekly: made }));
}

/** Parses a document of the review from a JSON value; null if it is none that is read here. */
export function readReviewEntry(value: unknown): ReviewEntry | null {
  const parsed = document.safeParse(value);
  return parsed.success ? parsed.data.weekly : null;
}

/** Parses a review that a page shows; null if it breaks a rule of the format. */
export function readReview(value: unknown): WeeklyReview | null {
  const parsed = reviewSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
