import type { Stage } from '../../domain/base/stage';

/**
 * Fields of a lead that are read wherever the database has them; names differ between versions and
 * modules.
 */
export const LEAD_FIELDS = [
  'name',
  'type',
  'active',
  'priority',
  'stage_id',
  'won_status',
  'probability',
  'user_id',
  'team_id',
  'contact_name',
  'partner_name',
  'partner_id',
  'function',
  'email_from',
  'email_normalized',
  'website',
  'country_id',
  'campaign_id',
  'medium_id',
  'source_id',
  'lost_reason_id',
  'create_date',
  'date_open',
  'date_conversion',
  'date_closed',
  'date_last_stage_update',
  'write_date',
] as const;

/**
 * Fields of a lead as a deal. They are read apart from the others: Odoo computes the activities of
 * each lead that it returns.
 */
export const DEAL_FIELDS = [
  'name',
  'type',
  'active',
  'stage_id',
  'won_status',
  'probability',
  'user_id',
  'campaign_id',
  'lost_reason_id',
  'create_date',
  'date_closed',
  'date_deadline',
  'expected_revenue',
  'company_currency',
  'activity_date_deadline',
  'activity_summary',
  'activity_type_id',
  'activity_user_id',
] as const;

/** Fields of a person or company in Odoo's address book. */
export const PARTNER_FIELDS = [
  'name',
  'email_normalized',
  'email',
  'function',
  'parent_id',
  'commercial_company_name',
  'country_id',
  'website',
  'user_id',
  'active',
  'create_date',
  'write_date',
] as const;

/** Fields that Relevo offers to make in `crm.lead`. */
export const STAGE_FIELD = 'x_relevo_stage';
export const SCORE_FIELD = 'x_relevo_score';
/** The time at which a stage field got its value stands beside it under this ending. */
export const SINCE = '_since';
/** That time for Relevo's own field. */
export const SINCE_FIELD = `${STAGE_FIELD}${SINCE}`;

/** When a lead first came to a stage of Relevo's or to a later one. */
export function cameField(stage: Stage): string {
  return `x_relevo_came_${stage}`;
}

/** Days from coming to a stage until coming to the next, each begun day a whole one. */
export function daysField(stage: Stage, next: Stage): string {
  return `${DAYS}${stage}_${next}`;
}

/** How the names of `daysField` begin. */
export const DAYS = 'x_relevo_days_';

/** The pipeline of Odoo itself as a place of the stage. */
export const PIPELINE = 'stage_id';
