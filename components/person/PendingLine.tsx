import type { Stage } from '../../lib/domain/base/stage';
import type { PendingIntent } from '../../lib/domain/changes/intent';
import type { ReasonChoices } from '../../lib/domain/views/appearance';
import type { CardKey } from '../../lib/i18n/en/card';
import type { Translate } from '../../lib/i18n/translator';
import { Say } from '../Say';
import { shortStage } from '../stage-name';
import { useSurface } from '../surface';
import { Conflict } from './Conflict';

/** The actions for a pending change. */
export interface PendingActions {
  retry: { label: string; run: (intentId: string) => void };
  /** Confirms a change that came from a page. */
  confirm: { label: string; run: (intentId: string) => void };
  /** Switches back to the account that the change belongs to. */
  goBack: { label: string; run: () => void };
  discard: { label: string; run: (intentId: string) => void };
  /** Replaces the stage that the CRM holds; a step back takes one of the reasons. */
  replace: {
    /** Null while they are being read. */
    reasons: ReasonChoices['returned'] | null;
    run: (intentId: string, theirs: Stage | null, reasonId?: string) => void;
  };
}

export interface PendingLineProps {
  intent: PendingIntent;
  /** Retry and discard, where this surface has them; else a parked change calls `onDecide`. */
  actions?: PendingActions | undefined;
  onDecide?: ((event: Event) => void) | undefined;
}

/**
 * Shows the state of a pending change; for a parked one the reason, both values, and the actions.
 */
export function PendingLine({ intent, actions, onDecide }: PendingLineProps) {
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
      {park?.theirs !== undefined && intent.action.kind === 'move' && (
        <dl data-testid="both-sides">
          <Side who={t('park.mine')} stage={intent.action.to} />
          <Side who={t('park.theirs')} stage={park.theirs} />
        </dl>
      )}
      {state === 'parked' && actions !== undefined && (
        <Decision intent={intent} actions={actions} />
      )}
      {state === 'parked' && actions === undefined && onDecide !== undefined && (
        <p class="actions">
          <button type="button" data-testid="decide" onClick={onDecide}>
            <Say text={t('pending.decide')} />
          </button>
        </p>
      )}
    </div>
  );
}

/** The buttons of a parked change, each named by its result. */
function Decision({ intent, actions }: { intent: PendingIntent; actions: PendingActions }) {
  const { park, intentId, action } = intent;
  const conflict = park?.reason === 'conflict';
  if (conflict && action.kind === 'move' && park.theirs !== undefined)
    return <Conflict intentId={intentId} mine={action.to} theirs={park.theirs} actions={actions} />;
  return (
    <p class="actions">
      {park?.reason === 'account' ? (
        <button type="button" data-testid="go-back" onClick={actions.goBack.run}>
          <Say text={actions.goBack.label} />
        </button>
      ) : (
        // Another profile in the CRM is no failure: sent again, the same would happen.
        !conflict && (
          <Again
            action={park?.reason === 'confirm' ? actions.confirm : actions.retry}
            intentId={intentId}
          />
        )
      )}
      <button
        type="button"
        class="quiet"
        data-testid="discard"
        onClick={() => actions.discard.run(intentId)}
      >
        <Say text={actions.discard.label} />
      </button>
    </p>
  );
}

function Again({ action, intentId }: { action: PendingActions['retry']; intentId: string }) {
  return (
    <button type="button" data-testid="retry" onClick={() => action.run(intentId)}>
      <Say text={action.label} />
    </button>
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
