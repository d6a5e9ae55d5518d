import { useEffect, useState } from 'preact/hooks';
import { useRoute } from '../../lib/bus/query';
import type { PersonView } from '../../lib/domain/views/person';
import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';
import { Skeleton } from '../person/Skeleton';
import { PeopleList } from './PeopleList';

const PAUSE_MS = 200;

const SHORTEST_SEARCH = 2;

/** Shows the contacts that the CRM finds for a text, once typing pauses. */
export function SearchPane({
  text,
  onOpen,
}: {
  text: string;
  onOpen: (person: PersonView) => void;
}) {
  const { t } = usePages();
  const settled = useSettled(text.trim(), PAUSE_MS);
  const found = useRoute(
    'people.search',
    { text: settled },
    { enabled: settled.length >= SHORTEST_SEARCH, timeoutMs: 25_000 },
  );
  if (text.trim().length < SHORTEST_SEARCH) return <p class="empty soft">{t('search.short')}</p>;
  if (found.failure !== null) return <FailureBox failure={found.failure} onRetry={found.reload} />;
  if (found.data === undefined) return <Skeleton />;
  return (
    <section class="pane" data-testid="results" aria-label={t('search.results')}>
      <p class="soft foot" role="status">
        {t('search.count', { count: found.data.length })}
      </p>
      <PeopleList people={found.data} label={t('search.results')} onOpen={onOpen} />
    </section>
  );
}

function useSettled(value: string, pauseMs: number): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
