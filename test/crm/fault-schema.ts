import * as z from 'zod';

const seconds = z.object({ seconds: z.number().int().min(0) });
const applied = z.boolean().optional();

const FaultInput = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rate-limit'),
    retryAfter: z.union([seconds, z.object({ dateInMs: z.number() })]).optional(),
    policy: z.string().optional(),
  }),
  z.object({ kind: z.literal('unauthorized'), expired: z.boolean().optional() }),
  z.object({ kind: z.literal('forbidden'), scopes: z.array(z.string()).optional() }),
  z.object({
    kind: z.literal('server-error'),
    status: z.number().int().min(500).max(599).optional(),
    applied,
    retryAfter: seconds.optional(),
  }),
  z.object({ kind: z.literal('cut'), when: z.enum(['before', 'after', 'mid-body']) }),
  z.object({ kind: z.literal('hang'), applied }),
  z.object({ kind: z.literal('drip'), bytes: z.number().int().min(1), everyMs: z.number().min(0) }),
  z.object({ kind: z.literal('malformed') }),
  z.object({ kind: z.literal('login-page') }),
  z.object({
    kind: z.literal('redirect'),
    status: z.union([z.literal(302), z.literal(307)]).optional(),
    location: z.string(),
  }),
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('wrong-type'), contentType: z.string() }),
  z.object({ kind: z.literal('twice'), together: applied }),
  z.object({
    kind: z.literal('partial'),
    category: z.string().optional(),
    most: z.number().int().min(1).optional(),
    folded: applied,
    canceled: applied,
    applied,
  }),
  z.object({
    kind: z.literal('answer'),
    status: z.number().int().min(200).max(599),
    body: z.string(),
    headers: z.record(z.string(), z.string()).optional(),
    applied,
  }),
]);

/** A fault rule as it comes in over HTTP; see `FaultRule`. */
export const FaultRuleInput = z.object({
  match: z
    .object({
      method: z.string().optional(),
      path: z.string().optional(),
      body: z.string().optional(),
      nth: z
        .union([
          z.number().int().min(1),
          z.tuple([z.number().int().min(1), z.number().int().min(1)]),
        ])
        .optional(),
    })
    .optional(),
  delayMs: z.number().min(0).optional(),
  fault: FaultInput.optional(),
});
