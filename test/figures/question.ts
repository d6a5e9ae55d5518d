import * as z from 'zod/mini';

/** A reference case, as far as it is needed to reckon it: never its `expected`. */
export const caseSchema = z.object({
  group: z.string(),
  id: z.optional(z.string()),
  title: z.optional(z.string()),
  input: z.unknown(),
});

export type Case = z.infer<typeof caseSchema>;

/** One kind of case: which inputs it reads, and what it makes of them. */
export interface Question {
  /** The result, or undefined where the input has another shape. */
  readonly answer: (input: unknown) => { readonly result: unknown } | undefined;
  /**
   * Words of a title that mean this question, for those that share the shape of their input with
   * others.
   */
  readonly words: RegExp | undefined;
}

/** A question about inputs of one shape. */
export function question<T>(
  schema: z.ZodMiniType<T>,
  reckon: (input: T) => unknown,
  words?: RegExp,
): Question {
  return {
    words,
    answer: (input) => {
      const parsed = schema.safeParse(input);
      return parsed.success ? { result: reckon(parsed.data) } : undefined;
    },
  };
}

/** A field that may be missing or null. */
export const maybe = <T extends z.ZodMiniType>(schema: T) => z.optional(z.nullable(schema));

export const number = z.number();
export const count = z.number().check(z.minimum(0));
export const whole = z.int().check(z.nonnegative());
export const chance = z.number().check(z.minimum(0), z.maximum(1));
export const numbers = z.array(number);
export const text = z.string();

/** Null for what is no number that JSON can write. */
export function finite(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : value;
}
