import { ATTRIBUTION_MODELS, type AttributionModel } from '../../base/agreement-plan';
import { NO_CAMPAIGN, UNATTRIBUTED } from './credit';
import type { CreditTable } from './report-table';

/** How far the customers of a campaign depend on the model. */
export interface ModelSpread {
  readonly key: string;
  /** Tenths of customers under the model that gives the fewest, and that gives the most. */
  readonly least: { readonly tenths: number; readonly model: AttributionModel };
  readonly most: { readonly tenths: number; readonly model: AttributionModel };
}

/** The campaign for which the choice of the model changes most; null where it changes nothing. */
export function widestSpread({
  rows,
  models,
}: Pick<CreditTable, 'rows' | 'models'>): ModelSpread | null {
  const agreed = ATTRIBUTION_MODELS.filter((model) => models.includes(model));
  let widest: ModelSpread | null = null;
  for (const { key, cells } of rows) {
    if (key === NO_CAMPAIGN || key === UNATTRIBUTED) continue;
    const all = agreed.map((model) => ({ model, tenths: cells[model]?.tenths ?? 0 }));
    const least = all.reduce((a, b) => (b.tenths < a.tenths ? b : a));
    const most = all.reduce((a, b) => (b.tenths > a.tenths ? b : a));
    const width = most.tenths - least.tenths;
    const before = widest === null ? 0 : widest.most.tenths - widest.least.tenths;
    if (width > before) widest = { key, least, most };
  }
  return widest;
}
