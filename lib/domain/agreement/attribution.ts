import type { Agreement } from '../base/agreement-model';
import {
  type AttributionModel,
  type CampaignAlias,
  CREDIT_PARTS,
  type CreditPart,
} from '../base/agreement-plan';
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
  /** The team's own weights; null where it gave none. */
  readonly shares: Readonly<Record<CreditPart, number>> | null;
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
    shares: sharesOf(attribution?.shares),
    aliases: attribution?.aliases ?? [],
  };
}

function sharesOf(
  given: Readonly<Partial<Record<CreditPart, number | undefined>>> | undefined,
): Readonly<Record<CreditPart, number>> | null {
  if (!CREDIT_PARTS.some((part) => given?.[part] !== undefined)) return null;
  const { first = 0, lead = 0, opportunity = 0, won = 0, others = 0 } = given ?? {};
  return { first, lead, opportunity, won, others };
}
