import type { OdooWorld } from '../odoo';
import { LADDER } from './person';

/** How much a big company holds. */
export interface Size {
  readonly leads: number;
  readonly notes: number;
  readonly traces: number;
}

/** What the figures in `.github/figures.md` are measured on. */
export const BIG: Size = { leads: 100_000, notes: 24_500, traces: 294_000 };

const WORDS = {
  first: ['Ana', 'Luis', 'Marta', 'Jorge', 'Elena', 'Pablo', 'Lucía', 'Hugo', 'Sara', 'Iván'],
  last: ['García', 'López', 'Pérez', 'Sanz', 'Ruiz', 'Vega', 'Molina', 'Ortiz', 'Castro', 'Nieto'],
};
const list = (values: readonly string[]): string =>
  `ARRAY[${values.map((value) => `'${value}'`).join(', ')}]`;

/** The address of lead number `n` (from 1) of the big company. */
export const bigEmail = (n: number): string => `person${n}@company${n % 997}.example`;

/**
 * Fills a database that has Relevo's fields, and no leads yet, with as much as a big company holds:
 * straight into PostgreSQL, with the rows that Odoo would have stored. Every tenth lead is Nora's;
 * a third has no owner. No one is lost and no one answered a mailing.
 * @param now the moment the past leads up to, epoch ms
 */
export async function seedBig(world: OdooWorld, size: Size = BIG, now = Date.now()): Promise<void> {
  const at = `to_timestamp(${now} / 1000.0) AT TIME ZONE 'UTC'`;
  await world.run(`
CREATE TEMP TABLE rep AS SELECT res_users.id, partner_id, format('"%s" <%s>', name, login) AS address,
    row_number() OVER (ORDER BY res_users.id) AS nth FROM res_users JOIN res_partner ON res_partner.id = partner_id
  WHERE login LIKE '%@relevo-demo.example' AND login NOT LIKE 'mateo%';
${origins}
${partners(size, at)}
${leads(size, at)}
${notes(size, at)}
${traces(size, at)}
ANALYZE crm_lead, res_partner, mail_message, mailing_trace;`);
}

const origins = `
INSERT INTO utm_stage (name, sequence) SELECT '{"en_US": "New"}', 1 WHERE NOT EXISTS (SELECT FROM utm_stage);
INSERT INTO utm_campaign (name, title, stage_id, user_id, active, create_uid, write_uid, create_date, write_date)
  SELECT 'Campaign ' || n, jsonb_build_object('en_US', 'Campaign ' || n), (SELECT min(id) FROM utm_stage), 2, true, 2, 2, now(), now() FROM generate_series(1, 20) AS n;
CREATE TEMP TABLE campaign AS SELECT id, row_number() OVER (ORDER BY id) AS nth FROM utm_campaign ORDER BY id DESC LIMIT 20;`;

/** One company for a hundred leads, one partner for each opportunity. */
const partners = ({ leads }: Size, at: string): string => `
INSERT INTO res_partner (name, complete_name, commercial_company_name, is_company, active, type, lang, color,
    partner_share, message_bounce, create_uid, write_uid, create_date, write_date, calendar_last_notif_ack)
  SELECT name, name, name, true, true, 'contact', 'en_US', 0, true, 0, 2, 2, ${at}, ${at}, ${at}
  FROM (SELECT 'Company ' || n AS name FROM generate_series(0, 996) AS n) AS company;
CREATE TEMP TABLE company AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS nth, name FROM res_partner WHERE name LIKE 'Company %';
UPDATE res_partner SET commercial_partner_id = id WHERE id IN (SELECT id FROM company);
INSERT INTO res_partner (name, complete_name, parent_id, commercial_partner_id, commercial_company_name, function, email, email_normalized,
    is_company, active, type, lang, color, partner_share, message_bounce, create_uid, write_uid, create_date,
    write_date, calendar_last_notif_ack)
  SELECT person, company.name || ', ' || person, company.id, company.id, company.name, 'Head of Operations', email, email,
    false, true, 'contact', 'en_US', 0, true, 0, 2, 2, ${at}, ${at}, ${at}
  FROM (SELECT ${PERSON} AS person, ${EMAIL} AS email, n FROM generate_series(1, ${leads}) AS n WHERE ${STEP} >= 3) AS one
  JOIN company ON company.nth = n % 997;`;

const PERSON = `(${list(WORDS.first)})[n % 10 + 1] || ' ' || (${list(WORDS.last)})[n / 10 % 10 + 1] || ' ' || n`;
const EMAIL = `'person' || n || '@company' || n % 997 || '.example'`;
/** Spread evenly by the golden ratio: half of all are visitors, one in a hundred a customer. */
const STEP = `(width_bucket((n * 0.6180339887) % 1, ARRAY[0, 0.5, 0.75, 0.88, 0.95, 0.985]::numeric[]) - 1)`;

