import type * as z from 'zod/mini';

/** Schema of each field of a document, by name. */
type Shape = Readonly<Record<string, z.ZodMiniType>>;

/**
 * Reads the fields of a stored document one by one. A missing or unreadable field does not affect
 * the others, so a new field of a later version never loses the whole document.
 * @param stored any stored value
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
 * Returns all fields of a stored document, with those of newer versions that this one does not
 * know.
 */
export function storedObject(stored: unknown): Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored !== null ? { ...stored } : {};
}
