import * as z from 'zod/mini';
import { MOST_SAID_TOUCHES } from '../../domain/feedback/feedback';
import type { ReferralsView } from '../../domain/views/referrals';
import { intentId, LONGEST_TEXT, text, ticket } from '../inputs';
import { route } from '../route';

/** What sales says of credited touches, and who referred a contact. */
export const contestsRoutes = {
  /** Says of credited touches that they had nothing to do with it, or had. Then it is durable. */
  'contests.give': route<{ intentId: string }>()(
    'page',
    z.object({
      ticket,
      intentId,
      word: z.enum(['contested', 'confirmed']),
      /** One of `CONTEST_REASONS`, for a contest. */
      reasonId: z.optional(text(80)),
      text: z.optional(text(LONGEST_TEXT)),
      touch: z.object({
        ids: z.array(text(600)).check(z.minLength(1), z.maxLength(MOST_SAID_TOUCHES)),
        title: text(600),
        at: z.number(),
        campaign: z.nullable(text(600)),
        dealId: z.nullable(text(600)),
      }),
    }),
    20_000,
  ),
  /** The right to speak of the touches of a contact, read where it is not known here. */
  'contests.person': route<{ ticket: string } | null>()(
    'page',
    z.object({ contactId: text(200) }),
    25_000,
  ),
  /** Says who referred a contact, by the ticket of that person; null withdraws it. */
  'referrals.set': route<{ intentId: string }>()(
    'page',
    z.object({ ticket, intentId, by: z.nullable(ticket) }),
  ),
  /** Says that a customer was asked for a referral. */
  'referrals.asked': route<{ intentId: string }>()('page', z.object({ ticket, intentId })),
  /** Word of mouth, from what is stored; customers are read behind it. */
  'referrals.list': route<ReferralsView>()('page', z.object({ mine: z.boolean() })),
} as const;
