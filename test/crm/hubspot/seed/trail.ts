import type { Values } from '../types';
import { CAMPAIGNS, FORMS, MAILINGS, PAGES } from './names';
import { type Random, randomFrom } from './random';

const DAY = 86_400_000;
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
  return {
    ...values,
    lifecyclestage: LADDER[step] ?? '',
    hs_v2_date_entered_current_stage: iso(at),
  };
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
    ...(random.chance(0.4) && {
      hs_analytics_first_touch_converting_campaign: random.pick(CAMPAIGNS),
    }),
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

function mailValues(step: number, created: number, random: Random, now: number): Values {
  const sent = now - random.int(1, 90) * DAY - random.int(0, DAY);
  if (sent < created) return {};
  const delivered = 1 + random.int(0, Math.min(11, Math.floor((sent - created) / (11 * DAY))));
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
      hs_email_last_click_date: iso(sent + random.int(50, 70) * 1_200_000),
    }),
    ...(random.chance(0.03) && { hs_email_optout: 'true' }),
  };
}

function scoreValues(step: number, random: Random): Values {
  const bounded = (score: number): string => String(Math.min(100, Math.max(0, score)));
  const score = (step + 1) * 11 + random.int(-10, 14);
  return {
    hubspotscore: bounded(score),
    lead_score_fit_and_engagement: bounded(score + random.int(-8, 8)),
  };
}

/**
 * What marketing and the CRM noted of a person on this step of the ladder (-1: beside it) since
 * they were created.
 */
export function trailOf(step: number, created: number, random: Random, now: number): Values {
  return {
    ...scoreValues(step, random),
    ...stageValues(step, created, random, now),
    ...webValues(created, random, now),
    ...formValues(step, created, random, now),
    ...mailValues(step, created, random, now),
  };
}

/**
 * A believable past for a given person at a lifecycle stage, to put into the account with
 * `control.upsertContact`: stage dates, score, web, form and mail properties. The same for the same
 * arguments; `now` and `createdAt` in epoch ms.
 */
export function sampleTrail(
  stage: string,
  seed: number,
  now: number,
): { values: Values; createdAt: number } {
  const random = randomFrom(seed);
  const createdAt = now - random.int(20, 300) * DAY - random.int(0, DAY);
  return { values: trailOf(LADDER.indexOf(stage), createdAt, random, now), createdAt };
}
