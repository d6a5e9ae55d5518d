import type { PendingIntent } from '../../lib/domain/changes/intent';
import { Say } from '../Say';
import { Conflict } from './Conflict';
import type { PendingActions } from './pending-actions';

export interface DecisionProps {
  intent: PendingIntent;
  actions: PendingActions;
}

/** The buttons of a parked change, each named by its result. */
export function Decision({ intent, actions }: DecisionProps) {
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
