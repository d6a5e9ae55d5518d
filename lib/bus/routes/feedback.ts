import * as z from 'zod/mini';
import { VERDICTS } from '../../domain/feedback/feedback';
import type { FeedbackDetail, FeedbackSlice, FeedbackSummary } from '../../domain/views/feedback';
import type { ReplyWithPerson } from '../../domain/views/reply';
import { intentId, LONGEST_TEXT, nothing, text } from '../inputs';
import { route } from '../route';

const name = z.optional(text(600));
const feedbackFilter = z.object({
  campaign: name,
  reasonId: name,
  personaId: name,
  rep: name,
  verdict: z.optional(z.enum(VERDICTS)),
  from: z.optional(z.number()),
  to: z.optional(z.number()),
  /** Only feedback that is new since the last visit. */
  fresh: z.optional(z.boolean()),
  dealtWith: z.optional(z.boolean()),
  handmade: z.optional(z.boolean()),
  /** Words to search for. */
  text: z.optional(text(100)),
});

/** Feedback of the reps, and its answers. */
export const feedbackRoutes = {
  'feedback.list': route<FeedbackSlice>()(
    'page',
    z.object({
      filter: feedbackFilter,
      offset: z.int().check(z.minimum(0)),
      limit: z.int().check(z.minimum(1), z.maximum(200)),
    }),
  ),
  'feedback.summary': route<FeedbackSummary>()('page', z.object({ filter: feedbackFilter })),
  'feedback.thread': route<FeedbackDetail>()('page', z.object({ id: text(200) })),
  /** Answers a thread, or marks it as dealt with. When it resolves, the answer is durable. */
  'feedback.reply': route<{ intentId: string }>()(
    'page',
    z.object({ intentId, id: text(200), text: text(LONGEST_TEXT), dealtWith: z.boolean() }),
  ),
  /** Answers to what this rep said that no card of theirs has shown yet, newest first. */
  'feedback.replies': route<ReplyWithPerson[]>()('page', nothing),
  'feedback.export': route<{ csv: string }>()('page', z.object({ filter: feedbackFilter }), 25_000),
  /** Notes a visit of the feedback page; what came after the previous visit counts as new. */
  'feedback.visit': route<null>()('page', nothing),
  /** Reads the notes that the CRM has received since the last time. */
  'feedback.refresh': route<null>()('page', nothing, 60_000),
} as const;
