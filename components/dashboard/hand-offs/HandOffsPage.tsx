import { useMemo } from 'preact/hooks';
import { useRoute, useSend } from '../../../lib/bus/query';
import { CLOCK_KINDS } from '../../../lib/domain/base/agreement-model';
import { isFound } from '../../../lib/domain/base/search-text';
import {
  handOffFigures,
  type TeamClock,
  timeBins,
  timesTaken,
} from '../../../lib/domain/hand-off/clock-figures';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { durationOf } from '../../../lib/i18n/duration';
import { relativeTime } from '../../../lib/i18n/time';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { Skeleton } from '../../person/Skeleton';
import { Kinds } from '../kit/Kinds';
import { PageFrame } from '../kit/PageFrame';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { SearchField, searchIn } from '../kit/SearchField';
import { usePulse } from '../kit/use-pulse';
import { useT } from '../kit/use-t';
import { FiguresTable } from './FiguresTable';
import { LateList } from './LateList';
import { PeriodPicker } from './PeriodPicker';
import { periodIn } from './period';
import { TeamPerson } from './TeamPerson';
import { TimesPlot } from './TimesPlot';

const REFRESH_MS = 10 * 60_000;

/**
 * The team's clocks: how many were kept, broken or still run, by rep and by campaign, and how long
 * things took.
 */
