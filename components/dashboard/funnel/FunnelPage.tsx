import { useMemo } from 'preact/hooks';
import { useRoute } from '../../../lib/bus/query';
import type { Span } from '../../../lib/domain/figures/counting/question';
import { type FunnelView, frameOf } from '../../../lib/domain/figures/counting/view';
import { type Look, lookIn } from '../../../lib/domain/figures/shown/answers';
import { knownFor } from '../../../lib/domain/figures/shown/known-for';
import {
  hasNoHistory,
  ladderOf,
  type StageFigures,
} from '../../../lib/domain/figures/shown/ladder';
import { visitorMonth } from '../../../lib/domain/figures/shown/visitors';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { relativeTime } from '../../../lib/i18n/time';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { Skeleton } from '../../person/Skeleton';
import { PageFrame } from '../kit/PageFrame';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { usePulse } from '../kit/use-pulse';
import { useT } from '../kit/use-t';
import { filterIn, numberNamed, partsIn, periodIn, shifted } from './address';
import { CountedPeople } from './CountedPeople';
import { FromGoal } from './FromGoal';
import { FunnelFilters, periodName } from './FunnelFilters';
import type { Telling } from './figure-text';
import { HowCounted } from './HowCounted';
import { Ladder } from './Ladder';
import { Parts } from './Parts';
import { Plots } from './Plots';
import { ReadingLine } from './ReadingLine';
import { useFunnelT } from './use-t';
import { VisitorsLine } from './VisitorsLine';

/** Looks again so often: what goes on now changes, and a worker that died is woken, ms. */
const PULSE_MS = 20_000;

/** The funnel that both departments compute with. */
export function FunnelPage() {
  const title = useT(DASHBOARD)('view.funnel');
  const { t } = useFunnelT();
  const { chosen } = useAddress();
  const [period, filter, by] = [periodIn(chosen), filterIn(chosen), partsIn(chosen)];
  const input = { period, filter, ...(by !== undefined && { by }) };
  const funnel = useRoute('figures.funnel', input, { timeoutMs: 25_000 });
  usePulse(funnel.reload, PULSE_MS);
  const view = funnel.data;
  return (
    <PageFrame title={title} lead={t('lead')}>
      {view !== undefined ? (
        <Funnel view={view} onChange={funnel.reload} />
      ) : funnel.failure === null ? (
        <Skeleton />
      ) : (
        <FailureBox failure={funnel.failure} onRetry={funnel.reload} />
      )}
    </PageFrame>
  );
}

function Funnel({ view, onChange }: { view: FunnelView; onChange: () => void }) {
  const { t, language } = useFunnelT();
  const { shell } = usePages();
  const { chosen } = useAddress();
  const frame = useMemo(() => frameOf(view), [view]);
  const look = useMemo(() => lookIn(view.answers), [view]);
  const stages = useMemo(() => ladderOf(look, frame), [look, frame]);
  const telling: Telling = {
    t,
    language,
    now: shell.clock(),
    timeZone: frame.timeZone,
    version: view.planning.version,
  };
  const shown = chosen['show'];
  const named = numberNamed(shown, frame, filterIn(chosen), view.parts?.by);
  const onShow = (name: string) =>
    go(writeAddress('funnel', { ...chosen, show: name === shown ? '' : name }), true);
  const oldest = Math.min(...Object.values(view.answers).map(({ askedAt }) => askedAt));
  if (view.reading.state === 'none')
    return (
      <p class="empty panel" data-testid="funnel-none">
        <b>{t('reading.none')}</b>
        <span class="soft">{t('reading.none-why')}</span>
      </p>
    );
  const common = { telling, shown, onShow };
  const visitors = visitorMonth(look, frame, view.planning.visitors);
  return (
    <>
      <FunnelFilters view={view} />
      {view.seesAll === false && (
        <p class="empty panel" data-testid="funnel-own">
          <b>{t('own.title')}</b>
          <span class="soft">{t('own.why')}</span>
        </p>
      )}
      <ReadingLine reading={view.reading} onChange={onChange} />
      {hasNoHistory(look, frame) && (
        <p class="empty panel" data-testid="funnel-empty">
          <b>{t('empty.title')}</b>
          <span class="soft">{t('empty.why', { months: frame.months })}</span>
        </p>
      )}
      <section class="panel" aria-labelledby="ladder">
        <h2 id="ladder">{t('ladder.title')}</h2>
        <YoungPeriod view={view} stages={stages} />
        <Ladder
          stages={stages}
          period={periodName(view, telling)}
          isOpen={frame.period.isOpen}
          isYear={chosen['compare'] === 'year'}
          months={frame.months}
          days={[daysOver(frame.period.span, frame.now), daysOver(frame.period.before, frame.now)]}
          visitors={visitors}
          {...common}
        />
        <VisitorsLine month={visitors} telling={telling} onChange={onChange} />
      </section>
      {named !== null && (
        <CountedPeople
          key={shown}
          question={named.question}
          known={knownFor(
            named.part === null ? look : partLook(view, named.part),
            frame,
            named.question,
          )}
          filter={named.filter}
          telling={telling}
          onClose={() => onShow(shown ?? '')}
        />
      )}
      <Plots view={view} frame={frame} look={look} {...common} />
      <Parts view={view} frame={frame} look={look} {...common} />
      {Object.keys(filterIn(chosen)).length === 0 ? (
        <FromGoal view={view} frame={frame} look={look} {...common} />
      ) : (
        <p class="soft">{t('goal.narrowed')}</p>
      )}
      <HowCounted view={view} />
      {Number.isFinite(oldest) && (
        <p class="soft foot">
          {t('age.read', { when: relativeTime(oldest, shell.clock(), language) })}
        </p>
      )}
    </>
  );
}

/** In the first days of a period there is nothing to see: says so, with the way to the one before. */
function YoungPeriod({
  view: { period, now, hours },
  stages,
}: {
  view: FunnelView;
  stages: readonly StageFigures[];
}) {
  const { t } = useFunnelT();
  const { chosen } = useAddress();
  const unit = periodIn(chosen).unit;
  const isEmpty = stages.every(
    ({ came }) => came === null || (came.known.kind === 'count' && came.known.count === 0),
  );
  if (!period.isOpen || !isEmpty || unit === 'range') return null;
  const before = shifted(unit, period.from, -1, now, hours.timeZone);
  return (
    <p class="soft no-print" data-testid="funnel-young">
      {t('ladder.young')}{' '}
      <a class="inline" href={writeAddress('funnel', { ...chosen, ...before })}>
        {t('ladder.see-before')}
      </a>
    </p>
  );
}

const DAY_MS = 86_400_000;

/** Days of a span that are over. */
function daysOver({ from, until }: Span, now: number): number {
  return Math.max(0, Math.min(until, now) - from) / DAY_MS;
}

/** Looks up the answers of a part that is compared. */
function partLook({ parts }: FunnelView, id: string): Look {
  return lookIn(parts?.parts.find((part) => part.id === id)?.answers ?? {});
}
