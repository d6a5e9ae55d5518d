import type { AttributionView } from '../../../lib/domain/figures/attribution/report-view';
import { useAttributionT } from './use-t';

/** The ranks that a campaign takes when each tenth of the deals is left out. */
export function RankNote({ view, row }: { view: AttributionView; row: string }) {
  const { t } = useAttributionT();
  const range = view.markov?.ranks?.[row];
  if (range === undefined) return null;
  return (
    <small class="soft rank">
      {range.best === range.worst
        ? t('table.rank', { best: range.best })
        : t('table.rank-range', { best: range.best, worst: range.worst })}
    </small>
  );
}
