import { useEffect, useRef, useState } from 'preact/hooks';
import { useBus, useRoute } from '../../../lib/bus/query';
import { type Failure, failureOf } from '../../../lib/domain/base/failure';
import type { DealBehind } from '../../../lib/domain/figures/attribution/report-view';
import { FailureBox } from '../../FailureBox';
import { Skeleton } from '../../person/Skeleton';
import type { CellName, reportFilterIn, reportPeriodIn } from './address';
import { BehindDeal } from './BehindDeal';
import { type Measure, rowName } from './figure-text';
import { useAttributionT } from './use-t';

export interface DealsBehindPanelProps {
  cell: CellName;
  /** The campaign's name; null for the two lines without one. */
  name: string | null;
  period: ReturnType<typeof reportPeriodIn>;
  filter: ReturnType<typeof reportFilterIn>;
  measure: Measure;
  timeZone: string;
  onClose: () => void;
}

/** The won deals behind a number, a page at a time, each with its path. */
export function DealsBehindPanel({
  cell,
  name,
  period,
  filter,
  measure,
  timeZone,
  onClose,
}: DealsBehindPanelProps) {
  const { call } = useBus();
  const { t } = useAttributionT();
  const role = useRoute('settings.read', {}).data?.role;
  const [deals, setDeals] = useState<readonly DealBehind[] | null>(null);
  const [total, setTotal] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const place = useRef<HTMLElement>(null);
  const read = async (known: readonly DealBehind[]) => {
    setFailure(null);
    try {
      const input = { ...cell, period, filter, offset: known.length };
      const page = await call('attribution.deals', input, 25_000);
      setDeals([...known, ...page.deals]);
      setTotal(page.total);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  useEffect(() => {
    void read([]);
    place.current?.scrollIntoView({ block: 'nearest' });
    place.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      class="panel deals-behind"
      ref={place}
      tabIndex={-1}
      aria-labelledby="deals-behind"
      data-testid="deals-behind"
    >
      <header class="line">
        <h2 id="deals-behind" class="grow">
          {t('deals.title')}
        </h2>
        <button type="button" class="link no-print" data-testid="deals-close" onClick={onClose}>
          {t('deals.close')}
        </button>
      </header>
      <p class="soft">
        <span class="theirs">{rowName(cell.row, name, t)}</span>, {t(`model.${cell.model}`)}:{' '}
        {t('deals.count', { count: total })}
      </p>
      {failure !== null && <FailureBox failure={failure} onRetry={() => void read(deals ?? [])} />}
      {deals === null && failure === null && <Skeleton />}
      {deals !== null && (
        <ul class="deals">
          {deals.map((deal) => (
            <BehindDeal
              key={deal.id}
              deal={deal}
              model={cell.model}
              measure={measure}
              timeZone={timeZone}
              isSales={role !== undefined && role !== 'marketer'}
              onChange={() => void read([])}
            />
          ))}
        </ul>
      )}
      {deals !== null && deals.length < total && (
        <button
          type="button"
          class="no-print"
          data-testid="deals-more"
          onClick={() => void read(deals)}
        >
          {t('deals.more')}
        </button>
      )}
    </section>
  );
}
