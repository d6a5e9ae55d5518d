import type * as z from 'zod/mini';

/** Fields of a document by name, each with what may stand in it. */
type Shape = Readonly<Record<string, z.ZodMiniType>>;

/**
 * Reads the fields of a stored document one by one: a field that is missing or unreadable costs no
 * other field its value. A new field of a later version is then no reason to lose a document.
 * @param stored whatever stands there
 * @returns the fields that could be read
 */
export function readableFields<Fields extends Shape>(
  fields: Fields,
  stored: unknown,
): Partial<{ [Name in keyof Fields]: z.infer<Fields[Name]> }> {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).flatMap(([name, value]) => {
    const parsed = Object.hasOwn(fields, name) ? fields[name]?.safeParse(value) : undefined;
    return parsed?.success === true ? [[name, parsed.data] as const] : [];
  });
  return Object.fromEntries(entries) as Partial<{ [Name in keyof Fields]: z.infer<Fields[Name]> }>;
}

/**
 * What stands in a stored document beside what this version knows: a newer version may have put it
 * there.
 */
export function storedObject(stored: unknown): Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored !== null ? { ...stored } : {};
}
