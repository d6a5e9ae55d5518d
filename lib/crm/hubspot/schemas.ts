import * as z from 'zod/mini';

/**
 * HubSpot's answers as far as they are read. Vendor documents call fields required that come back
 * null, so everything that may be left out is; unknown keys are dropped; a record that does not fit
 * is left out, its neighbours stay.
 */
const text = z.catch(z.nullish(z.string()), null);
const flag = z.catch(z.nullish(z.boolean()), null);

/** Ids stand in paths of requests and are keys of ours; HubSpot's are digits. */
const id = z.string().check(z.regex(/^[\w-]{1,64}$/));

/** A list whose members that do not fit are left out; nothing where it is no list. */
function listOf<Value>(schema: z.ZodMiniType<Value>, most: number) {
  return z.pipe(
    z.unknown(),
    z.transform((list) => (Array.isArray(list) ? fitting(list.slice(0, most), schema) : null)),
  );
}

/** HubSpot keeps some twenty versions of a property, and an account has some dozen stages. */
const MOST_VERSIONS = 100;
const MOST_OPTIONS = 1_000;

/**
 * Properties come as text or null; numbers and booleans are taken as their text, anything else as
 * nothing.
 */
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

/** An error inside an answer about many. One that is no object is an error all the same. */
export const batchErrorSchema = z.catch(
  z.object({ category: text, subCategory: z.optional(z.unknown()), message: text }),
  {
    category: null,
    subCategory: null,
    message: null,
  },
);

/** One parser for batch answers of both versions; `failureOfBatch` says what of it failed. */
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
  // A number that the language cannot hold exactly would be somebody else's.
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

/** The members of a list that fit; those that do not are left out. */
export function fitting<Value>(items: readonly unknown[], schema: z.ZodMiniType<Value>): Value[] {
  return items.flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}
