import { asciiDomain, unicodeDomain } from '../base/idn';
import { comparableSpelling, trimEdges } from '../base/spelling';

declare const normalised: unique symbol;

/** An address in the normal form of `normaliseEmail`, the only function that makes one. */
export type Email = string & { readonly [normalised]: true };

/** The data of a person on a page that is needed to look them up. */
export interface Identity {
  readonly email?: Email | undefined;
  readonly linkedinSlug?: string | undefined;
  /** LinkedIn's member id, which stays the same when the slug changes. */
  readonly linkedinId?: string | undefined;
  readonly name?: string | undefined;
  readonly company?: string | undefined;
}

/**
 * A person as a page shows them. The additional fields are only compared with contacts of the same
 * name and company; they are neither sent nor stored.
 */
export interface PageIdentity extends Identity {
  /** The line below the name: a job title, often with more text. */
  readonly headline?: string | undefined;
  readonly place?: string | undefined;
}

/**
 * A key that identifies a contact with certainty: `e:` email, `l:` LinkedIn slug, `m:` LinkedIn
 * member id.
 */
export type CertainKey = `e:${string}` | `l:${string}` | `m:${string}`;

/**
 * A key of an identity. `n:` is a name with a company, which only leads to a question to the rep.
 */
export type IdentityKey = CertainKey | `n:${string}`;

const LONGEST_EMAIL = 320;
/**
 * 39 characters on all pages seen (captured LinkedIn pages of 2024 to 2026), with some tolerance.
 */
const MEMBER_ID = /^ACoA[\w-]{30,60}$/;

/** Longest input: an address and characters that were copied along. */
const LONGEST_RAW = 2 * LONGEST_EMAIL;

/**
 * Returns the normal form of an address, which pages, CRMs and imported files share: trimmed (white
 * space, invisible characters, the apostrophe of a spreadsheet), A–Z in lower case, composed, the
 * domain in Punycode and without a final dot. Plus tags and dots are kept, because addresses that
 * differ in them can belong to two people.
 * @returns null if `raw` is not an address (no single @, an empty side, over 320 characters, white
 * space or invisible characters inside, a character that is a double of another one, a domain with
 * signs that none has, such as `?subject=…`)
 */
export function normaliseEmail(raw: string): Email | null {
  if (raw.length > LONGEST_RAW) return null;
  const text = comparableSpelling(trimEdges(trimEdges(raw).replace(/\.$/, '')));
  if (text === null || /[\s<>()[\],;:\\"\p{Cc}]/u.test(text)) return null;
  const at = text.indexOf('@');
  if (at < 1 || at !== text.lastIndexOf('@') || at === text.length - 1) return null;
  const domain = asciiDomain(text.slice(at + 1));
  const email = `${text.slice(0, at)}@${domain}`;
  return domain === null || email.length > LONGEST_EMAIL ? null : (email as Email);
}

/**
 * Returns the spellings in which a CRM may hold a normalised address: as it is, and with the domain
 * in its own script.
 */
export function emailSpellings(email: string): string[] {
  const at = email.lastIndexOf('@');
  const domain = unicodeDomain(email.slice(at + 1));
  return domain === null ? [email] : [email, email.slice(0, at + 1) + domain];
}

/** Address of a profile: any country host, the mobile site, or only the path. */
const ADDRESS = /^(?:(?:https?:\/\/)?(?:[a-z]{1,3}\.)?linkedin\.com)?\/(?:mwlite\/)?in\/([^/?#]+)/i;
/** An address of a profile inside a text. */
const IN_TEXT =
  /(?<![\p{L}\p{N}.@/-])(?:https?:\/\/)?(?:[a-z]{1,3}\.)?linkedin\.com\/(?:mwlite\/)?in\/([^\s/?#"'<>()[\],;]+)/giu;

/**
 * Returns the slug in a CRM field that people fill in: a URL or its path, or a text with the URL of
 * one profile. A bare word is none: "pending" would be a stranger's profile.
 * @returns null if there is none, or more than one
 */
export function profileSlug(field: string): string | null {
  const whole = field.includes('/') ? linkedinSlug(field) : null;
  if (whole !== null) return whole;
  const found = [...field.matchAll(IN_TEXT)].flatMap(
    ([, slug = '']) => linkedinSlug(slug.replace(/[.:!]+$/, '')) ?? [],
  );
  const [first = null, ...others] = new Set(found);
  return others.length === 0 ? first : null;
}

/**
 * Returns the slug of a LinkedIn profile from a URL, its path (`/in/ana`) or a bare slug:
 * percent-decoded, in the spelling of `normaliseEmail`.
 * @returns null for anything else, and for URLs with a member id (`/in/ACoAA…`), which is not a
 * slug
 */
export function linkedinSlug(raw: string): string | null {
  const text = trimEdges(raw);
  const path = ADDRESS.exec(text)?.[1] ?? text;
  if (!/^[^\s/?#@]{3,200}$/u.test(path) || MEMBER_ID.test(path)) return null;
  try {
    const decoded = trimEdges(decodeURIComponent(path));
    if (MEMBER_ID.test(decoded)) return null;
    const slug = comparableSpelling(decoded);
    // Percent-encoding must not hide characters that are not allowed in plain form.
    return slug !== null && /^[^\s/?#@%\p{Cc}]{3,200}$/u.test(slug) ? slug : null;
  } catch {
    return null;
  }
}

/**
 * Returns LinkedIn's member id from the URL of a profile (`/in/ACoAA…`) or a bare id. It is
 * case-sensitive.
 * @returns null for anything else
 */
export function linkedinMemberId(raw: string): string | null {
  const text = /\/in\/([^/?#]+)/.exec(raw)?.[1] ?? raw;
  return MEMBER_ID.test(text.trim()) ? text.trim() : null;
}

/** Returns the keys of addresses as a CRM or a file writes them; invalid ones have none. */
export function emailKeys(raw: readonly string[]): CertainKey[] {
  return raw
    .map(normaliseEmail)
    .flatMap((email) => (email === null ? [] : (`e:${email}` as const)));
}

/** Returns all certain keys of an identity; empty if only a name is known. */
export function identityKeys(identity: Identity): CertainKey[] {
  const keys: CertainKey[] = [];
  if (identity.email !== undefined) keys.push(`e:${identity.email}`);
  const slug = identity.linkedinSlug === undefined ? null : linkedinSlug(identity.linkedinSlug);
  if (slug !== null) keys.push(`l:${slug}`);
  const member = identity.linkedinId === undefined ? null : linkedinMemberId(identity.linkedinId);
  if (member !== null) keys.push(`m:${member}`);
  return keys;
}

/**
 * Returns the key that identifies a person in messages between a page and the background: the first
 * certain one, else name and company as written. Slug and member id are taken in the normal form
 * in which a site's reader gives them, and names are compared only with themselves, so content
 * scripts need neither LinkedIn's spellings in Gmail nor the comparison of names (`questionKey`).
 * @returns null if the page has neither
 */
export function pageKey(identity: Identity): IdentityKey | null {
  const { email, linkedinSlug, linkedinId, name = '', company = '' } = identity;
  if (email !== undefined) return `e:${email}`;
  if (linkedinSlug !== undefined) return `l:${linkedinSlug}`;
  if (linkedinId !== undefined) return `m:${linkedinId}`;
  return name === '' || company === '' ? null : `n:${JSON.stringify([name, company])}`;
}
