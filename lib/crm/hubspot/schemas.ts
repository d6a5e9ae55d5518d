import * as z from 'zod/mini';

/**
 * Schemas of HubSpot's answers. HubSpot documents fields as required that can be null, so all
 * optional ones accept null. Unknown keys are dropped. An invalid record is left out; the other
 * records stay.
 */
const text = z.catch(z.nullish(z.string()), null);
const flag = z.catch(z.nullish(z.boolean()), null);

/** Ids become parts of request paths and our keys. HubSpot's ids are digits. */
const id = z.string().check(z.regex(/^[\w-]{1,64}$/));

/** A list without its invalid members; null if it is not a list. */
function listOf<Value>(schema: z.ZodMiniType<Value>, most: number) {
  return z.pipe(
    z.unknown(),
    z.transform((list) => (Array.isArray(list) ? fitting(list.slice(0, most), schema) : null)),
  );
}

/** HubSpot keeps about 20 versions of a property, and an account has a few dozen stages. */
const MOST_VERSIONS = 100;
const MOST_OPTIONS = 1_000;

/** Properties are strings or null. Numbers and booleans become strings, other values null. */
const property = z.pipe(
  z.unknown(),
  z.transform((value) =>
    typeof value === 'string'
      ? value
      : typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : null,
  ),
);

const version = z.object({
  value: property,
  timestamp: z.string(),
  sourceType: text,
  sourceLabel: text,
});

export const recordSchema = z.object({
  id,
  properties: z.record(z.string(), property),
  propertiesWithHistory: z.catch(
    z.nullish(z.record(z.string(), listOf(version, MOST_VERSIONS))),
    null,
  ),
  updatedAt: text,
  archived: flag,
});
export type HubSpotRecord = z.infer<typeof recordSchema>;

const paging = z.nullish(z.object({ next: z.nullish(z.object({ after: z.string() })) }));

/** An error inside a batch answer. A value that is not an object still counts as an error. */
export const batchErrorSchema = z.catch(
  z.object({ category: text, subCategory: z.optional(z.unknown()), message: text }),
  {
    category: null,
    subCategory: null,
    message: null,
  },
);

/** Schema of batch answers in both versions; `failureOfBatch` finds their failures. */
export const batchSchema = z.object({
  results: z.array(z.unknown()),
  status: text,
  numErrors: z.catch(z.nullish(z.number()), null),
  errors: z.catch(z.nullish(z.array(batchErrorSchema)), null),
});

export const searchSchema = z.object({
  total: z.nullish(z.number()),
  results: z.array(z.unknown()),
  paging,
});

export const errorSchema = z.object({ message: text, category: text, policyName: text });

export const definitionSchema = z.object({
  name: z.string(),
  label: text,
  type: text,
  groupName: text,
  hidden: flag,
  options: listOf(
    z.object({
      value: z.string(),
      label: text,
      displayOrder: z.catch(z.nullish(z.number()), null),
      hidden: flag,
    }),
    MOST_OPTIONS,
  ),
});
export type Definition = z.infer<typeof definitionSchema>;

export const listSchema = z.object({ results: z.array(z.unknown()), paging });

const user = z.catch(z.nullish(z.union([z.int(), z.string()])), null);

export const ownerSchema = z.object({
  id,
  email: text,
  firstName: text,
  lastName: text,
  type: text,
  userId: user,
  userIdIncludingInactive: user,
});

export const associationSchema = z.object({
  from: z.object({ id }),
  // A number beyond the safe integers would be rounded to another id.
  to: z.array(z.object({ toObjectId: z.union([id, z.int()]) })),
  paging,
});

export const participationSchema = z.object({
  id,
  associations: z.catch(
    z.nullish(z.object({ marketingEvent: z.nullish(z.object({ name: text })) })),
    null,
  ),
  properties: z.catch(
    z.nullish(
      z.object({ attendanceState: text, occurredAt: z.nullish(z.union([z.number(), z.string()])) }),
    ),
    null,
  ),
});

export const accountSchema = z.object({ portalId: z.union([id, z.int()]), uiDomain: text });

export const currencySchema = z.object({ companyCurrency: text });

/** An account has at most 100 stages in a pipeline. */
const MOST_DEAL_STAGES = 200;

export const pipelineSchema = z.object({
  stages: listOf(
    z.object({
      id,
      label: text,
      metadata: z.catch(z.nullish(z.object({ isClosed: text, probability: text })), null),
    }),
    MOST_DEAL_STAGES,
  ),
});

/** Returns the valid members of a list. */
export function fitting<Value>(items: readonly unknown[], schema: z.ZodMiniType<Value>): Value[] {
  return items.flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}
