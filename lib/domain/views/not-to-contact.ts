import type { LookupResult, PersonView } from './person';

/**
 * Who of those found for one address must not be contacted, one at the most: of several contacts
 * with one address it is enough that one is at such a stage, since nobody can say which of them
 * would read the mail.
 */
export function notToContact(result: LookupResult | undefined): PersonView[] {
  const people =
    result?.state === 'known' ? [result.person] : result?.state === 'several' ? result.people : [];
  return people.filter((person) => person.doNotContact).slice(0, 1);
}
