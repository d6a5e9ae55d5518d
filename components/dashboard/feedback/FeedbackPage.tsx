import { useRef, useState } from 'preact/hooks';
import { useRoute, useSend } from '../../../lib/bus/query';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { relativeTime } from '../../../lib/i18n/time';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { Skeleton } from '../../person/Skeleton';
import { PageFrame } from '../kit/PageFrame';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { usePulse } from '../kit/use-pulse';
import { useT } from '../kit/use-t';
import { PRINTED, WindowedList } from '../kit/WindowedList';
import { FeedbackDetail } from './FeedbackDetail';
import { FeedbackFilters } from './FeedbackFilters';
import { FeedbackLine } from './FeedbackLine';
import { FeedbackTotals } from './FeedbackTotals';
import { type Filter, filterOf, orderOf } from './filter-state';

const REFRESH_MS = 20_000;
const PAGE = 100;
const ROW_PX = 76;

/** What reps said of leads: totals, filters, the list, and one thread whole beside it. */
export function FeedbackPage() {
  const { shell, language } = usePages();
  const t = useT(DASHBOARD);
  const { chosen } = useAddress();
  const filter = filterOf(chosen, shell.clock());
  const summary = useRoute('feedback.summary', { filter });
  const visit = useSend('feedback.visit');
  const refresh = useSend('feedback.refresh', 60_000);
  const exporter = useSend('feedback.export', 25_000);
  usePulse(() => {
    void visit.send({});
    void refresh.send({});
  }, REFRESH_MS);
  const choose = (change: Record<string, string>) =>
    go(writeAddress('feedback', { ...chosen, id: '', ...change }));
  const save = async () => {
    const answer = await exporter.send({ filter });
    if (answer !== null)
      shell.save('relevo-feedback.csv', 'text/csv;charset=utf-8', `\ufeff${answer.csv}`);
  };
  // What was known stays while a filter is asked for: a form that goes away takes the focus of who
  // walks through it.
  const last = useRef(summary.data);
  last.current = summary.data ?? last.current;
  const data = last.current;
  return (
    <PageFrame
      title={t('view.feedback')}
      lead={
        data === undefined ? undefined : t('feedback.lead', { fresh: data.fresh, open: data.open })
      }
      actions={
        <button
          type="button"
          data-testid="export"
          aria-busy={exporter.sending}
          onClick={() => void save()}
        >
          {t('feedback.export')}
        </button>
      }
    >
      {summary.failure !== null && (
        <FailureBox failure={summary.failure} onRetry={summary.reload} />
      )}
      {data === undefined && summary.failure === null && <Skeleton />}
      {data !== undefined && (
        <>
          <FeedbackTotals summary={data} onCampaign={(campaign) => choose({ campaign })} />
          <FeedbackFilters choices={data.choices} chosen={chosen} onChoose={choose} />
          <Threads
            key={JSON.stringify([filter, orderOf(chosen)])}
            filter={filter}
            chosen={chosen}
          />
          <p class="soft foot" role="status" data-testid="feedback-age">
            {data.asOf === null
              ? t('feedback.never')
              : t('feedback.age', { when: relativeTime(data.asOf, shell.clock(), language) })}
            {!data.whole && data.asOf !== null && ` ${t('feedback.reading')}`}
            {refresh.failure !== null && ` ${t('feedback.offline')}`}
          </p>
        </>
      )}
    </PageFrame>
  );
}

function Threads({ filter, chosen }: { filter: Filter; chosen: Readonly<Record<string, string>> }) {
  const t = useT(DASHBOARD);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const from = (index: number) => Math.floor(index / PAGE) * PAGE;
  const [low, high] = [from(range.first), from(range.last)];
  const order = orderOf(chosen);
  const asked = order === undefined ? { filter } : { filter, order };
  const one = useRoute('feedback.list', { ...asked, offset: low, limit: PAGE });
  const two = useRoute(
    'feedback.list',
    { ...asked, offset: high, limit: PAGE },
    { enabled: high !== low },
  );
  // After a far jump no page is loaded there yet; the list keeps its position.
  const known = useRef<number | undefined>(undefined);
  known.current = one.data?.total ?? two.data?.total ?? known.current;
  const total = known.current;
  if (total === undefined)
    return one.failure === null ? <Skeleton /> : <FailureBox failure={one.failure} />;
  if (total === 0) {
    return (
      <p class="empty panel" data-testid="feedback-empty">
        <b>{t('feedback.none')}</b>
        <span class="soft">{t('feedback.none-why')}</span>
      </p>
    );
  }
  const rowAt = (index: number) =>
    (from(index) === low ? one : two).data?.rows[index - from(index)];
  const { id } = chosen;
  return (
    <div class="split">
      {total > PRINTED && (
        <p class="only-print soft">
          {t('frame.first', { count: String(PRINTED), total: String(total) })}
        </p>
      )}
      <WindowedList
        label={t('view.feedback')}
        total={total}
        rowHeight={ROW_PX}
        onRange={(first, last) => setRange({ first, last: Math.min(last, total - 1) })}
        row={(index) => {
          const row = rowAt(index);
          return row === undefined ? (
            <span class="soft">…</span>
          ) : (
            <FeedbackLine
              row={row}
              current={row.id === id}
              onOpen={() => go(writeAddress('feedback', { ...chosen, id: row.id }))}
            />
          );
        }}
      />
      <section class="panel detail" aria-live="polite" data-testid="detail">
        {id === undefined ? (
          <p class="soft">{t('feedback.pick')}</p>
        ) : (
          <FeedbackDetail key={id} id={id} />
        )}
      </section>
    </div>
  );
}
