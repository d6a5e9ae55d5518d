import type { PendingIntent } from '../../lib/domain/intent';
import type { Stage } from '../../lib/domain/stage';
import type { CardKey } from '../i18n/card.en';
import type { Translate } from '../i18n/translator';
import { Say } from '../Say';
import { shortStage } from '../stage-words';
import { useSurface } from '../surface';

/** What can be done with a change that waits. */
export interface PendingActions {
  retry: { label: string; run: (intentId: string) => void };
  /** The same for what came from a page and nobody has said yes to. */
  confirm: { label: string; run: (intentId: string) => void };
  /** Back to the account that a change belongs to. */
  goBack: { label: string; run: () => void };
  discard: { label: string; run: (intentId: string) => void };
}

export interface PendingLineProps {
  intent: PendingIntent;
  /** Retry and discard, where this surface may; else a parked change leads to `onDecide`. */
  actions?: PendingActions | undefined;
  onDecide?: ((event: Event) => void) | undefined;
}

/** A change on its way into the CRM: where it stands, and for a parked one why, both sides, and what can be done. */
export function PendingLine({ intent, actions, onDecide }: PendingLineProps) {
  const { say } = useSurface();
  const { state, park, intentId } = intent;
  const reason = park?.reason ?? 'refused';
  const other = reason === 'conflict' && intent.action.kind === 'profile';
  const status = state === 'parked' ? say(other ? 'park.profile' : `park.${reason}`) : say(`pending.${state}`);
  return (
    <div class="pending" data-state={state} data-testid="pending">
      <p>
        <b class="theirs">
          <Say text={titleOf(intent, say)} />
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
          <Side who={say('park.mine')} stage={intent.action.to} />
          <Side who={say('park.theirs')} stage={park.theirs} />
        </dl>
      )}
      {state === 'parked' && (
        <p class="actions">
          {actions !== undefined && (
            <>
              {reason === 'account' ? (
                <button type="button" data-testid="go-back" onClick={actions.goBack.run}>
                  <Say text={actions.goBack.label} />
                </button>
              ) : (
                <Again action={reason === 'confirm' ? actions.confirm : actions.retry} intentId={intentId} />
              )}
              <button type="button" class="quiet" data-testid="discard" onClick={() => actions.discard.run(intentId)}>
                <Say text={actions.discard.label} />
              </button>
            </>
          )}
          {actions === undefined && onDecide !== undefined && (
            <button type="button" data-testid="decide" onClick={onDecide}>
              <Say text={say('pending.decide')} />
            </button>
          )}
        </p>
      )}
    </div>
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
  const { say } = useSurface();
  return (
    <div>
      <dt class="soft">
        <Say text={who} />
      </dt>
      <dd>
        <Say text={stage === null ? shortStage(null, say) : say(`stage.${stage}`)} />
      </dd>
    </div>
  );
}

function titleOf({ action }: PendingIntent, say: Translate<CardKey>): string {
  switch (action.kind) {
    case 'move': {
      const name = (stage: Stage | null) => shortStage(stage, say);
      return `${name(action.from)} → ${name(action.to)}`;
    }
    case 'note':
      return `${say('pending.note')}: ${action.text}`;
    case 'profile':
      return action.to === null ? say('pending.no-profile') : say('pending.profile', { slug: action.to });
    case 'add':
      return say('pending.add', { name: action.name || action.email });
  }
}
