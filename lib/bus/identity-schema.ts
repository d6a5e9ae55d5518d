import * as z from 'zod/mini';
import { normaliseEmail } from '../domain/person/identity';

const text = (longest: number) => z.string().check(z.maxLength(longest));

/** An address from another context; only one that can be normalised is accepted. */
const email = z.pipe(
  text(320),
  z.transform((raw, context) => {
    const address = normaliseEmail(raw);
    if (address !== null) return address;
    context.issues.push({ code: 'custom', message: 'not an address', input: raw });
    return z.NEVER;
  }),
);

/**
 * Validates the data of a person on a page, as a content script sends them. The script runs in a
 * third-party page, so lengths are limited. Headline and place are only compared with contacts of
 * the same name and company; they are neither stored nor sent on.
 */
export const identitySchema = z.object({
  email: z.optional(email),
  linkedinSlug: z.optional(text(200)),
  linkedinId: z.optional(text(200)),
  name: z.optional(text(300)),
  company: z.optional(text(300)),
  headline: z.optional(text(600)),
  place: z.optional(text(300)),
});
