import type { Contact } from './contact';
import { linkedinMemberId, linkedinSlug, type PageIdentity } from './identity';
import { comparableCompany, comparableName } from './namesake';

/** Traits compared between a person on a page and a contact. */
export type Trait = 'name' | 'company' | 'job' | 'place' | 'profile';

/** A trait that both sides have, as written on each. */
export interface Compared {
  readonly trait: Trait;
  readonly here: string;
  readonly there: string;
  readonly agrees: boolean;
}

/** One side of a comparison; null for what it does not have. */
export interface Side {
  readonly name: string | null;
  readonly company: string | null;
  readonly job: string | null;
  readonly place: string | null;
  /** Slug of the LinkedIn profile. */
  readonly profile: string | null;
  /** LinkedIn's member id, which stays the same when the slug changes. */
  readonly member: string | null;
}

/** Returns the page's side of a comparison. */
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
 * Returns the contact's side. `member` is the member id that the contact was seen with, or null.
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
 * Compares two sides trait by trait; traits that one side lacks are left out. The result is
 * symmetric and never proof: two people can agree in every trait.
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

/** Whether the contact has another profile than the page: the strongest sign of another person. */
function hasOtherProfile(compared: readonly Compared[]): boolean {
  return compared.some(({ trait, agrees }) => trait === 'profile' && !agrees);
}

/** Sorts candidates: those with another profile last, then by the number of differences. */
export function likelier(a: readonly Compared[], b: readonly Compared[]): number {
  const differing = (compared: readonly Compared[]) =>
    compared.filter(({ agrees }) => !agrees).length;
  return Number(hasOtherProfile(a)) - Number(hasOtherProfile(b)) || differing(a) - differing(b);
}

function compareProfiles(here: Side, there: Side): Compared[] {
  // A slug can change and be taken over by another person; if both member ids are known, only they
  // count.
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
 * Whether one text contains the other: "Head of Purchasing" and "Head of Purchasing at Alder",
 * "Spain" and "Madrid, Spain".
 */
function isPartOfOther(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => ` ${comparableName(text)} `);
  if (one === undefined || other === undefined || one.trim() === '' || other.trim() === '')
    return false;
  return one.includes(other) || other.includes(one);
}
