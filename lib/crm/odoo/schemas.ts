import * as z from 'zod/mini';

/**
 * Odoo's answers as far as they are read. An empty value of any type is `false`; a link to a record
 * is `[id, name]`; times are UTC without saying so. Fields that a version or a key lacks are simply
 * absent, so everything may be.
 */

/** Longest HTML or text that is read of one value. */
const LONGEST = 500_000;

const text = z.pipe(
  z.unknown(),
  z.transform((value) =>
    typeof value === 'string' && value.trim() !== '' ? value.slice(0, LONGEST).trim() : null,
  ),
);

const whole = z.int().check(z.positive());

/** A link to one record: its id and the name that it is shown by. */
export interface Link {
  readonly id: number;
  readonly name: string;
}

const link = z.pipe(
  z.unknown(),
  z.transform((value): Link | null => {
    if (!Array.isArray(value)) return null;
    const [id, name]: unknown[] = value;
    const parsed = whole.safeParse(id);
    return parsed.success ? { id: parsed.data, name: typeof name === 'string' ? name : '' } : null;
  }),
);

/** `YYYY-MM-DD HH:MM:SS` in UTC as epoch ms; null for `false` and for what is no time. */
export function timeOf(value: unknown): number | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?/.test(value)) return null;
  const at = Date.parse(`${value.slice(0, 10)}T${value.slice(11, 19) || '00:00:00'}Z`);
  return Number.isFinite(at) ? at : null;
}

/** Epoch ms as Odoo writes a time; seconds are its finest. */
export function odooTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** A record whose other fields are read by name: which there are depends on the database. */
export const rowSchema = z.looseObject({ id: whole });
export type Row = z.infer<typeof rowSchema>;

export const readText = (row: Row, field: string): string | null => text.parse(row[field]);
export const readLink = (row: Row, field: string): Link | null => link.parse(row[field]);
export const readTime = (row: Row, field: string): number | null => timeOf(row[field]);
/** Ids of the linked records; older versions link one, as `[id, name]`. */
export const readIds = (row: Row, field: string): number[] => {
  const [value, one] = [row[field], readLink(row, field)];
  if (one !== null && one.name !== '') return [one.id];
  return Array.isArray(value) ? value.flatMap((id) => whole.safeParse(id).data ?? []) : [];
};
export const readNumber = (row: Row, field: string): number | null =>
  typeof row[field] === 'number' && Number.isFinite(row[field]) ? row[field] : null;

/** Rows that are none are left out, their neighbours stay. */
export const rowsSchema = z.pipe(
  z.array(z.unknown()),
  z.transform((rows) =>
    rows.flatMap((row) => {
      const parsed = rowSchema.safeParse(row);
      return parsed.success ? [parsed.data] : [];
    }),
  ),
);

const word = z.catch(z.nullish(z.string()), null);

/** The description of a field in `fields_get`. */
export const fieldSchema = z.object({
  string: word,
  type: word,
  relation: word,
  selection: z.catch(z.nullish(z.array(z.unknown())), null),
});
export type FieldInfo = z.infer<typeof fieldSchema>;

/** What a value of a selection is called, in the language that was asked in. */
export function optionLabel(field: FieldInfo | null | undefined, value: string): string | null {
  const option = field?.selection?.find((one) => Array.isArray(one) && one[0] === value);
  return Array.isArray(option) && typeof option[1] === 'string' ? option[1] : null;
}

export const fieldsSchema = z.record(z.string(), z.catch(z.nullable(fieldSchema), null));

export const versionSchema = z.object({ version_info: z.array(z.unknown()) });

export const contextSchema = z.object({ uid: z.optional(whole), lang: text });

/**
 * An error in the body: JSON-2 has it at the top, JSON-RPC inside `error.data`. `debug` holds a
 * traceback and is never read.
 */
export const errorSchema = z.object({
  name: z.string(),
  message: z.catch(z.nullish(z.string()), null),
});
export const rpcErrorSchema = z.object({
  error: z.object({ message: text, data: z.catch(z.nullish(errorSchema), null) }),
});
