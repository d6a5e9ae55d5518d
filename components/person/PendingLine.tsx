import type { ComponentChildren } from 'preact';
import type { Stage } from '../../lib/domain/base/stage';
import type { PendingIntent } from '../../lib/domain/changes/intent';
import type { CardKey } from '../../lib/i18n/en/card';
import type { Translate } from '../../lib/i18n/translator';
import { Say } from '../Say';
import { shortStage } from '../stage-name';
import { useSurface } from '../surface';

export interface PendingLineProps {
  intent: PendingIntent;
  /** Draws the buttons of a parked change, in pages of Relevo; elsewhere it calls `onDecide`. */
  decision?: ((intent: PendingIntent) => ComponentChildren) | undefined;
  onDecide?: ((event: Event) => void) | undefined;
}

/**
 * Shows the state of a pending change; for a parked one the reason and the actions.
 */
export function PendingLine({ intent, decision, onDecide }: PendingLineProps) {
  const { t } = useSurface();
  const { state, park } = intent;
  const reason = park?.reason ?? 'refused';
  const other = reason === 'conflict' && intent.action.kind === 'profile';
  const status =
    state === 'parked' ? t(other ? 'park.profile' : `park.${reason}`) : t(`pending.${state}`);
  return (
    <div class="pending" data-state={state} data-testid="pending">
      <p>
        <b class="theirs">
          <Say text={titleOf(intent, t)} />
        </b>
        <span role="status">
          <Say text={status} />
        </span>
      </p>
      {park !== undefined && park.detail !== '' && (
        <p class="theirs soft" data-testid="park-detail">
          <Say text={park.detail} />
        </p>
      )}
      {state === 'parked' && decision?.(intent)}
      {state === 'parked' && decision === undefined && onDecide !== undefined && (
        <p class="actions">
          <button type="button" data-testid="decide" onClick={onDecide}>
            <Say text={t('pending.decide')} />
          </button>
        </p>
      )}
    </div>
  );
}

function titleOf({ action }: PendingIntent, t: Translate<CardKey>): string {
  switch (action.kind) {
    case 'move': {
      const name = (stage: Stage | null) => shortStage(stage, t);
      return `${name(action.from)} → ${name(action.to)}`;
    }
    case 'note':
      return `${t('pending.note')}: ${action.text}`;
    case 'profile':
      return action.to === null
        ? t('pending.no-profile')
        : t('pending.profile', { slug: action.to });
    case 'add':
      return t('pending.add', { name: action.name || action.email });
  }
}
