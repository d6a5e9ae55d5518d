import type { Agreement } from '../base/agreement-model';
import type { AttributionModel, CampaignAlias } from '../base/agreement-plan';
import type { TouchKind } from '../base/touch';
import { type Sourced, sourced } from './planning';

/** What credit for customers is reckoned with under one version of the agreement. JSON only. */
export interface AttributionPlan {
  /** Kinds that count; calls, meetings and messages only where they came in from the person. */
  readonly touches: Sourced<readonly TouchKind[]>;
  /** Days before the win in which a touch counts. */
  readonly lookbackDays: Sourced<number>;
  /** The model that the team calls its own. */
  readonly model: Sourced<AttributionModel>;
  readonly aliases: readonly CampaignAlias[];
}

/**
 * Kinds in which the person acted. Sent mail is not among them, nor is opened mail: mail
 * programs open by themselves.
 */
const ACTED: readonly TouchKind[] = [
  'email-clicked',
  'email-replied',
  'form',
  'page-view',
  'event',
  'advert',
  'download',
  'call',
  'meeting',
  'message',
];
const LOOKBACK_DAYS = 90;

/** What the team agreed on, and an assumption, marked as one, for what it left open. */
export function attributionOf({ attribution }: Pick<Agreement, 'attribution'>): AttributionPlan {
  return {
    touches: sourced(attribution?.touches, ACTED),
    lookbackDays: sourced(attribution?.lookbackDays, LOOKBACK_DAYS),
    model: sourced(attribution?.model, 'linear'),
    aliases: attribution?.aliases ?? [],
  };
}
