/** What a page tells of a person: enough to look them up, nothing more. */
export interface Identity {
  readonly email?: string | undefined;
  readonly linkedinSlug?: string | undefined;
  readonly name?: string | undefined;
  readonly company?: string | undefined;
}

/** A key under which a contact is found: `e:` email, `l:` LinkedIn slug. Matching by key is certain. */
export type IdentityKey = `e:${string}` | `l:${string}`;

const LONGEST_EMAIL = 320;

/**
 * The form in which addresses are compared: trimmed, lower case, domain without a trailing dot.
 * Plus tags and dots are kept: two addresses that differ so may be two people.
 * @returns null when `raw` is no address (no single @, empty side, white space inside, over 320 characters).
 */
export function normaliseEmail(raw: string): string | null {
  const text = raw.trim().toLowerCase().replace(/\.$/, '');
  if (text.length > LONGEST_EMAIL || /[\s<>()[\],;:\\"\p{Cc}]/u.test(text)) return null;
  const at = text.indexOf('@');
  if (at < 1 || at !== text.lastIndexOf('@') || at === text.length - 1) return null;
  return text;
}

/**
 * The slug of a LinkedIn profile from an address or a bare slug: percent-decoded, lower case.
 * @returns null for anything else, and for member-id addresses (`/in/ACoAA…`), which are not slugs.
 */
export function linkedinSlug(raw: string): string | null {
  const path = /^(?:https?:\/\/)?(?:[a-z]{2,3}\.)?linkedin\.com\/in\/([^/?#]+)/i.exec(raw.trim())?.[1] ?? raw.trim();
  if (!/^[^\s/?#@]{3,200}$/u.test(path) || /^ACoA[\w-]{30,}$/.test(path)) return null;
  try {
    const slug = decodeURIComponent(path).toLowerCase().normalize('NFC');
    // What was hidden by percent signs must be no more of an address than what stood there openly.
    return /^[^\s/?#@%\p{Cc}]{3,200}$/u.test(slug) ? slug : null;
  } catch {
    return null;
  }
}

/** Every certain key of an identity; empty when only a name is known. */
export function identityKeys(identity: Identity): IdentityKey[] {
  const keys: IdentityKey[] = [];
  const email = identity.email === undefined ? null : normaliseEmail(identity.email);
  if (email !== null) keys.push(`e:${email}`);
  const slug = identity.linkedinSlug === undefined ? null : linkedinSlug(identity.linkedinSlug);
  if (slug !== null) keys.push(`l:${slug}`);
  return keys;
}
