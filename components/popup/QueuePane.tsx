import { useRoute } from '../../lib/bus/query';
import type { PersonView } from '../../lib/domain/view';
import { FailureBox } from '../FailureBox';
import { relativeTime } from '../i18n/time';
import { usePages } from '../pages';
import { Skeleton } from '../person/Skeleton';
import { PeopleList } from './PeopleList';

/** The rep's own people, most urgent first. */
export function QueuePane({ onOpen }: { onOpen: (person: PersonView) => void }) {
  const { say, language, shell } = usePages();
  const queue = useRoute('people.queue', {});
  if (queue.data === undefined) {
    return queue.failure === null ? <Skeleton /> : <FailureBox failure={queue.failure} onRetry={queue.reload} />;
  }
  const { people, asOf, total = null } = queue.data;
  return (
    <section class="pane" data-testid="queue" aria-label={say('tab.queue')}>
      {people.length === 0 ? (
        <p class="empty">
          <b>{say('queue.empty')}</b>
          <span class="soft">{say('queue.empty-why')}</span>
          {asOf === null && (
            <button type="button" class="link" data-testid="queue-who" onClick={() => shell.openOptions('connection')}>
              {say('queue.who')}
            </button>
          )}
        </p>
      ) : (
        <PeopleList people={people} label={say('tab.queue')} onOpen={onOpen} />
      )}
      {total !== null && <p class="soft foot">{say('queue.total', { total: String(total) })}</p>}
      {queue.failure !== null && <FailureBox failure={queue.failure} onRetry={queue.reload} />}
      {asOf !== null && (
        <p class="soft foot">{say('fresh.read', { when: relativeTime(asOf, shell.clock(), language) })}</p>
      )}
    </section>
  );
}
