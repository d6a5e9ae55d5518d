import { asciiDomain, unicodeDomain } from '../base/idn';
import { comparableSpelling, trimEdges } from '../base/spelling';

/** What a page tells of a person: enough to look them up, nothing more. */
export interface Identity {
  readonly email?: string | undefined;
  readonly linkedinSlug?: string | undefined;
  /** LinkedIn's own id of the member, which outlives a renamed slug. */
  readonly linkedinId?: string | undefined;
  readonly name?: string | undefined;
  readonly company?: string | undefined;
}

/**
 * What a page shows of a person, with what is only compared where nothing but name and company
 * speak for somebody: it is neither asked for nor kept.
 */
export interface PageIdentity extends Identity {
  /** The line under the name: a job title, often with more. */
  readonly headline?: string | undefined;
  readonly place?: string | undefined;
}

/**
 * A key under which a contact is found: `e:` email, `l:` LinkedIn slug, `m:` LinkedIn member id.
 * Matching by it is certain.
 */
export type CertainKey = `e:${string}` | `l:${string}` | `m:${string}`;

/**
 * A key of an identity; `n:` is a name with a company, which is a question to the rep and never an
 * answer.
 */
export type IdentityKey = CertainKey | `n:${string}`;

const LONGEST_EMAIL = 320;
/** 39 characters in every page seen; a few more or fewer are taken too. */
const MEMBER_ID = /^ACoA[\w-]{30,60}$/;

/** Longer than any address with what may be copied along with it. */
const LONGEST_RAW = 2 * LONGEST_EMAIL;

/**
 * Returns the form in which addresses are compared, the one rule for pages, CRMs and imported
 * files: without what is copied along at the ends (white space, invisible characters, the
 * apostrophe of a spreadsheet), A–Z in lower case, composed, the domain in Punycode and without a
 * dot at its end. Plus tags and dots are kept: two addresses that differ so may be two people.
 * @returns null when `raw` is no address (no single @, empty side, over 320 characters, white space
 * or something invisible inside, a character that is another one's double)
 */
export function normaliseEmail(raw: string): string | null {
  if (raw.length > LONGEST_RAW) return null;
  const text = comparableSpelling(trimEdges(trimEdges(raw).replace(/\.$/, '')));
  if (text === null || /[\s<>()[\],;:\\"\p{Cc}\p{Cf}]/u.test(text)) return null;
  const at = text.indexOf('@');
  if (at < 1 || at !== text.lastIndexOf('@') || at === text.length - 1) return null;
  const domain = asciiDomain(text.slice(at + 1));
  const email = `${text.slice(0, at)}@${domain}`;
  return domain === null || email.length > LONGEST_EMAIL ? null : email;
}

/**
 * Returns the ways in which a CRM may hold a normalised address: as it is, and with a domain of
 * another script in its own letters.
 */
export function emailSpellings(email: string): string[] {
  const at = email.lastIndexOf('@');
  const domain = unicodeDomain(email.slice(at + 1));
  return domain === null ? [email] : [email, email.slice(0, at + 1) + domain];
}

/** A profile's address: of any country, of the mobile site, or its path alone. */
const ADDRESS = /^(?:(?:https?:\/\/)?(?:[a-z]{1,3}\.)?linkedin\.com)?\/(?:mwlite\/)?in\/([^/?#]+)/i;
/** The same somewhere in a text. */
const IN_TEXT =
  /(?<![\p{L}\p{N}.@/-])(?:https?:\/\/)?(?:[a-z]{1,3}\.)?linkedin\.com\/(?:mwlite\/)?in\/([^\s/?#"'<>()[\],;]+)/giu;

/**
 * The slug that a field of a CRM holds, as people fill it in: an address, or a text with one
 * profile's address in it.
 * @returns null where there is none, and where there are several
 */
export function profileSlug(field: string): string | null {
  const whole = linkedinSlug(field);
  if (whole !== null) return whole;
  const found = [...field.matchAll(IN_TEXT)].flatMap(
    ([, slug = '']) => linkedinSlug(slug.replace(/[.:!]+$/, '')) ?? [],
  );
  const [first = null, ...others] = new Set(found);
  return others.length === 0 ? first : null;
}

/**
 * Returns the slug of a LinkedIn profile from an address, its path (`/in/ana`) or a bare slug:
 * percent-decoded, in the spelling of `normaliseEmail`.
 * @returns null for anything else, and for member-id addresses (`/in/ACoAA…`), which are not slugs.
 */
export function linkedinSlug(raw: string): string | null {
  const text = trimEdges(raw);
  const path = ADDRESS.exec(text)?.[1] ?? text;
  if (!/^[^\s/?#@]{3,200}$/u.test(path) || MEMBER_ID.test(path)) return null;
  try {
    const decoded = trimEdges(decodeURIComponent(path));
    if (MEMBER_ID.test(decoded)) return null;
    const slug = comparableSpelling(decoded);
    // What was hidden by percent signs must be no more of an address than what stood there openly.
    return slug !== null && /^[^\s/?#@%\p{Cc}\p{Cf}]{3,200}$/u.test(slug) ? slug : null;
  } catch {
    return null;
  }
}

/**
 * LinkedIn's id of a member from a profile's address (`/in/ACoAA…`) or a bare id. Its letters' case
 * counts.
 * @returns null for anything else
 */
export function linkedinMemberId(raw: string): string | null {
  const text = /\/in\/([^/?#]+)/.exec(raw)?.[1] ?? raw;
  return MEMBER_ID.test(text.trim()) ? text.trim() : null;
}

/** Every certain key of an identity; empty when only a name is known. */
export function identityKeys(identity: Identity): CertainKey[] {
  const keys: CertainKey[] = [];
  const email = identity.email === undefined ? null : normaliseEmail(identity.email);
  if (email !== null) keys.push(`e:${email}`);
  const slug = identity.linkedinSlug === undefined ? null : linkedinSlug(identity.linkedinSlug);
  if (slug !== null) keys.push(`l:${slug}`);
  const member = identity.linkedinId === undefined ? null : linkedinMemberId(identity.linkedinId);
  if (member !== null) keys.push(`m:${member}`);
  return keys;
}

/**
 * Returns the key under which a page and its answer name a person: the first certain one, else name
 * and company as they are written. Pages compare it only with itself, so that their scripts need
 * not carry the comparison of names (`questionKey`).
 * @returns null where the page says neither
 */
export function pageKey(identity: Identity): IdentityKey | null {
  const [certain] = identityKeys(identity);
  if (certain !== undefined) return certain;
  const { name = '', company = '' } = identity;
  return name === '' || company === '' ? null : `n:${JSON.stringify([name, company])}`;
}
