import type { Sourced } from '../../../../lib/domain/agreement/planning';
import { useAgreementT } from '../use-t';

/** Marks an assumed value, on which there is no agreement; draws nothing beside an agreed one. */
export function Assumed({ of }: { of: Sourced<unknown> }) {
  const { t } = useAgreementT();
  return of.source === 'assumed' ? (
    <small class="soft assumed" data-testid="assumed">
      {' '}
      ({t('plan.assumed')})
    </small>
  ) : null;
}
