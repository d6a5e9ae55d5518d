import type { LookupResult, PersonView } from './person';

/**
 * Returns the contact of an address who must not be contacted; at most one. If several contacts
 * share the address, one such contact is enough, because it is not known which of them reads the
 * mail.
 */
export function notToContact(result: LookupResult | undefined): PersonView[] {
  const people =
    result?.state === 'known' ? [result.person] : result?.state === 'several' ? result.people : [];
  return people.filter(({ advice }) => advice === 'do-not-contact').slice(0, 1);
}
