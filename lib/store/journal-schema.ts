import * as z from 'zod/mini';
import { STAGES } from '../domain/base/stage';

const stage = z.enum(STAGES);

const action = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('move'),
    from: z.nullable(stage),
    to: stage,
    reasonId: z.optional(z.string()),
  }),
  z.object({
    kind: z.literal('note'),
    text: z.string(),
    author: z.optional(z.object({ id: z.string(), name: z.string() })),
    undone: z.optional(z.string()),
  }),
  z.object({
    kind: z.literal('profile'),
    from: z.nullable(z.string()),
    to: z.nullable(z.string()),
  }),
  z.object({ kind: z.literal('add'), email: z.string(), name: z.string() }),
]);

const park = z.object({
  reason: z.enum([
    'conflict',
    'refused',
    'auth',
    'permission',
    'unsupported',
    'gone',
    'in-doubt',
    'account',
    'confirm',
  ]),
  detail: z.string(),
  theirs: z.optional(z.nullable(stage)),
});

/** Schema of an intent in the replica log. */
export const outboxRowSchema = z.object({
  seq: z.number(),
  intentId: z.string(),
  contactId: z.string(),
  connection: z.string(),
  action,
  payloadVersion: z.literal(1),
  state: z.enum(['queued', 'sending', 'doubtful', 'parked']),
  createdAt: z.number(),
  attempts: z.number(),
  nextAttemptAt: z.number(),
  sentAt: z.nullable(z.number()),
  park: z.nullable(park),
  undo: z.boolean(),
  who: z.optional(z.string()),
});
export type OutboxSchemaRow = z.infer<typeof outboxRowSchema>;

/** Schema of a finished intent in the replica log. */
export const doneRowSchema = z.object({
  intentId: z.string(),
  contactId: z.string(),
  /**
   * Rows from before this field existed get an id that no connection has, so that they cannot be
   * undone.
   */
  connection: z._default(z.string(), ''),
  action,
  outcome: z.enum(['applied', 'undone', 'discarded', 'reversed']),
  at: z.number(),
});
export type DoneSchemaRow = z.infer<typeof doneRowSchema>;

const key = z.templateLiteral([z.enum(['e', 'l', 'm', 'n']), ':', z.string()]);

/** Schema of an answer about a person on a page, in the replica log. */
export const answerRowSchema = z.object({
  id: z.string(),
  connection: z.string(),
  key,
  contactId: z.string(),
  same: z.boolean(),
  by: z.enum(['rep', 'page']),
  at: z.number(),
});
export type AnswerSchemaRow = z.infer<typeof answerRowSchema>;
