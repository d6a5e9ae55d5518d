import * as z from 'zod/mini';

/**
 * HubSpot's answers as far as they are read. Vendor documents call fields required that come back null, so everything
 * that may be left out is; unknown keys are dropped; a record that does not fit is left out, its neighbours stay.
 */
const text = z.nullish(z.string());

/** Properties come as text or null; numbers and booleans are taken as their text, anything else as nothing. */
const property = z.pipe(
  z.unknown(),
  z.transform((value) =>
    typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : null,
  ),
);

const version = z.object({ value: property, timestamp: z.string(), sourceType: text, sourceLabel: text });

export const recordSchema = z.object({
  id: z.string(),
  properties: z.record(z.string(), property),
  propertiesWithHistory: z.nullish(z.record(z.string(), z.array(version))),
  updatedAt: text,
  archived: z.nullish(z.boolean()),
});
export type HubSpotRecord = z.infer<typeof recordSchema>;

const paging = z.nullish(z.object({ next: z.nullish(z.object({ after: z.string() })) }));

/** One parser for batch answers of both versions: `results`, and perhaps `errors` beside them. */
export const batchSchema = z.object({
  results: z.array(z.unknown()),
  errors: z.nullish(
    z.array(z.object({ category: text, context: z.nullish(z.record(z.string(), z.array(z.string()))) })),
  ),
});

export const searchSchema = z.object({ total: z.nullish(z.number()), results: z.array(z.unknown()), paging });

export const errorSchema = z.object({ message: text, category: text, policyName: text });

export const definitionSchema = z.object({
  name: z.string(),
  label: text,
  type: text,
  groupName: text,
  hidden: z.nullish(z.boolean()),
  options: z.nullish(
    z.array(
      z.object({ value: z.string(), label: text, displayOrder: z.nullish(z.number()), hidden: z.nullish(z.boolean()) }),
    ),
  ),
});
export type Definition = z.infer<typeof definitionSchema>;

export const listSchema = z.object({ results: z.array(z.unknown()), paging });

export const ownerSchema = z.object({ id: z.string(), email: text, firstName: text, lastName: text });

export const associationSchema = z.object({
  from: z.object({ id: z.string() }),
  to: z.array(z.object({ toObjectId: z.union([z.string(), z.number()]) })),
  paging,
});

export const participationSchema = z.object({
  id: z.string(),
  createdAt: text,
  associations: z.nullish(
    z.object({
      marketingEvent: z.nullish(
        z.object({ marketingEventId: z.nullish(z.union([z.string(), z.number()])), name: text }),
      ),
    }),
  ),
  properties: z.nullish(z.object({ attendanceState: text, occurredAt: z.nullish(z.union([z.number(), z.string()])) })),
});

export const accountSchema = z.object({ portalId: z.union([z.string(), z.number()]), uiDomain: text });

/** The members of a list that fit; those that do not are left out. */
export function fitting<Value>(items: readonly unknown[], schema: z.ZodMiniType<Value>): Value[] {
  return items.flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}
