import type { AttributionView } from '../../../lib/domain/figures/attribution/report-view';
import { valueText } from './figure-text';
import { useAttributionT } from './use-t';

const REASONS = ['no-people', 'unreadable', 'outside', 'no-touch', 'contested'] as const;

/** What the choice of the model changes, in a sentence. */
export function SpreadLine({ view: { spread } }: { view: AttributionView }) {
  const { t, language } = useAttributionT();
  const customers = valueText({ kind: 'customers' }, language);
  return (
    <p class="spread" data-testid="spread">
      <b class="theirs">
        {spread === null
          ? t('spread.none')
          : t('spread.widest', {
              name: spread.name,
              least: customers(spread.least.tenths),
              most: customers(spread.most.tenths),
              low: t(`model.${spread.least.model}`),
              high: t(`model.${spread.most.model}`),
            })}
      </b>{' '}
      <span class="soft">{t('spread.more')}</span>
    </p>
  );
}

/** What the table rests on and lacks: deals without a touch, without an amount, and samples. */
export function ReportNotes({ view }: { view: AttributionView }) {
  const { t } = useAttributionT();
  const { why, totals, sampled, isCut, markov } = view;
  const without = REASONS.flatMap((reason) => {
    const count = why[reason] ?? 0;
    return count === 0 ? [] : [{ count, text: t(`why.${reason}`, { count }) }];
  });
  const count = without.reduce((sum, each) => sum + each.count, 0);
  const notes = [
    ...(count === 0
      ? []
      : [`${t('why.title', { count })} ${without.map(({ text }) => text).join('; ')}.`]),
    ...(totals.noAmount === 0 ? [] : [t('no-amount', { count: totals.noAmount })]),
    ...(sampled === null ? [] : [t('sampled', { taken: sampled.taken, of: sampled.of })]),
    ...(isCut ? [t('cut')] : []),
    ...(markov === null
      ? []
      : [
          markov.isShown
            ? t(markov.ranks === null ? 'markov.unstable' : 'markov.ranks')
            : t('markov.few', { customers: markov.customers, journeys: markov.journeys }),
        ]),
  ];
  if (notes.length === 0) return null;
  return (
    <ul class="soft report-notes" data-testid="report-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
