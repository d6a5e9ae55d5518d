import type { StoredObject, Values } from '../types';
import { CAMPAIGNS, FIRST_NAMES, FORMS, JOB_TITLES, LAST_NAMES, MAILINGS, PAGES, plainLetters } from './names';
import type { Random } from './random';

const DAY = 86_400_000;
const FIRST_ID = 10_001;
const LADDER = [
  'subscriber',
  'lead',
  'marketingqualifiedlead',
  '153180554',
  'salesqualifiedlead',
  'opportunity',
  'customer',
  'evangelist',
];
/** How many of a hundred contacts stand on each step of the ladder; the rest are `other`. */
const SHARES = [28, 28, 13, 4, 9, 6, 8, 2];
const STATUS = ['NEW', 'OPEN', 'IN_PROGRESS', 'ATTEMPTED_TO_CONTACT', 'CONNECTED', 'UNQUALIFIED', 'BAD_TIMING'];
const SOURCES = [
  'ORGANIC_SEARCH',
  'PAID_SEARCH',
  'EMAIL_MARKETING',
  'SOCIAL_MEDIA',
  'REFERRALS',
  'DIRECT_TRAFFIC',
  'OFFLINE',
  'PAID_SOCIAL',
  'AI_REFERRALS',
];

const iso = (at: number): string => new Date(at).toISOString();

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

function stageValues(step: number, created: number, random: Random, now: number): Values {
  if (step < 0) {
    return {
      lifecyclestage: 'other',
      hs_v2_date_entered_other: iso(created),
      hs_v2_date_entered_current_stage: iso(created),
    };
  }
  const values: Values = {};
  // The step that an administrator put in between is not on everybody's way.
  const path = LADDER.slice(0, step + 1).filter(
    (stage, at) => at === step || stage !== '153180554' || random.chance(0.3),
  );
  let at = created;
  for (const [index, stage] of path.entries()) {
    if (index > 0) {
      const left = Math.max(1, (now - at) / (path.length - index + 1));
      const before = path[index - 1] ?? '';
      const entered = at;
      at += Math.max(3_600_000, Math.round(left * random.next()));
      values[`hs_v2_date_exited_${before}`] = iso(at);
      values[`hs_v2_latest_time_in_${before}`] = String(at - entered);
    }
    values[`hs_v2_date_entered_${stage}`] = iso(at);
  }
  return { ...values, lifecyclestage: LADDER[step] ?? '', hs_v2_date_entered_current_stage: iso(at) };
}

function webValues(created: number, random: Random, now: number): Values {
  const seen = created - random.int(0, 20) * DAY;
  const last = seen + Math.round((now - seen) * random.next());
  const views = random.int(1, 40);
  const source = random.pick(SOURCES);
  return {
    hs_analytics_source: source,
    hs_analytics_source_data_1: random.pick(CAMPAIGNS),
    hs_analytics_first_url: `https://relevo-demo.example${random.pick(PAGES)}`,
    hs_analytics_first_timestamp: iso(seen),
    hs_analytics_last_url: `https://relevo-demo.example${random.pick(PAGES)}`,
    hs_analytics_last_timestamp: iso(last),
    hs_analytics_num_visits: String(Math.ceil(views / 3)),
    hs_analytics_num_page_views: String(views),
    hs_latest_source: random.chance(0.5) ? source : random.pick(SOURCES),
    hs_latest_source_timestamp: iso(last),
    ...(random.chance(0.4) && { hs_analytics_first_touch_converting_campaign: random.pick(CAMPAIGNS) }),
  };
}

function formValues(step: number, created: number, random: Random, now: number): Values {
  if (step < 1) return {};
  const count = random.int(1, step >= 2 ? 5 : 2);
  const last = count === 1 ? created : created + Math.round((now - created) * random.next());
  const first = random.pick(FORMS);
  return {
    first_conversion_event_name: first,
    first_conversion_date: iso(created),
    recent_conversion_event_name: count === 1 ? first : random.pick(FORMS),
    recent_conversion_date: iso(last),
    num_conversion_events: String(count),
  };
}

function mailValues(step: number, random: Random, now: number): Values {
  const delivered = random.int(0, 12);
  if (delivered === 0) return {};
  const sent = now - random.int(1, 90) * DAY - random.int(0, DAY);
  const opened = random.int(0, Math.min(delivered, 2 + Math.max(0, step)));
  const clicked = random.int(0, Math.floor(opened / 2));
  return {
    hs_email_delivered: String(delivered),
    hs_email_last_send_date: iso(sent),
    hs_email_last_email_name: random.pick(MAILINGS),
    ...(opened > 0 && {
      hs_email_open: String(opened),
      hs_email_last_open_date: iso(sent + random.int(1, 40) * 1_200_000),
    }),
    ...(clicked > 0 && {
      hs_email_click: String(clicked),
      hs_email_last_click_date: iso(sent + random.int(50, 90) * 1_200_000),
    }),
    ...(random.chance(0.03) && { hs_email_optout: 'true' }),
  };
}

/** The contact with this number, at a company, with everything that the CRM and marketing know of them. */
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
  const score = Math.min(100, Math.max(0, Math.round((step + 1) * 11 + random.int(-10, 14))));
  const values: Values = {
    email,
    firstname: first,
    lastname: last,
    company: company.values.name ?? '',
    jobtitle: random.pick(JOB_TITLES),
    hs_email_domain: domain,
    country: company.values.country ?? '',
    hubspotscore: String(score),
    lead_score_fit_and_engagement: String(Math.min(100, Math.max(0, score + random.int(-8, 8)))),
    ...stageValues(step, created, random, now),
    ...webValues(created, random, now),
    ...formValues(step, created, random, now),
    ...mailValues(step, random, now),
    ...(step >= 2 && { hs_lead_status: random.pick(STATUS) }),
    ...(step >= 2 && random.chance(0.9) && { hubspot_owner_id: random.pick(sellers) }),
    ...(random.chance(0.6) && { hs_linkedin_url: profile(slug, random) }),
    ...(random.chance(0.05) && { hs_additional_emails: `${plainLetters(first)}${at}@private.test` }),
  };
  const updated = now - random.int(0, Math.max(1, Math.floor((now - created) / 1000))) * 1000;
  return { type: 'contacts', id: FIRST_ID + at, values, created, updated, archivedAt: null, history: {} };
}
