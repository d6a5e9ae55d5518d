import { minorDigits } from '../../../lib/domain/base/money';
import type { Language } from '../../../lib/domain/base/text';
import { NO_CAMPAIGN, UNATTRIBUTED } from '../../../lib/domain/figures/attribution/credit';
import type { CreditCell } from '../../../lib/domain/figures/attribution/report-table';
import type { AttributionT } from './use-t';

/** What the table shows: customers, or the revenue of a currency. */
export type Measure =
  | { readonly kind: 'customers' }
  | { readonly kind: 'money'; readonly currency: string };

/** What a cell has of a measure: tenths of customers, or minor units. */
export function cellValue(cell: CreditCell | undefined, measure: Measure): number {
  if (cell === undefined) return 0;
  return measure.kind === 'customers' ? cell.tenths : (cell.money[measure.currency] ?? 0);
}

/** Writes values of a measure: customers with tenths, money to the last minor unit. */
export function valueText(measure: Measure, language: Language): (value: number) => string {
  if (measure.kind === 'money') return moneyText(measure.currency, language);
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (tenths) => format.format(tenths / 10);
}

/** Writes amounts of minor units of a currency; without one they are written as units. */
export function moneyText(currency: string, language: Language): (amount: number) => string {
  if (!/^[A-Z]{3}$/.test(currency)) {
    const format = new Intl.NumberFormat(language);
    return (amount) => format.format(amount);
  }
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  const over = 10 ** minorDigits(currency);
  return (amount) => format.format(amount / over);
}

/** A difference with its sign; nothing where there is none. */
export function diffText(diff: number, text: (value: number) => string): string {
  if (diff === 0) return '';
  return `${diff > 0 ? '+' : '−'}${text(Math.abs(diff))}`;
}

/** The name of a line. */
export function rowName(key: string, name: string | null, t: AttributionT): string {
  if (key === NO_CAMPAIGN) return t('table.no-campaign');
  if (key === UNATTRIBUTED) return t('table.unattributed');
  return name ?? key;
}

/** The name of a measure. */
export function measureText(measure: Measure, t: AttributionT): string {
  if (measure.kind === 'customers') return t('measure.customers');
  return measure.currency === ''
    ? t('measure.no-currency')
    : t('measure.money', { currency: measure.currency });
}
