import type { Contact } from '../person/contact';
import type { WeeklyReview } from './review-schema';

/** How many people carry no date of their stage, and no campaign. */
export function peopleQuality(
  contacts: readonly Pick<Contact, 'stage' | 'stageDates' | 'campaign'>[],
): Pick<WeeklyReview['quality'], 'undated' | 'noSource'> {
  const n = contacts.length;
  if (n === 0) return { undated: null, noSource: null };
  const count = (is: (contact: (typeof contacts)[number]) => boolean) => ({
    x: contacts.filter(is).length,
    n,
  });
  return {
    undated: count(({ stage, stageDates }) => stage === null || stageDates[stage] === undefined),
    noSource: count(({ campaign }) => campaign === null),
  };
}
