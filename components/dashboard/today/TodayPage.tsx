import { useState } from 'preact/hooks';
import { useBus, useRoute, useSend } from '../../../lib/bus/query';
import { isFound } from '../../../lib/domain/base/search-text';
import type { PersonView } from '../../../lib/domain/views/person';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { relativeTime } from '../../../lib/i18n/time';
import { FailureBox } from '../../FailureBox';
import { GoalLines } from '../../GoalLines';
import { usePages } from '../../page-context';
import { Skeleton } from '../../person/Skeleton';
import { useMoves } from '../../person/use-moves';
import { useKeys } from '../../workspace/keyboard';
import { PeopleList } from '../../workspace/PeopleList';
import { PersonPane } from '../../workspace/PersonPane';
import { Replies } from '../../workspace/Replies';
import { UndoneToast, UndoToast } from '../../workspace/UndoToast';
import { OtherCurrencies } from '../../workspace/ValueSort';
import { FeedbackLine } from '../feedback/FeedbackLine';
import { PageFrame } from '../kit/PageFrame';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { SearchField, searchIn } from '../kit/SearchField';
import { usePulse } from '../kit/use-pulse';
import { useT } from '../kit/use-t';
import { CouldRefer } from '../referrals/CouldRefer';
import { OwnDecisions } from '../review/OwnDecisions';
import { OwnTruth } from '../review/OwnTruth';
import { SortField, sortedPeople } from './sort';

const REFRESH_MS = 60_000;
const MOST_NEW = 20;

/**
 * What waits for the person who looks: a rep's people and their clocks, a marketer's new feedback;
 * each first what is theirs.
 */
export function TodayPage() {
  const t = useT(DASHBOARD);
  const role = useRoute('settings.read', {}).data?.role;
  const refresh = useSend('feedback.refresh', 60_000);
  usePulse(() => void refresh.send({}), REFRESH_MS);
  const people = <People key="people" />;
  const said = <NewFeedback key="said" />;
  const truth = <OwnTruth key="truth" />;
  return (
    <PageFrame title={t('view.today')} lead={t('today.lead')}>
      <GoalLines onOpen={(goal) => go(writeAddress('goals', { goal }))} />
      <OwnDecisions />
      {role === 'marketer' ? [said, people, truth] : [people, truth, said]}
      <CouldRefer mine />
    </PageFrame>
  );
}

function People() {
  const { shell, language } = usePages();
  const t = useT(DASHBOARD);
  const queue = useRoute('people.queue', {});
  const moves = useMoves({ ...shell, call: useBus().call });
  const { chosen } = useAddress();
  const [picked, setPicked] = useState<PersonView | null>(null);
  useKeys({ undo: () => (moves.offer === null ? false : void moves.undo()) });
  if (queue.data === undefined) {
    return queue.failure === null ? (
      <Skeleton />
    ) : (
      <FailureBox failure={queue.failure} onRetry={queue.reload} />
    );
  }
  const { people, asOf } = queue.data;
  const found = sortedPeople(
    people.filter(({ name, company, jobTitle }) =>
      isFound(searchIn(chosen), [name, company, jobTitle]),
    ),
    chosen['sort'],
  );
  const count = (state: string) => people.filter(({ clock }) => clock?.state === state).length;
  return (
    <section aria-labelledby="today-people" class="today">
      <Replies onOpen={setPicked} />
      <h2 id="today-people">
        {t('today.people')}{' '}
        <small class="soft">
          {t('today.counts', { late: count('late'), soon: count('soon'), all: people.length })}
        </small>
      </h2>
      {people.length === 0 ? (
        <p class="empty panel" data-testid="today-empty">
          <b>{t('queue.empty')}</b>
          <span class="soft">{t('queue.empty-why')}</span>
          {asOf === null && (
            <button type="button" class="link" onClick={() => shell.openOptions('connection')}>
              {t('queue.who')}
            </button>
          )}
        </p>
      ) : (
        <>
          <div class="toolbar no-print">
            <SearchField />
            <SortField />
          </div>
          {chosen['sort'] === 'value' && <OtherCurrencies people={people} />}
          <div class="split">
            <div class="panel tight scroll">
              {found.length === 0 && <p class="soft pad">{t('list.none')}</p>}
              <PeopleList people={found} label={t('today.people')} onOpen={setPicked} />
            </div>
            <div class="panel tight detail">
              {picked === null ? (
                <p class="soft pad no-print">{t('today.pick')}</p>
              ) : (
                <PersonPane key={picked.contactId} person={picked} moves={moves} />
              )}
              {moves.offer !== null && <UndoToast offer={moves.offer} moves={moves} />}
              {moves.taken !== null && <UndoneToast onDone={moves.settle} />}
            </div>
          </div>
        </>
      )}
      {asOf !== null && (
        <p class="soft foot">
          {t('fresh.read', { when: relativeTime(asOf, shell.clock(), language) })}
        </p>
      )}
    </section>
  );
}

function NewFeedback() {
  const t = useT(DASHBOARD);
  const list = useRoute('feedback.list', {
    filter: { dealtWith: false },
    offset: 0,
    limit: MOST_NEW,
  });
  if (list.data === undefined) {
    return list.failure === null ? (
      <Skeleton />
    ) : (
      <FailureBox failure={list.failure} onRetry={list.reload} />
    );
  }
  const { rows, total } = list.data;
  return (
    <section aria-labelledby="today-said" class="today">
      <h2 id="today-said">
        {t('today.said')} <small class="soft">{t('today.said-count', { count: total })}</small>
      </h2>
      {rows.length === 0 ? (
        <p class="empty panel">
          <b>{t('today.said-none')}</b>
        </p>
      ) : (
        <ul class="panel tight lines" data-testid="today-said">
          {rows.map((row) => (
            <li key={row.id}>
              <FeedbackLine
                row={row}
                current={false}
                onOpen={() => go(writeAddress('feedback', { id: row.id }))}
              />
            </li>
          ))}
        </ul>
      )}
      {total > rows.length && (
        <p class="no-print">
          <a class="inline" href={writeAddress('feedback', { state: 'open' })}>
            {t('today.said-all')}
          </a>
        </p>
      )}
    </section>
  );
}