export function HandOffsPage() {
  const { shell, language } = usePages();
  const t = useT(DASHBOARD);
  const { chosen } = useAddress();
  const kind = CLOCK_KINDS.find((each) => each === chosen['clock']) ?? 'accept-mql';
  const team = useRoute('handOffs.team', {});
  const agreement = useRoute('agreement.read', {});
  const refresh = useSend('handOffs.refresh', 120_000);
  usePulse(() => void refresh.send({}), REFRESH_MS);
  const timeZone = agreement.data?.hours.timeZone ?? 'UTC';
  const now = shell.clock();
  const period = periodIn(chosen, now, timeZone);
  const search = searchIn(chosen);
  const own = useMemo(
    () =>
      (team.data?.clocks ?? []).filter(
        ({ contactId, rep, campaign, outcome: { kind: of, startedAt, state } }) =>
          of === kind &&
          isFound(search, [rep, campaign, team.data?.names[contactId]]) &&
          state !== 'not-measured' &&
          startedAt >= period.from &&
          (period.until === null || startedAt < period.until),
      ),
    [team.data, kind, period.from, period.until, search],
  );
  const reading = useMemo(() => readingOf(team.data?.clocks ?? []), [team.data]);
  const figures = useMemo(() => handOffFigures(own), [own]);
  const agreed = agreement.data?.clocks[kind] ?? 0;
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  if (team.data === undefined) {
    return (
      <PageFrame title={t('view.hand-offs')}>
        {team.failure === null ? (
          <Skeleton />
        ) : (
          <FailureBox failure={team.failure} onRetry={team.reload} />
        )}
      </PageFrame>
    );
  }
  const { all } = figures;
  const isFirst = team.data.asOf === null && refresh.failure === null;
  const isReading = isFirst || refresh.sending || reading.read < reading.total;
  return (
    <PageFrame
      title={t('view.hand-offs')}
      lead={t('hand-offs.lead')}
      actions={
        <button
          type="button"
          data-testid="refresh"
          aria-busy={refresh.sending}
          onClick={() => void refresh.send({})}
        >
          {t(refresh.sending ? 'hand-offs.reading' : 'hand-offs.refresh')}
        </button>
      }
    >
      {refresh.failure !== null && (
        <FailureBox failure={refresh.failure} onRetry={() => void refresh.send({})} />
      )}
      <div class="toolbar">
        <PeriodPicker period={period} measuredFrom={team.data.measuredFrom} timeZone={timeZone} />
        <SearchField />
      </div>
      {reading.read < reading.total && (
        <p class="reading-line" role="status" data-testid="hand-offs-reading">
          <progress max={reading.total} value={reading.read} aria-hidden="true" />
          {t('hand-offs.progress', { read: reading.read, total: reading.total })}
        </p>
      )}
      <Kinds
        legend={t('hand-offs.clock')}
        kinds={CLOCK_KINDS}
        nameOf={(each) => t(`clock.${each}`)}
        chosen={kind}
        testId="clock"
        onPick={(each) => go(writeAddress('hand-offs', { ...chosen, clock: each, id: '' }))}
      />
      <h2 class="only-print" data-testid="paper-clock">
        {t(`clock.${kind}`)}
      </h2>
      <dl class="big-figures">
        <Figure
          name={t('hand-offs.kept-share')}
          value={all.keptShare === null ? '–' : percent.format(all.keptShare)}
        />
        <Figure name={t('hand-offs.kept')} value={String(all.kept)} tone="good" />
        <Figure name={t('hand-offs.broken')} value={String(all.broken)} tone="bad" />
        <Figure name={t('hand-offs.overdue')} value={String(all.overdue)} tone="bad" />
        <Figure name={t('hand-offs.waiting')} value={String(all.waiting)} />
        {all.checking > 0 && <Figure name={t('hand-offs.checking')} value={String(all.checking)} />}
        <Figure
          name={t('hand-offs.median')}
          value={all.medianMinutes === null ? '–' : durationOf(all.medianMinutes, language)}
          note={all.medianMinutes === null ? undefined : t('hand-offs.of', { count: all.timed })}
        />
        <Figure name={t('hand-offs.agreed')} value={durationOf(agreed, language)} />
      </dl>
      {own.length === 0 && isReading ? (
        <Skeleton />
      ) : own.length === 0 ? (
        <p class="empty panel" data-testid="hand-offs-empty">
          <b>{t('hand-offs.none')}</b>
          <span class="soft">{t('hand-offs.none-why')}</span>
        </p>
      ) : (
        <div class="two">
          <div class="column">
            <LateList
              clocks={own}
              names={team.data.names}
              chosen={chosen['id']}
              onOpen={(id) => go(writeAddress('hand-offs', { ...chosen, id }))}
            />
            <FiguresTable
              id="rep"
              title={t('hand-offs.by-rep')}
              nobody={t('hand-offs.nobody')}
              rows={figures.byRep}
              all={all}
            />
            <FiguresTable
              id="campaign"
              title={t('hand-offs.by-campaign')}
              nobody={t('totals.no-campaign')}
              rows={figures.byCampaign}
              all={all}
            />
          </div>
          <div class="column">
            {chosen['id'] !== undefined && (
              <TeamPerson key={chosen['id']} contactId={chosen['id']} />
            )}
            {agreed > 0 && <TimesPlot bins={timeBins(timesTaken(own), agreed)} agreed={agreed} />}
          </div>
        </div>
      )}
      {team.data.asOf !== null && (
        <p class="soft foot">
          {t('feedback.age', { when: relativeTime(team.data.asOf, now, language) })}
        </p>
      )}
    </PageFrame>
  );
}

/** How many of the people with a measured clock are read far enough to judge it. */
function readingOf(clocks: readonly TeamClock[]): { read: number; total: number } {
  const measured = clocks.filter(({ outcome }) => outcome.state !== 'not-measured');
  const people = new Set(measured.map(({ contactId }) => contactId));
  const unread = new Set(
    measured.flatMap(({ contactId, outcome }) => (outcome.state === 'checking' ? [contactId] : [])),
  );
  return { read: people.size - unread.size, total: people.size };
}

function Figure({
  name,
  value,
  tone,
  note,
}: {
  name: string;
  value: string;
  tone?: 'good' | 'bad';
  note?: string | undefined;
}) {
  return (
    <div>
      <dt class="soft">{name}</dt>
      <dd class={value === '0' ? undefined : tone}>
        {value} {note !== undefined && <small class="soft">{note}</small>}
      </dd>
    </div>
  );
}
