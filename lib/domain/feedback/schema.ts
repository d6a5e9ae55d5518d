import * as z from 'zod/mini';
import { MOST_SAID_TOUCHES, VERDICTS } from './feedback';

const LONGEST = 600;

const text = z.string().check(z.maxLength(LONGEST));
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const moment = z.number();

/**
 * Data of the machine-readable line. The names are short, because the line is visible in the CRM's
 * search. The same data is above it in words.
 */
const schema = z.object({
  v: z.enum(VERDICTS),
  r: z.optional(text),
  c: z.optional(text),
  a: z.optional(z.int()),
  n: text,
  e: z.optional(text),
  i: z.optional(text),
  d: z.optional(date),
  p: z.optional(moment),
  o: z.optional(text),
  x: z.optional(z.literal(1)),
  /** Touches of a contest or a confirmation: ids, title, date and deal. */
  k: z.optional(z.array(text).check(z.minLength(1), z.maxLength(MOST_SAID_TOUCHES))),
  m: z.optional(text),
  j: z.optional(date),
  f: z.optional(text),
  /** Who referred the contact: id and name. */
  w: z.optional(text),
  g: z.optional(text),
  /** Digests of the header and of the text. */
  h: z.string(),
  t: z.string(),
});

export type NoteData = z.output<typeof schema>;

const verdictSchema = z.object({ v: z.string() });

export type NoteDataRead =
  | { readonly kind: 'read'; readonly data: NoteData }
  /** Complete, but with a verdict that this version does not know. */
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

/** Parses the data of a machine-readable line. Never throws. */
export function readNoteData(json: string): NoteDataRead {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { kind: 'damaged' };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { kind: 'read', data: parsed.data };
  const verdict = verdictSchema.safeParse(value);
  const known = verdict.success && VERDICTS.some((each) => each === verdict.data.v);
  return { kind: verdict.success && !known ? 'newer' : 'damaged' };
}
