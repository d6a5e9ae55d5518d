import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { useImpact } from '../use-impact';
import { useAgreementT } from '../use-t';

/** What the edit would do, in one line, while it is being made. */
export function ImpactLine({ agreement }: { agreement: Agreement }) {
  const { t } = useAgreementT();
  const { data, failure, loading } = useImpact(agreement);
  if (data === undefined) {
    return (
      <p class="soft impact-line">{t(failure === null ? 'impact.counting' : 'impact.failed')}</p>
    );
  }
  const { becoming, leaving, breaking, mending } = data;
  const facts = [
    becoming.count > 0 ? t('impact.becoming', { count: becoming.count }) : null,
    leaving.count > 0 ? t('impact.leaving', { count: leaving.count }) : null,
    breaking.count > 0 ? t('impact.breaking', { count: breaking.count }) : null,
    mending.count > 0 ? t('impact.mending', { count: mending.count }) : null,
  ].filter((fact) => fact !== null);
  return (
    <p class="impact-line" role="status" aria-busy={loading} data-testid="impact-line">
      <span class="soft">{t('impact.now', { count: data.people })}</span>{' '}
      {facts.length === 0 ? t('impact.nothing') : facts.join(' · ')}
    </p>
  );
}
