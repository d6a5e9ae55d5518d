import type { Contact } from './contact';
import { linkedinMemberId, linkedinSlug, type PageIdentity } from './identity';
import { comparableCompany, comparableName } from './namesake';

/** What can be compared of a person on a page and one in the CRM. */
export type Trait = 'name' | 'company' | 'job' | 'place' | 'profile';

/** One trait that both sides tell, each as it is written there. */
export interface Compared {
  readonly trait: Trait;
  readonly here: string;
  readonly there: string;
  readonly agrees: boolean;
}

/** One side of a comparison; what it does not tell is null. */
export interface Side {
  readonly name: string | null;
  readonly company: string | null;
  readonly job: string | null;
  readonly place: string | null;
  /** Slug of the LinkedIn profile. */
  readonly profile: string | null;
  /** LinkedIn's id of the member, which outlives the slug. */
  readonly member: string | null;
}

/** What a page tells. */
export function sideOfPage(page: PageIdentity): Side {
  return {
    name: page.name ?? null,
    company: page.company ?? null,
    job: page.headline ?? null,
    place: page.place ?? null,
    profile: linkedinSlug(page.linkedinSlug ?? ''),
    member: linkedinMemberId(page.linkedinId ?? ''),
  };
}

/**
 * What the CRM tells. `member`: the id under which they were met before; null where they were not.
 */
export function sideOfContact(contact: Contact, member: string | null): Side {
  const { name, company, jobTitle, linkedinSlug } = contact;
  return {
    name,
    company,
    job: jobTitle,
    place: contact.traits['country'] ?? null,
    profile: linkedinSlug,
    member,
  };
}

/**
 * What agrees and what differs, trait by trait; a trait that one side does not tell is left out.
 * The same from both sides, and never a verdict: two people can agree in everything.
 */
export function compare(here: Side, there: Side): Compared[] {
  const plain = (
    trait: Exclude<Trait, 'profile'>,
    agree: (a: string, b: string) => boolean,
  ): Compared[] => {
    const [a, b] = [here[trait]?.trim() ?? '', there[trait]?.trim() ?? ''];
    return a === '' || b === '' ? [] : [{ trait, here: a, there: b, agrees: agree(a, b) }];
  };
  return [
    ...plain('name', (a, b) => comparableName(a) === comparableName(b)),
    ...plain('company', (a, b) => comparableCompany(a) === comparableCompany(b)),
    ...plain('job', isPartOfOther),
    ...plain('place', isPartOfOther),
    ...compareProfiles(here, there),
  ];
}

/**
 * Whether a contact is known to have another profile than the one on the page: the strongest sign
 * that it is somebody else.
 */
export function hasOtherProfile(compared: readonly Compared[]): boolean {
  return compared.some(({ trait, agrees }) => trait === 'profile' && !agrees);
}

/** Candidates before those with another profile, then by how much of them differs. */
export function likelier(a: readonly Compared[], b: readonly Compared[]): number {
  const differing = (compared: readonly Compared[]) =>
    compared.filter(({ agrees }) => !agrees).length;
  return Number(hasOtherProfile(a)) - Number(hasOtherProfile(b)) || differing(a) - differing(b);
}

function compareProfiles(here: Side, there: Side): Compared[] {
  // Slugs are renamed and taken over by others; where both ids are known they alone count.
  if (here.member !== null && there.member !== null) {
    const agrees = here.member === there.member;
    return [
      {
        trait: 'profile',
        here: here.profile ?? here.member,
        there: there.profile ?? there.member,
        agrees,
      },
    ];
  }
  if (here.profile === null || there.profile === null) return [];
  return [
    {
      trait: 'profile',
      here: here.profile,
      there: there.profile,
      agrees: here.profile === there.profile,
    },
  ];
}

/**
 * "Head of Purchasing" is part of "Head of Purchasing at Alder", and "Spain" of "Madrid, Spain".
 */
function isPartOfOther(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => ` ${comparableName(text)} `);
  if (one === undefined || other === undefined || one.trim() === '' || other.trim() === '')
    return false;
  return one.includes(other) || other.includes(one);
}
