import type { StoredObject, Values } from '../types';
import { FIRST_NAMES, JOB_TITLES, LAST_NAMES, plainLetters } from './names';
import type { Random } from './random';
import { trailOf } from './trail';

const DAY = 86_400_000;
const FIRST_ID = 10_001;
/** How many of a hundred contacts stand on each step of the ladder; the rest are `other`. */
const SHARES = [28, 28, 13, 4, 9, 6, 8, 2];
const STATUS = [
  'NEW',
  'OPEN',
  'IN_PROGRESS',
  'ATTEMPTED_TO_CONTACT',
  'CONNECTED',
  'UNQUALIFIED',
  'BAD_TIMING',
];
function stepOf(random: Random): number {
  let left = random.next() * 100;
  for (const [step, share] of SHARES.entries()) {
    left -= share;
    if (left < 0) return step;
  }
  return -1;
}

/** Profile addresses as people type them: free text. */
function profile(slug: string, random: Random): string {
  const forms = [
    `https://www.linkedin.com/in/${slug}`,
    `https://www.linkedin.com/in/${slug}/`,
    `http://www.linkedin.com/in/${slug}`,
    `www.linkedin.com/in/${slug}`,
    `linkedin.com/in/${slug}`,
    `https://es.linkedin.com/in/${slug}`,
    `https://www.linkedin.com/in/${slug}?trk=public_profile`,
    `LinkedIn.com/in/${slug.toUpperCase()}`,
  ];
  return random.pick(forms);
}

/**
 * The contact with this number, at a company, with everything that the CRM and marketing know of
 * them.
 */
export function personRow(
  at: number,
  company: StoredObject,
  sellers: readonly string[],
  random: Random,
  now: number,
): StoredObject {
  const [first, last] = [random.pick(FIRST_NAMES), random.pick(LAST_NAMES)];
  const slug = `${plainLetters(first)}-${plainLetters(last)}-${at}`;
  const domain = company.values.domain ?? '';
  const email = `${plainLetters(first)}.${plainLetters(last)}${at}@${domain}`;
  const step = stepOf(random);
  const created = now - random.int(5, 600) * DAY - random.int(0, DAY);
  const values: Values = {
    email,
    firstname: first,
    lastname: last,
    company: company.values.name ?? '',
    jobtitle: random.pick(JOB_TITLES),
    hs_email_domain: domain,
    country: company.values.country ?? '',
    ...trailOf(step, created, random, now),
    ...(step >= 2 && { hs_lead_status: random.pick(STATUS) }),
    ...(step >= 2 && random.chance(0.9) && { hubspot_owner_id: random.pick(sellers) }),
    ...(random.chance(0.6) && { hs_linkedin_url: profile(slug, random) }),
    ...(random.chance(0.05) && {
      hs_additional_emails: `${plainLetters(first)}${at}@private.test`,
    }),
  };
  const updated = now - random.int(0, Math.max(1, Math.floor((now - created) / 1000))) * 1000;
  return {
    type: 'contacts',
    id: FIRST_ID + at,
    values,
    created,
    updated,
    archivedAt: null,
    history: {},
  };
}
