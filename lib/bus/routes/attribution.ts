import { campaignCostSchema } from '../../domain/agreement/campaign-cost-schema';
import type { AttributionView, DealsBehind } from '../../domain/figures/attribution/report-view';
import { cellSchema, reportSchema } from '../../domain/figures/attribution/schema';
import { nothing } from '../inputs';
import { route } from '../route';

/** What brought the customers. */
export const attributionRoutes = {
  /**
   * What brought the customers of a period, as far as it was read; the rest is read in the
   * background, and a push says when there is more.
   */
  'attribution.read': route<AttributionView>()('page', reportSchema, 25_000),
  /** The won deals behind a number, a page at a time. */
  'attribution.deals': route<DealsBehind>()('page', cellSchema, 25_000),
  /** Keeps what a campaign cost in a month beside the agreement. */
  'attribution.cost': route<{ month: string }>()('page', campaignCostSchema, 25_000),
  /** Stops the reading until it is resumed. */
  'attribution.stop': route<null>()('page', nothing),
  'attribution.resume': route<null>()('page', nothing),
} as const;
