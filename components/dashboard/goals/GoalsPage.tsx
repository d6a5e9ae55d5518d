import { useEffect, useMemo } from 'preact/hooks';
import { useRoute, useSend } from '../../../lib/bus/query';
import { textIn } from '../../../lib/domain/base/text';
import { localMonth } from '../../../lib/domain/figures/funnel/month';
import { clockOf } from '../../../lib/domain/figures/goals/clock-goals';
import { chainLinks } from '../../../lib/domain/figures/shown/goal-chain';
import { type GoalsView, sourcesOf } from '../../../lib/domain/figures/shown/goal-number';
import { currentGoals, goalStanding } from '../../../lib/domain/figures/shown/goal-standing';
import { hasNoHistory } from '../../../lib/domain/figures/shown/ladder';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { dateOf } from '../../../lib/i18n/time';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { Skeleton } from '../../person/Skeleton';
import { ReadingLine } from '../funnel/ReadingLine';
import { useFunnelT } from '../funnel/use-t';
import { PageFrame } from '../kit/PageFrame';
import { useAddress, writeAddress } from '../kit/page-address';
import { usePulse } from '../kit/use-pulse';
import { useT } from '../kit/use-t';
import { GoalCard } from './GoalCard';
import { GoalChain } from './GoalChain';
import { GoalsFoot } from './GoalsFoot';
import { GoalsTable } from './GoalsTable';
import { monthName } from './goal-text';
import { EDIT_GOALS } from './places';
import { useGoalsT } from './use-t';

/** Looks again so often: what goes on now changes, and a worker that died is woken, ms. */
const PULSE_MS = 20_000;
/** The team's hand-offs are read again so often, ms. */
const TEAM_MS = 10 * 60_000;

/** The goals of both departments on one page, for everybody. */
export function GoalsPage() {
  const title = useT(DASHBOARD)('view.goals');
  const { t } = useGoalsT();
  const goals = useRoute('goals.read', {}, { timeoutMs: 25_000 });
  usePulse(goals.reload, PULSE_MS);
  const view = goals.data;
  return (
    <PageFrame
      title={title}
      lead={t('lead')}
      actions={
        <a class="button" href={EDIT_GOALS} data-testid="goals-edit">
          {t('do.edit')}
        </a>
      }
    >
      {view !== undefined ? (
        <Goals view={view} onChange={goals.reload} />
      ) : goals.failure === null ? (
        <Skeleton />
      ) : (
        <FailureBox failure={goals.failure} onRetry={goals.reload} />
      )}
    </PageFrame>
  );
}

function Goals({ view, onChange }: { view: GoalsView; onChange: () => void }) {
  const speech = useGoalsT();
  const { t, language } = speech;
  const { t: ofFunnel } = useFunnelT();
  const { shell } = usePages();
  const { chosen } = useAddress();
  const { funnel, isAgreed } = view;
  const { goals, hours, reading, planning } = funnel;
  const month = localMonth(funnel.now, hours.timeZone);
  const { now: current, later } = currentGoals(goals, month);
  const sources = useMemo(() => sourcesOf(view), [view]);
  const standings = useMemo(() => current.map((goal) => goalStanding(sources, goal)), [sources]);
  const links = useMemo(() => chainLinks(sources, current), [sources]);
  const note = t('note.foot', {
    version: planning.version,
    date: dateOf(funnel.now, 0, language),
  });
  if (goals.length === 0)
    return (
      <p class="empty panel" data-testid="goals-empty">
        <b>{t('none.title')}</b>
        <span class="soft">{t('none.why')}</span>
        <a class="button" href={EDIT_GOALS} data-testid="goals-add">
          {t('none.add')}
        </a>
      </p>
    );
  return (
    <>
      {current.some(({ measure }) => clockOf(measure) !== null) && <TeamReading />}
      <ReadingLine reading={reading} onChange={onChange} />
      {funnel.seesAll === false && (
        <p class="empty panel" data-testid="goals-own">
          <b>{ofFunnel('own.title')}</b>
          <span class="soft">{ofFunnel('own.why')}</span>
        </p>
      )}
      {reading.state === 'none' && (
        <p class="box" data-testid="goals-uncounted">
          {t('counts.none')}
        </p>
      )}
      {!isAgreed && (
        <p class="empty panel" data-testid="goals-unagreed">
          <b>{t('unagreed.title')}</b>
          <span class="soft">{t('unagreed.why')}</span>
        </p>
      )}
      {hasNoHistory(sources.look, sources.frame) && (
        <p class="box" data-testid="goals-no-history">
          {t('history.none')}
        </p>
      )}
      {current.length === 0 && <p class="soft">{t('none.now')}</p>}
      {(['marketing', 'sales'] as const).map((department) => {
        const own = standings.filter(({ goal }) => goal.owner === department);
        if (own.length === 0) return null;
        return (
          <section
            key={department}
            class="department"
            aria-labelledby={`goals-${department}`}
            data-testid={`goals-${department}`}
          >
            <h2 id={`goals-${department}`}>{t(`department.${department}`)}</h2>
            <div class="goal-cards">
              {own.map((standing) => (
                <GoalCard
                  key={standing.goal.id}
                  standing={standing}
                  sources={sources}
                  goals={goals}
                  isChosen={chosen['goal'] === standing.goal.id}
                  note={note}
                />
              ))}
            </div>
          </section>
        );
      })}
      {current.length > 0 && (
        <>
          <p class="soft legend">{t('plot.legend')}</p>
          <section class="panel" aria-labelledby="chain">
            <h2 id="chain">{t('chain.title')}</h2>
            <GoalChain links={links} />
          </section>
        </>
      )}
      {later.length > 0 && (
        <section class="panel" aria-labelledby="goals-later">
          <h2 id="goals-later">{t('later.title')}</h2>
          <ul>
            {later.map((goal) => (
              <li key={goal.id}>
                <b class="theirs">{textIn(goal.label, language)}</b>{' '}
                <span class="soft">
                  {t('goal.begins', { month: monthName(goal.from, speech) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {standings.length > 0 && <GoalsTable standings={standings} note={note} />}
      <p class="no-print">
        <a class="inline" href={writeAddress('funnel')}>
          {t('do.funnel')}
        </a>
      </p>
      <GoalsFoot view={view} now={shell.clock()} />
      <Chosen id={chosen['goal']} />
    </>
  );
}

/** Goals about clocks need the team's hand-offs, which their own view reads too. */
function TeamReading() {
  const refresh = useSend('handOffs.refresh', 120_000);
  usePulse(() => void refresh.send({}), TEAM_MS);
  return refresh.failure === null ? null : (
    <FailureBox failure={refresh.failure} onRetry={() => void refresh.send({})} />
  );
}

/** Brings the goal of the address to where it is seen, once. */
function Chosen({ id }: { id: string | undefined }) {
  useEffect(() => {
    const card = id === undefined ? null : document.getElementById(`goal-name-${id}`);
    card?.closest('article')?.focus();
  }, [id]);
  return null;
}
