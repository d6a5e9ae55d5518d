import type { FunnelView } from '../../../lib/domain/figures/counting/view';
import { useFunnelT } from './use-t';

/** Explains how the numbers are counted, and where the CRM's own funnel counts otherwise. */
export function HowCounted({ view }: { view: Pick<FunnelView, 'crm' | 'hours'> }) {
  const { t } = useFunnelT();
  const lines = [
    t('how.people'),
    t('how.rates'),
    t('rate.interval'),
    t('rate.clearly'),
    t('how.months', { zone: view.hours.timeZone }),
    t('how.key'),
    t('how.skip'),
    ...(view.crm === 'hubspot' ? [t('how.hubspot')] : []),
    ...(view.crm === 'odoo' ? [t('how.odoo')] : []),
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
