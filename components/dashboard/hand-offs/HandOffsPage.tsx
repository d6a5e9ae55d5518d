import { useMemo } from 'preact/hooks';
import { useRoute, useSend } from '../../../lib/bus/query';
import { CLOCK_KINDS, type ClockKind } from '../../../lib/domain/base/agreement-model';
import { handOffFigures, timeBins, timesTaken } from '../../../lib/domain/hand-off/clock-figures';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { durationOf } from '../../../lib/i18n/duration';
import { relativeTime } from '../../../lib/i18n/time';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { Skeleton } from '../../person/Skeleton';
import { PageFrame } from '../kit/PageFrame';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { usePulse } from '../kit/use-pulse';
import { useT } from '../kit/use-t';
import { FiguresTable } from './FiguresTable';
import { LateList } from './LateList';
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
  const clocks = team.data?.clocks ?? [];
  const own = useMemo(
    () => clocks.filter(({ outcome }) => outcome.kind === kind),
    [team.data, kind],
  );
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
      <nav class="kinds no-print" aria-label={t('hand-offs.clock')}>
        {CLOCK_KINDS.map((each: ClockKind) => (
          <button
            key={each}
            type="button"
            data-testid={`clock-${each}`}
            aria-pressed={each === kind}
            onClick={() => go(writeAddress('hand-offs', { clock: each }))}
          >
            {t(`clock.${each}`)}
          </button>
        ))}
      </nav>
      <dl class="big-figures">
        <Figure
          name={t('hand-offs.kept-share')}
          value={all.keptShare === null ? '–' : percent.format(all.keptShare)}
        />
        <Figure name={t('hand-offs.kept')} value={String(all.kept)} tone="good" />
        <Figure name={t('hand-offs.broken')} value={String(all.broken)} tone="bad" />
        <Figure name={t('hand-offs.waiting')} value={String(all.waiting)} />
        <Figure
          name={t('hand-offs.median')}
          value={all.medianMinutes === null ? '–' : durationOf(all.medianMinutes, language)}
        />
        <Figure name={t('hand-offs.agreed')} value={durationOf(agreed, language)} />
      </dl>
      {own.length === 0 ? (
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
              title={t('hand-offs.by-rep')}
              nobody={t('hand-offs.nobody')}
              rows={figures.byRep}
            />
            {agreed > 0 && <TimesPlot bins={timeBins(timesTaken(own), agreed)} agreed={agreed} />}
          </div>
          <div class="column">
            {chosen['id'] !== undefined && (
              <TeamPerson key={chosen['id']} contactId={chosen['id']} />
            )}
            <FiguresTable
              title={t('hand-offs.by-campaign')}
              nobody={t('totals.no-campaign')}
              rows={figures.byCampaign}
            />
          </div>
        </div>
      )}
      {team.data.asOf !== null && (
        <p class="soft foot">
          {t('feedback.age', { when: relativeTime(team.data.asOf, shell.clock(), language) })}
        </p>
      )}
    </PageFrame>
  );
}

function Figure({ name, value, tone }: { name: string; value: string; tone?: 'good' | 'bad' }) {
  return (
    <div>
      <dt class="soft">{name}</dt>
      <dd class={tone}>{value}</dd>
    </div>
  );
}
