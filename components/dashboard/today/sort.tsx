import { stageOrder } from '../../../lib/domain/base/stage';
import type { PersonView } from '../../../lib/domain/views/person';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { useT } from '../kit/use-t';

const ORDERS = ['score', 'stage', 'company', 'name'] as const;
type Order = (typeof ORDERS)[number];

/** Sorts a queue as the address says; the order of the queue itself, most urgent first, if not. */
export function sortedPeople(
  people: readonly PersonView[],
  sort: string | undefined,
): readonly PersonView[] {
  const order = ORDERS.find((each) => each === sort);
  return order === undefined ? people : people.toSorted(COMPARE[order]);
}

const COMPARE: Readonly<Record<Order, (a: PersonView, b: PersonView) => number>> = {
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
            {t(`sort.${order}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
