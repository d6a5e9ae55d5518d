import { useState } from 'preact/hooks';
import type { Stage } from '../../lib/domain/base/stage';
import { isBackward } from '../../lib/domain/changes/promotion';
import { Say } from '../Say';
import { shortStage } from '../stage-name';
import { useSurface } from '../surface';
import { Choices } from './Choices';
import type { PendingActions } from './pending-actions';

export interface ConflictProps {
  intentId: string;
  /** The stage that the rep wanted. */
  mine: Stage;
  /** The stage that the CRM holds now. */
  theirs: Stage | null;
  actions: PendingActions;
}

/** The two ends of a conflict: keep what the CRM holds, or replace it, backwards with a reason. */
export function Conflict({ intentId, mine, theirs, actions }: ConflictProps) {
  const { t } = useSurface();
  const [asking, setAsking] = useState(false);
  const { reasons, run } = actions.replace;
  const asks = isBackward(theirs, mine) && reasons?.length !== 0;
  return (
    <>
      <dl data-testid="both-sides">
        <Side who={t('park.mine')} stage={mine} />
        <Side who={t('park.theirs')} stage={theirs} />
      </dl>
      <p class="actions">
        <button
          type="button"
          class="primary"
          data-testid="discard"
          onClick={() => actions.discard.run(intentId)}
        >
          <Say text={t('park.keep', { stage: shortStage(theirs, t) })} />
        </button>
        <button
          type="button"
          data-testid="retry"
          aria-expanded={asks ? asking : undefined}
          onClick={() => (asks ? setAsking(!asking) : run(intentId, theirs))}
        >
          <Say text={t('park.change', { stage: shortStage(mine, t) })} />
        </button>
      </p>
      {asking && asks && (
        <fieldset class="menu" aria-label={t('move.why', { stage: t(`stage.${mine}`) })}>
          <p>
            <Say text={t('move.why', { stage: t(`stage.${mine}`) })} />
          </p>
          <Choices
            choices={reasons ?? []}
            name="reason"
            onPick={(id) => run(intentId, theirs, id)}
          />
        </fieldset>
      )}
    </>
  );
}

function Side({ who, stage }: { who: string; stage: Stage | null }) {
  const { t } = useSurface();
  return (
    <div>
      <dt class="soft">
        <Say text={who} />
      </dt>
      <dd>
        <Say text={stage === null ? shortStage(null, t) : t(`stage.${stage}`)} />
      </dd>
    </div>
  );
}
