import type { AttributionPlan } from '../../agreement/attribution';
import { ATTRIBUTION_MODELS, type AttributionModel } from '../../base/agreement-plan';
import type { Model } from './credit';
import { PRESETS, type Shares } from './weights';

/**
 * The columns of the report, in their order. `markov` needs many journeys; `crm` is what the CRM
 * itself says: the campaign that stands on the deal.
 */
export const REPORT_MODELS = [...ATTRIBUTION_MODELS, 'markov', 'crm'] as const;

export type ReportModel = (typeof REPORT_MODELS)[number];

/** Time decay: what a touch is worth halves with each week before the win, ms. */
const HALF_LIFE_MS = 7 * 86_400_000;

const BUILT_IN: Readonly<Record<Exclude<AttributionModel, 'custom'>, Model>> = {
  first: { kind: 'shares', shares: PRESETS.first },
  last: { kind: 'shares', shares: PRESETS.last },
  'last-with-campaign': { kind: 'last-counting', ignored: new Set() },
  linear: { kind: 'shares', shares: PRESETS.linear },
  'u-shaped': { kind: 'shares', shares: PRESETS.uShaped },
  'w-shaped': { kind: 'shares', shares: PRESETS.wShaped },
  'full-path': { kind: 'shares', shares: PRESETS.fullPath },
  'time-decay': { kind: 'decay', halfLife: HALF_LIFE_MS },
};

/**
 * How the models give credit.
 * @param shares the team's own weights, for `custom`; null where it has none
 */
export function creditModel(model: AttributionModel, shares: Shares | null): Model {
  if (model !== 'custom') return BUILT_IN[model];
  return { kind: 'shares', shares: shares ?? PRESETS.linear };
}

/** The models that a report computes: the team's own weights only where it has or chose them. */
export function modelsOf({ shares, model }: Pick<AttributionPlan, 'shares' | 'model'>) {
  return ATTRIBUTION_MODELS.filter(
    (each) => each !== 'custom' || shares !== null || model.value === 'custom',
  );
}
