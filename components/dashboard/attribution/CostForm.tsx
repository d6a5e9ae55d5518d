import { useState } from 'preact/hooks';
import { useSend } from '../../../lib/bus/query';
import { MOST_COST } from '../../../lib/domain/agreement/campaign-cost-schema';
import { currencyCode, minorDigits, minorUnits } from '../../../lib/domain/base/money';
import type {
  AttributionView,
  NamedRow,
} from '../../../lib/domain/figures/attribution/report-view';
import { monthsAfter } from '../../../lib/domain/figures/counting/period';
import { localMonth } from '../../../lib/domain/figures/funnel/month';
import { FailureBox } from '../../FailureBox';
import { useAttributionT } from './use-t';

export interface CostFormProps {
  row: NamedRow;
  view: AttributionView;
  onClose: (isSaved: boolean) => void;
}

/** Asks for what a campaign cost in a month of the period. */
export function CostForm({ row, view, onClose }: CostFormProps) {
  const { t, language } = useAttributionT();
  const { send, sending, failure } = useSend('attribution.cost', 25_000);
  const months = monthsOf(view);
  const usual = Object.entries(view.totals.money).sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
  const [month, setMonth] = useState(months.at(-1) ?? '');
  const [currency, setCurrency] = useState(usual === '' ? 'EUR' : usual);
  const [text, setText] = useState<string | null>(null);
  const code = currencyCode(currency);
  const over = code === null ? 1 : 10 ** minorDigits(code);
  const before = view.costs.find((each) => each.campaign === row.key && each.month === month);
  const shown = text ?? (before === undefined ? '' : String(before.amount / over));
  const amount = amountOf(shown, code);
  const isFit = code !== null && amount !== null && amount <= MOST_COST;
  const name = row.name ?? row.key;
  const save = async () => {
    if (!isFit || amount === null || code === null) return;
    const typed = { campaign: row.key, name: name.slice(0, 500), month, amount, currency: code };
    if ((await send(typed)) !== null) onClose(true);
  };
  const monthName = new Intl.DateTimeFormat(language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <dialog
      class="cost-form"
      data-testid="cost-form"
      aria-label={t('cost.ask', { name })}
      ref={(dialog) => {
        if (dialog !== null && !dialog.open) dialog.showModal();
      }}
      onClose={() => onClose(false)}
    >
      <h2>{t('cost.ask', { name })}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label class="field">
          <span>{t('cost.month')}</span>
          <select
            data-testid="cost-month"
            value={month}
            onChange={({ currentTarget: { value } }) => {
              setMonth(value);
              setText(null);
            }}
          >
            {months.map((each) => (
              <option key={each} value={each}>
                {monthName.format(Date.parse(`${each}-01T00:00:00Z`))}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t('cost.amount')}</span>
          <input
            type="text"
            inputMode="decimal"
            data-testid="cost-amount"
            value={shown}
            onInput={({ currentTarget: { value } }) => setText(value)}
          />
        </label>
        <label class="field">
          <span>{t('cost.currency')}</span>
          <input
            type="text"
            data-testid="cost-currency"
            size={4}
            maxLength={3}
            value={currency}
            onInput={({ currentTarget: { value } }) => setCurrency(value.toUpperCase())}
          />
        </label>
        <small class="soft">{t('cost.where')}</small>
        {failure !== null && <FailureBox failure={failure} />}
        <p class="actions">
          <button type="submit" data-testid="cost-save" disabled={!isFit} aria-busy={sending}>
            {t('cost.save')}
          </button>
          <button type="button" class="quiet" onClick={() => onClose(false)}>
            {t('cost.cancel')}
          </button>
        </p>
      </form>
    </dialog>
  );
}

/** The months of the period that have begun, the first one first. */
function monthsOf({ period, now, timeZone }: AttributionView): readonly string[] {
  const current = localMonth(now, timeZone);
  const months: string[] = [];
  for (
    let month = period.from.slice(0, 7);
    month <= period.to.slice(0, 7) && (month <= current || months.length === 0);
    month = monthsAfter(month, 1)
  )
    months.push(month);
  return months;
}

/**
 * A typed amount in minor units; null where it is none. The comma and the point both stand before
 * the minor units: amounts are typed without a mark between the thousands.
 */
function amountOf(text: string, currency: string | null): number | null {
  const plain = text.trim().replace(',', '.');
  return currency === null || !/^\d+(\.\d{1,3})?$/.test(plain) ? null : minorUnits(plain, currency);
}
