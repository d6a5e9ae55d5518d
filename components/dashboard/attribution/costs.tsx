import { useState } from 'preact/hooks';
import type { CampaignCost } from '../../../lib/domain/agreement/campaign-cost-schema';
import type { Language } from '../../../lib/domain/base/text';
import { NO_CAMPAIGN, UNATTRIBUTED } from '../../../lib/domain/figures/attribution/credit';
import type {
  AttributionView,
  NamedRow,
} from '../../../lib/domain/figures/attribution/report-view';
import { CostForm } from './CostForm';
import { type Measure, moneyText } from './figure-text';
import { useAttributionT } from './use-t';

/** The columns about cost: of customers their price, of revenue what came back. */
export type CostColumn = 'cost' | 'per-customer' | 'return';

/** Which columns about cost a measure has. */
export function costColumns(measure: Measure): readonly CostColumn[] {
  return measure.kind === 'customers' ? ['cost', 'per-customer'] : ['cost', 'return'];
}

/** What a campaign cost in the period, by currency. */
function costSums(costs: readonly CampaignCost[], key: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { campaign, currency, amount } of costs)
    if (campaign === key) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return sums;
}

/** The texts about cost of a line, one for each currency; by the team's own model. */
export function costsOf(
  row: NamedRow,
  view: AttributionView,
  measure: Measure,
  language: Language,
): Readonly<Record<CostColumn, readonly string[]>> {
  const sums = [...costSums(view.costs, row.key)];
  const own = row.cells[view.plan.model.value];
  const tenths = own?.tenths ?? 0;
  const times = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return {
    cost: sums.map(([currency, amount]) => moneyText(currency, language)(amount)),
    'per-customer':
      tenths <= 0
        ? []
        : sums.map(([currency, amount]) =>
            moneyText(currency, language)(Math.round((10 * amount) / tenths)),
          ),
    return: sums.flatMap(([currency, amount]) => {
      const isSame = measure.kind === 'money' && measure.currency === currency;
      if (!isSame || amount === 0) return [];
      const ratio = (own?.money[currency] ?? 0) / amount;
      return [`${times.format(ratio)}×`];
    }),
  };
}

export interface CostCellProps {
  column: CostColumn;
  row: NamedRow;
  view: AttributionView;
  measure: Measure;
  onChange: () => void;
}

/** What a campaign cost, or what follows from it; the cost is typed here. */
export function CostCell({ column, row, view, measure, onChange }: CostCellProps) {
  const { t, language } = useAttributionT();
  const [isAsked, setAsked] = useState(false);
  const texts = costsOf(row, view, measure, language)[column];
  const isCampaign = row.key !== NO_CAMPAIGN && row.key !== UNATTRIBUTED;
  if (column !== 'cost')
    return (
      <td class="number" data-testid={`${column}-${row.key}`}>
        {texts.length === 0 ? <span class="soft">–</span> : texts.join(', ')}
      </td>
    );
  return (
    <td class="number" data-testid={`cost-${row.key}`}>
      {texts.length === 0 ? <span class="soft only-print">–</span> : texts.join(', ')}{' '}
      {isCampaign && (
        <button
          type="button"
          class="link no-print"
          data-testid={`cost-add-${row.key}`}
          aria-haspopup="dialog"
          onClick={() => setAsked(true)}
        >
          {t(texts.length === 0 ? 'cost.add' : 'cost.change')}
          <span class="hidden">: {row.name}</span>
        </button>
      )}
      {isAsked && (
        <CostForm
          row={row}
          view={view}
          onClose={(isSaved) => {
            setAsked(false);
            if (isSaved) onChange();
          }}
        />
      )}
    </td>
  );
}
