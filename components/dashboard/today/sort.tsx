import { stageOrder } from '../../../lib/domain/base/stage';
import { byValue, type Valued } from '../../../lib/domain/clocks/queue-value';
import type { PersonView } from '../../../lib/domain/views/person';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { dealWords } from '../../../lib/i18n/deal-text';
import { usePages } from '../../page-context';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { useT } from '../kit/use-t';

const ORDERS = ['value', 'score', 'stage', 'company', 'name'] as const;
type Order = (typeof ORDERS)[number];

/** Sorts a queue as the address says; the order of the queue itself, most urgent first, if not. */
export function sortedPeople<Person extends PersonView & Valued>(
  people: readonly Person[],
  sort: string | undefined,
): readonly Person[] {
  const order = ORDERS.find((each) => each === sort);
  if (order === undefined) return people;
  return order === 'value' ? byValue(people) : people.toSorted(COMPARE[order]);
}

const COMPARE: Readonly<Record<Exclude<Order, 'value'>, (a: PersonView, b: PersonView) => number>> =
  {
    score: (a, b) => b.score - a.score,
    stage: (a, b) => placeOf(b) - placeOf(a),
    company: (a, b) => (a.company ?? '\uffff').localeCompare(b.company ?? '\uffff'),
    name: (a, b) => a.name.localeCompare(b.name),
  };

function placeOf({ stage }: PersonView): number {
  return stage === null ? -1 : stageOrder(stage);
}

/** Chooses the order of the queue; it stands in the address. */
export function SortField() {
  const t = useT(DASHBOARD);
  const { language } = usePages();
  const { view, chosen } = useAddress();
  return (
    <label class="field">
      <span class="soft">{t('sort.by')}</span>
      <select
        data-testid="list-sort"
        value={ORDERS.find((each) => each === chosen['sort']) ?? ''}
        onChange={({ currentTarget: { value } }) =>
          go(writeAddress(view, { ...chosen, sort: value }), true)
        }
      >
        <option value="">{t('sort.urgent')}</option>
        {ORDERS.map((order) => (
          <option key={order} value={order}>
            {order === 'value' ? dealWords(language)('sort.value') : t(`sort.${order}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
