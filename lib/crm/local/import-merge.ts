import { type Stage, stageOrder } from '../../domain/base/stage';
import type { ImportFacts } from '../../domain/import/model';
import { linkedinSlug, normaliseEmail } from '../../domain/person/identity';
import { type PersonFacts, plainWords } from './from-row';
import { newPerson } from './writes';

/** A campaign's name as compared. */
export function plainName(name: string): string {
  return plainWords(name).join(' ') || name;
}

/** What a person of a file is with only addresses and profiles that are ones. */
export function soundFacts(facts: ImportFacts): ImportFacts {
  return {
    ...facts,
    emails: [...new Set(facts.emails.flatMap((email) => normaliseEmail(email) ?? []))],
    linkedin: facts.linkedin === null ? null : linkedinSlug(facts.linkedin),
  };
}

/**
 * A new person: their address or profile is their name until they have one.
 * @param ownerId their owner; null for none
 */
export function newcomer(
  facts: ImportFacts,
  stage: Stage | null,
  ownerId: string | null,
  now: number,
): PersonFacts {
  const [email = facts.linkedin ?? ''] = facts.emails;
  const person = newPerson(email, '', stage ?? 'lead', now);
  return {
    ...person,
    emails: [],
    ownerId,
    ...(stage === null && { stage, stageDates: {} }),
  };
}

/**
 * A person with what a file says of them. What the file leaves empty stays; so does the campaign
 * that first brought them, a stage further on than the file's, and a good name where letters of the
 * file's are in doubt.
 * @param campaigns id of each campaign by its compared name
 * @param taken addresses that belong to others
 */
export function mergePerson<Facts extends PersonFacts>(
  person: Facts,
  facts: ImportFacts,
  campaigns: ReadonlyMap<string, number>,
  taken: ReadonlySet<string>,
  now: number,
): Facts {
  const campaignId =
    facts.campaign === null ? null : (campaigns.get(plainName(facts.campaign)) ?? null);
  const forward =
    facts.stage !== null &&
    (person.stage === null || stageOrder(facts.stage) > stageOrder(person.stage));
  const better = (theirs: string | null, ours: string | null) =>
    facts.doubtful ? (ours ?? theirs) : (theirs ?? ours);
  const emails = facts.emails.filter((email) => !taken.has(email));
  return {
    ...person,
    name: better(facts.name, isNameless(person) ? null : person.name) ?? person.name,
    emails: [...new Set([...person.emails, ...emails])],
    company: better(facts.company, person.company),
    jobTitle: better(facts.jobTitle, person.jobTitle),
    ...(facts.phone !== null && { phone: facts.phone }),
    linkedinSlug: facts.linkedin ?? person.linkedinSlug,
    campaignId: person.campaignId ?? campaignId,
    ...(forward &&
      facts.stage !== null && {
        stage: facts.stage,
        stageDates: { ...person.stageDates, [facts.stage]: now },
      }),
  };
}

/** Whether a person has only an address or a profile for a name. */
export function isNameless({ name, emails, linkedinSlug: slug }: PersonFacts): boolean {
  return name === '' || name === slug || normaliseEmail(name) !== null || emails.includes(name);
}
