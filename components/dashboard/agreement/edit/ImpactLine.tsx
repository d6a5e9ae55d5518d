import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { useImpact } from '../use-impact';
import { useSpeech } from '../use-t';

/** What the edit would do, in one line, while it is being made. */
export function ImpactLine({ agreement }: { agreement: Agreement }) {
  const { tell } = useSpeech();
  const { data, failure, loading } = useImpact(agreement);
  if (data === undefined) {
    return <p class="soft impact-line">{tell(failure === null ? 'impact.counting' : 'impact.failed')}</p>;
  }
  const { becoming, leaving, breaking, mending } = data;
  const facts = [
    becoming.count > 0 ? tell('impact.becoming', { count: becoming.count }) : null,
    leaving.count > 0 ? tell('impact.leaving', { count: leaving.count }) : null,
    breaking.count > 0 ? tell('impact.breaking', { count: breaking.count }) : null,
    mending.count > 0 ? tell('impact.mending', { count: mending.count }) : null,
  ].filter((fact) => fact !== null);
  return (
    <p class="impact-line" role="status" aria-busy={loading} data-testid="impact-line">
      <span class="soft">{tell('impact.now', { count: data.people })}</span>{' '}
      {facts.length === 0 ? tell('impact.nothing') : facts.join(' · ')}
    </p>
  );
}
