import * as z from 'zod/mini';
import type { OutboxView } from '../../domain/changes/intent';
import type { RecentOf } from '../../domain/changes/recent';
import { nothing, stage, text } from '../inputs';
import { route } from '../route';

/** Id of a pending intent; the reverse of a move has the id of the move with a prefix. */
const waitingId = z.string().check(z.regex(/^(undo-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));

/** Changes that wait, and the decisions about them. */
export const outboxRoutes = {
  'outbox.list': route<OutboxView>()('page', nothing),
  /** `over`: in a conflict, the stage in the CRM that the rep saw and replaces. */
  'outbox.retry': route<null>()(
    'page',
    z.object({
      intentId: waitingId,
      over: z.optional(z.object({ from: z.nullable(stage), reasonId: z.optional(text(80)) })),
    }),
  ),
  /** What the rep did in the last minutes and can take back by `site.undo`, newest first. */
  'outbox.recent': route<RecentOf[]>()('page', nothing),
  'outbox.discard': route<null>()('page', z.object({ intentId: waitingId })),
} as const;
