import type { Sourced } from '../../../../lib/domain/agreement/planning';
import { useAgreementT } from '../use-t';

/** The mark of a value on which nobody has agreed; nothing beside one that was agreed. */
export function Assumed({ of }: { of: Sourced<unknown> }) {
  const { t } = useAgreementT();
  return of.source === 'assumed' ? (
    <small class="soft assumed" data-testid="assumed">
      {' '}
      ({t('plan.assumed')})
    </small>
  ) : null;
}
