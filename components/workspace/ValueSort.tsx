import { queueCurrency, type Valued } from '../../lib/domain/clocks/queue-value';
import { dealWords } from '../../lib/i18n/deal-text';
import { usePages } from '../page-context';

export interface ValueSortProps {
  people: readonly Pick<Valued, 'value'>[];
  isByValue: boolean;
  onChange: (isByValue: boolean) => void;
}

/** Chooses between urgency and value × urgency; not shown where no deal has an amount. */
export function ValueSort({ people, isByValue, onChange }: ValueSortProps) {
  const { language } = usePages();
  const t = dealWords(language);
  if (queueCurrency(people) === null) return null;
  return (
    <>
      <label class="field value-sort">
        <span class="soft">{t('sort.by')}</span>
        <select
          data-testid="queue-sort"
          value={isByValue ? 'value' : ''}
          onChange={({ currentTarget: { value } }) => onChange(value === 'value')}
        >
          <option value="">{t('sort.urgent')}</option>
          <option value="value">{t('sort.value')}</option>
        </select>
      </label>
      {isByValue && <OtherCurrencies people={people} />}
    </>
  );
}

/** Says which people of a queue are not compared by value, because their currency is another. */
export function OtherCurrencies({ people }: Pick<ValueSortProps, 'people'>) {
  const { language } = usePages();
  const currency = queueCurrency(people);
  const others = people.filter(({ value }) => value != null && value.currency !== currency);
  if (currency === null || others.length === 0) return null;
  return (
    <p class="soft foot" data-testid="other-currencies">
      {dealWords(language)('sort.others', { count: others.length, currency })}
    </p>
  );
}
