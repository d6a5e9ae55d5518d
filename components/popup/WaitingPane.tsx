import { useRoute } from '../../lib/bus/query';
import { Boundary } from '../Boundary';
import { FailureBox } from '../FailureBox';
import { usePages } from '../pages';
import { PendingLine } from '../person/PendingLine';
import { Skeleton } from '../person/Skeleton';
import { usePendingActions } from './use-pending-actions';

/** Every change that has not reached the CRM: what needs a decision first. */
export function WaitingPane() {
  const { say } = usePages();
  const outbox = useRoute('outbox.list', {});
  const actions = usePendingActions();
  if (outbox.data === undefined) {
    return outbox.failure === null ? <Skeleton /> : <FailureBox failure={outbox.failure} onRetry={outbox.reload} />;
  }
  if (outbox.data.length === 0) {
    return (
      <p class="empty" data-testid="waiting-empty">
        <b>{say('waiting.empty')}</b>
        <span class="soft">{say('waiting.empty-why')}</span>
      </p>
    );
  }
  const parkedFirst = [...outbox.data].sort(
    (a, b) => Number(b.state === 'parked') - Number(a.state === 'parked') || a.createdAt - b.createdAt,
  );
  return (
    <ul class="waiting" data-testid="waiting" aria-label={say('tab.waiting')}>
      {parkedFirst.map((intent) => (
        <li key={intent.intentId}>
          {intent.who !== undefined && <b class="theirs">{intent.who}</b>}
          <Boundary>
            <PendingLine intent={intent} actions={actions} />
          </Boundary>
        </li>
      ))}
    </ul>
  );
}
