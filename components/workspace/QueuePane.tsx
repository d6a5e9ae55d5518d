import { useState } from 'preact/hooks';
import { useRoute } from '../../lib/bus/query';
import { byValue } from '../../lib/domain/clocks/queue-value';
import type { PersonView } from '../../lib/domain/views/person';
import { relativeTime } from '../../lib/i18n/time';
import { FailureBox } from '../FailureBox';
import { GoalLines } from '../GoalLines';
import { usePages } from '../page-context';
import { Skeleton } from '../person/Skeleton';
import { PeopleList } from './PeopleList';
import { ValueSort } from './ValueSort';

/** Shows the rep's own contacts, most urgent first. */
export function QueuePane({ onOpen }: { onOpen: (person: PersonView) => void }) {
  const { t, language, shell } = usePages();
  const queue = useRoute('people.queue', {});
  const [isByValue, setByValue] = useState(false);
  if (queue.data === undefined) {
    return queue.failure === null ? (
      <Skeleton />
    ) : (
      <FailureBox failure={queue.failure} onRetry={queue.reload} />
    );
  }
  const { people, asOf, total = null } = queue.data;
  const sorted = isByValue ? byValue(people) : people;
  return (
    <section class="pane" data-testid="queue" aria-label={t('tab.queue')}>
      <GoalLines onOpen={(id) => shell.openDashboard(`goals?goal=${encodeURIComponent(id)}`)} />
      {people.length === 0 ? (
        <p class="empty">
          <b>{t('queue.empty')}</b>
          <span class="soft">{t('queue.empty-why')}</span>
          {asOf === null && (
            <button
              type="button"
              class="link"
              data-testid="queue-who"
              onClick={() => shell.openOptions('connection')}
            >
              {t('queue.who')}
            </button>
          )}
        </p>
      ) : (
        <>
          <ValueSort people={people} isByValue={isByValue} onChange={setByValue} />
          <PeopleList people={sorted} label={t('tab.queue')} onOpen={onOpen} />
        </>
      )}
      {total !== null && <p class="soft foot">{t('queue.total', { total: String(total) })}</p>}
      {queue.failure !== null && <FailureBox failure={queue.failure} onRetry={queue.reload} />}
      {asOf !== null && (
        <p class="soft foot">
          {t('fresh.read', { when: relativeTime(asOf, shell.clock(), language) })}
        </p>
      )}
    </section>
  );
}
