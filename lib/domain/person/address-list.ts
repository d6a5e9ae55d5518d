import { asciiDomain } from '../base/idn';
import { normaliseEmail } from './identity';

/** The domain of a normalised address. */
export function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

/**
 * Whether an address is one of a list, or of a domain of it or below one.
 * @param email normalised
 * @param entries as `readEntry` gives them
 */
export function isListed(email: string, entries: readonly string[]): boolean {
  return entries.some((entry) =>
    entry.includes('@') ? email === entry : `.${domainOf(email)}`.endsWith(`.${entry}`),
  );
}

/** A name of a host with a dot in it, each part of letters, digits and hyphens (RFC 1035). */
const DOMAIN = /^(?=.{4,253}$)[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$/;

/**
 * An address (`ana@acme.com`) or a domain with everything below it (`acme.com`, `@acme.com`), as
 * lists hold them. @returns null for what is neither
 */
export function readEntry(raw: string): string | null {
  const text = raw.trim().replace(/^@/, '');
  if (text.includes('@')) return normaliseEmail(text);
  const domain = asciiDomain(text.toLowerCase().replace(/\.$/, ''));
  return domain !== null && DOMAIN.test(domain) ? domain : null;
}

/** What a person or an administrator wrote as a list, and what of it is neither of both. */
export function readList(raw: string | readonly unknown[]): { entries: string[]; bad: string[] } {
  const parts = typeof raw === 'string' ? raw.split(/[\s,;]+/) : raw.map(String);
  const written = parts.filter((part) => part.trim() !== '');
  const entries = new Set(written.flatMap((part) => readEntry(part) ?? []));
  return { entries: [...entries], bad: written.filter((part) => readEntry(part) === null) };
}
