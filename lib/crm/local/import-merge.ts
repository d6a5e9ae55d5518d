import { stageOrder } from '../../domain/base/stage';
import { type PersonFacts, plainWords } from './from-row';
import type { ImportRow } from './import-row';

/** A campaign's name as compared. */
export function plainName(name: string): string {
  return plainWords(name).join(' ') || name;
}

/**
 * A person with what a row says of them. What the row leaves empty stays; so does the campaign that
 * first brought them, and a stage further on than the row's.
 * @param campaigns id of each campaign by its compared name
 */
export function mergePerson<Facts extends PersonFacts>(
  person: Facts,
  row: ImportRow,
  campaigns: ReadonlyMap<string, number>,
  now: number,
): Facts {
  const campaignId =
    row.campaign === null ? null : (campaigns.get(plainName(row.campaign)) ?? null);
  const forward =
    row.stage !== null &&
    (person.stage === null || stageOrder(row.stage) > stageOrder(person.stage));
  return {
    ...person,
    name: row.name ?? person.name,
    company: row.company ?? person.company,
    jobTitle: row.jobTitle ?? person.jobTitle,
    linkedinSlug: row.linkedinSlug ?? person.linkedinSlug,
    campaignId: person.campaignId ?? campaignId,
    ...(forward &&
      row.stage !== null && {
        stage: row.stage,
        stageDates: { ...person.stageDates, [row.stage]: now },
      }),
  };
}
