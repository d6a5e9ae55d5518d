import type { AttributionView } from '../../../lib/domain/figures/attribution/report-view';
import { useAttributionT } from './use-t';

/** Explains what counts, and where the number of the CRM differs. */
export function HowAttributed({ view }: { view: AttributionView }) {
  const { t, language } = useAttributionT();
  const { touches, lookbackDays } = view.plan;
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const kinds = list.format(touches.value.map((kind) => t(`touch.${kind}`)));
  const lines = [
    t('how.deal'),
    t('how.touches', { kinds }),
    t('how.lookback', { count: lookbackDays.value }),
    t('how.currency'),
    t(view.models.includes('crm') ? 'how.crm' : 'how.no-crm'),
    t('cost.note'),
    t('how.key'),
  ];
  return (
    <section class="panel how" aria-labelledby="how">
      <h2 id="how">{t('how.title')}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
