import { useEffect, useState } from 'preact/hooks';
import { type RouteState, useRoute } from '../../../lib/bus/query';
import type { AgreementImpact } from '../../../lib/domain/agreement/impact';
import type { Agreement } from '../../../lib/domain/base/agreement-model';

/** A pause in editing after which the people known here are counted again, ms. */
const COUNT_AFTER_MS = 400;

/**
 * What an agreement would do to the people known on this device; while it is counted again, what
 * was counted before.
 */
export function useImpact(agreement: Agreement): RouteState<AgreementImpact> {
  const [asked, setAsked] = useState(agreement);
  const [last, setLast] = useState<AgreementImpact | undefined>(undefined);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(agreement), COUNT_AFTER_MS);
    return () => clearTimeout(timer);
  }, [agreement]);
  const impact = useRoute('agreement.impact', { agreement: asked }, { timeoutMs: 25_000 });
  useEffect(() => {
    if (impact.data !== undefined) setLast(impact.data);
  }, [impact.data]);
  return { ...impact, data: impact.data ?? last, loading: impact.loading || asked !== agreement };
}
