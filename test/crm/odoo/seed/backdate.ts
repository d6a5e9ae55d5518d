import type { Postgres } from '../postgres';
import { type Loaded, odooTime } from './loaded';

/**
 * Puts the leads, and what Odoo noted of their last move, back to when it happened in the story.
 */
export async function backdate(
  postgres: Postgres,
  database: string,
  loaded: readonly Loaded[],
  now: number,
): Promise<void> {
  const rows = loaded.map(({ lead, person }) => ({
    lead,
    created: odooTime(person.createdAt),
    entered: odooTime(person.enteredAt),
  }));
  await postgres.run(
    database,
    `INSERT INTO ir_config_parameter (key, value) VALUES ('relevo.seeded_at', '${now}');
CREATE TEMP TABLE past AS SELECT * FROM json_to_recordset($seed$${JSON.stringify(rows)}$seed$)
  AS row(lead integer, created timestamp, entered timestamp);
UPDATE crm_lead SET create_date = created, write_date = entered, date_last_stage_update = entered,
    date_open = CASE WHEN date_open IS NULL THEN NULL ELSE created END,
    date_closed = CASE WHEN date_closed IS NULL THEN NULL ELSE entered END,
    date_conversion = CASE WHEN type = 'opportunity' THEN entered END
  FROM past WHERE crm_lead.id = lead;
UPDATE mail_message SET date = entered, create_date = entered, write_date = entered
  FROM past WHERE model = 'crm.lead' AND res_id = lead AND message_type NOT IN ('comment', 'email');
UPDATE mail_message SET create_date = date, write_date = date
  WHERE model = 'crm.lead' AND message_type IN ('comment', 'email');
UPDATE mailing_trace SET create_date = sent_datetime, write_date = greatest(sent_datetime, open_datetime, links_click_datetime, reply_datetime);
UPDATE event_registration SET create_date = event_event.date_begin - interval '5 days'
  FROM event_event WHERE event_event.id = event_id;
UPDATE mailing_mailing SET sent_date = first.sent FROM (SELECT mass_mailing_id, min(sent_datetime) AS sent FROM mailing_trace GROUP BY 1) AS first
  WHERE first.mass_mailing_id = mailing_mailing.id;`,
  );
}