const leads = ({ leads }: Size, at: string): string => `
INSERT INTO crm_lead (name, type, contact_name, partner_name, function, email_from, email_normalized, email_domain_criterion, email_state,
    user_id, team_id, company_id, stage_id, campaign_id, source_id, medium_id, partner_id, lang_id, priority, won_status, probability,
    automated_probability, active, color, message_bounce, expected_revenue, prorated_revenue, recurring_revenue,
    recurring_revenue_monthly, recurring_revenue_monthly_prorated, recurring_revenue_prorated, day_open, day_close,
    date_open, date_closed, date_last_stage_update, create_uid, write_uid, create_date, write_date, x_relevo_stage, x_relevo_score)
  SELECT company.name || ': interest', CASE WHEN step < 3 THEN 'lead' ELSE 'opportunity' END, person, company.name, 'Head of Operations', one.email, one.email,
    '@company' || n % 997 || '.example', 'correct', rep.id, CASE WHEN rep.id IS NOT NULL THEN 1 END,
    CASE WHEN rep.id IS NOT NULL THEN 1 END, stage.id, campaign.id, (SELECT min(id) FROM utm_source), (SELECT min(id) FROM utm_medium), partner.id, CASE WHEN partner.id IS NOT NULL THEN 1 END,
    '0', CASE WHEN stage.is_won THEN 'won' ELSE 'pending' END, CASE WHEN stage.is_won THEN 100 ELSE 50 END,
    CASE WHEN stage.is_won THEN 100 ELSE 50 END, true, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    CASE WHEN rep.id IS NOT NULL THEN made END, CASE WHEN stage.is_won THEN moved END, moved, 2, 2, made, moved,
    (${list(LADDER)})[step + 1], n % 101
  FROM (SELECT n, ${STEP} AS step, ${PERSON} AS person, ${EMAIL} AS email,
      ${at} - n % 700 * interval '1 day' - interval '1 hour' AS made,
      ${at} - n % 700 * random() * interval '1 day' AS moved FROM generate_series(1, ${leads}) AS n) AS one
  JOIN company ON company.nth = n % 997
  JOIN campaign ON campaign.nth = n % 20 + 1
  JOIN (SELECT id, is_won, row_number() OVER (ORDER BY sequence) + 1 AS nth FROM crm_stage) AS stage ON stage.nth = greatest(step, 2)
  LEFT JOIN rep ON rep.nth = CASE WHEN n % 10 = 0 THEN 1 WHEN n % 3 <> 0 THEN n % 2 + 2 END
  LEFT JOIN res_partner AS partner ON step >= 3 AND partner.email_normalized = one.email
  ORDER BY n;
CREATE TEMP TABLE lead AS SELECT id, row_number() OVER (ORDER BY id) AS nth, user_id, create_date, email_normalized, campaign_id FROM crm_lead;`;

const notes = ({ notes, leads }: Size, at: string): string => `
INSERT INTO mail_message (model, res_id, record_company_id, subtype_id, author_id, message_type, message_id, body,
    email_from, reply_to, email_add_signature, date, create_uid, write_uid, create_date, write_date)
  SELECT 'crm.lead', lead.id, 1, (SELECT res_id FROM ir_model_data WHERE module = 'mail' AND name = 'mt_note'),
    coalesce(rep.partner_id, 3), 'comment', '<big.' || n || '@relevo-demo.example>', '<p>Call number ' || n || ': budget in January</p>',
    rep.address, rep.address, true, said, 2, 2, said, said
  FROM (SELECT n, ${at} - random() * interval '300 days' AS said FROM generate_series(1, ${notes}) AS n) AS one
  JOIN lead ON lead.nth = n * 7919 % ${leads} + 1 LEFT JOIN rep ON rep.id = lead.user_id;`;

/** Two thirds are opened, a fourth of these clicked. */
const traces = ({ traces, leads }: Size, at: string): string => `
INSERT INTO utm_source (name, create_uid, write_uid, create_date, write_date)
  SELECT 'Mailing ' || n, 2, 2, now(), now() FROM generate_series(1, 40) AS n;
INSERT INTO mailing_mailing (subject, source_id, campaign_id, medium_id, user_id, mailing_model_id, ab_testing_pc, email_from,
    schedule_type, state, mailing_type, reply_to_mode, mailing_domain, body_html, active, use_exclusion_list, ab_testing_enabled,
    sent_date, create_uid, write_uid, create_date, write_date)
  SELECT jsonb_build_object('en_US', name), id, (SELECT campaign.id FROM campaign WHERE nth = utm_source.id % 20 + 1),
    (SELECT min(id) FROM utm_medium), 2, (SELECT id FROM ir_model WHERE model = 'crm.lead'), 10,
    'mateo.ibarra@relevo-demo.example', 'now', 'done', 'mail', 'update', '[]', '<p>Hello</p>', true, true, false, ${at}, 2, 2, ${at}, ${at}
  FROM utm_source WHERE name LIKE 'Mailing %';
CREATE TEMP TABLE mailing AS SELECT id, campaign_id, row_number() OVER (ORDER BY id) AS nth FROM mailing_mailing ORDER BY id DESC LIMIT 40;
INSERT INTO mailing_trace (trace_type, mass_mailing_id, campaign_id, model, res_id, email, trace_status, sent_datetime,
    open_datetime, links_click_datetime, create_uid, write_uid, create_date, write_date)
  SELECT 'mail', mailing.id, mailing.campaign_id, 'crm.lead', lead.id, lead.email_normalized, CASE WHEN n % 3 > 0 THEN 'open' ELSE 'sent' END,
    sent, CASE WHEN n % 3 > 0 THEN sent + interval '2 hours' END, CASE WHEN n % 12 = 1 THEN sent + interval '3 hours' END, 2, 2, sent, sent
  FROM (SELECT n, ${at} - random() * interval '300 days' - interval '1 day' AS sent FROM generate_series(1, ${traces}) AS n) AS one
  JOIN lead ON lead.nth = n % ${leads} + 1 JOIN mailing ON mailing.nth = n % 40 + 1;`;
