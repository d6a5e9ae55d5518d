import { useRoute } from '../../../lib/bus/query';
import type { AttributionView } from '../../../lib/domain/figures/attribution/report-view';
import { ATTRIBUTION, DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { relativeTime } from '../../../lib/i18n/time';
import { FailureBox } from '../../FailureBox';
import { usePages } from '../../page-context';
import { Gaps } from '../../person/Facts';
import { Skeleton } from '../../person/Skeleton';
import { periodName } from '../funnel/FunnelFilters';
import { noteText } from '../funnel/figure-text';
import { useFunnelT } from '../funnel/use-t';
import { PageFrame } from '../kit/PageFrame';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { usePulse } from '../kit/use-pulse';
import { useT } from '../kit/use-t';
import { AttributionFilters, periodMoved } from './AttributionFilters';
import { AttributionTable } from './AttributionTable';
import { cellNamed, reportFilterIn, reportPeriodIn, unitIn } from './address';
import { ContestSwitch } from './ContestSwitch';
import { DealsBehindPanel } from './DealsBehindPanel';
import { DealsReadingLine } from './DealsReadingLine';
import { type Measure, measureText } from './figure-text';
import { HowAttributed } from './HowAttributed';
import { MeasureChoice } from './MeasureChoice';
import { ReportNotes, SpreadLine } from './ReportNotes';
import { useAttributionT } from './use-t';

/** Looks again so often: what goes on now changes, and a worker that died is woken, ms. */
const PULSE_MS = 20_000;

/** What brought the customers, under each model, with the deals behind every number. */
export function AttributionPage() {
  const title = useT(DASHBOARD)('view.attribution');
  const t = useT(ATTRIBUTION);
  const { chosen } = useAddress();
  const input = { period: reportPeriodIn(chosen), filter: reportFilterIn(chosen) };
  const report = useRoute('attribution.read', input, { timeoutMs: 25_000 });
  usePulse(report.reload, PULSE_MS);
  const view = report.data;
  return (
    <PageFrame title={title} lead={t('lead')}>
      {view !== undefined ? (
        <Report view={view} onChange={report.reload} />
      ) : report.failure === null ? (
        <Skeleton />
      ) : (
        <FailureBox failure={report.failure} onRetry={report.reload} />
      )}
    </PageFrame>
  );
}

function Report({ view, onChange }: { view: AttributionView; onChange: () => void }) {
  const { t, language } = useAttributionT();
  const { t: ofFunnel } = useFunnelT();
  const { shell } = usePages();
  const { chosen } = useAddress();
  const { reading, totals, version } = view;
  const shown = chosen['show'];
  const cell = cellNamed(shown);
  const onShow = (name: string) =>
    go(writeAddress('attribution', { ...chosen, show: name === shown ? '' : name }), true);
  if (reading.state === 'none')
    return (
      <p class="empty panel" data-testid="attribution-none">
        <b>{t('none.title')}</b>
        <span class="soft">{t('none.why')}</span>
      </p>
    );
  const measure = measureIn(chosen['measure'], view);
  const period = periodName(view, { t: ofFunnel, language });
  const now = shell.clock();
  const note = noteText(
    t('table.told', { measure: measureText(measure, t), period }),
    reading.asOf ?? now,
    { t: ofFunnel, language, now, timeZone: view.timeZone, version },
  );
  const lacksDeals = view.gaps.some(({ what }) => what === 'deals');
  return (
    <>
      <AttributionFilters view={view} />
      <DealsReadingLine reading={reading} onChange={onChange} />
      {view.gaps.length > 0 && (
        <div class="box" data-testid="attribution-gaps">
          {lacksDeals && <b>{t('gap.title')}</b>}
          <Gaps gaps={view.gaps} />
        </div>
      )}
      {totals.deals === 0 ? (
        reading.isListed && !lacksDeals && <NoDeals view={view} />
      ) : (
        <>
          <section class="panel" aria-labelledby="credits">
            <h2 id="credits">{t('table.title')}</h2>
            <SpreadLine view={view} />
            <MeasureChoice view={view} measure={measure} />
            <ContestSwitch view={view} />
            <AttributionTable
              view={view}
              measure={measure}
              note={note}
              period={period}
              shown={shown}
              onShow={onShow}
              onChange={onChange}
            />
            <ReportNotes view={view} />
          </section>
          {cell !== null && (
            <DealsBehindPanel
              key={`${shown} ${JSON.stringify([view.period.span, reportFilterIn(chosen)])}`}
              cell={cell}
              name={view.rows.find(({ key }) => key === cell.row)?.name ?? null}
              period={reportPeriodIn(chosen)}
              filter={reportFilterIn(chosen)}
              measure={measure}
              timeZone={view.timeZone}
              onClose={() => onShow(shown ?? '')}
            />
          )}
        </>
      )}
      <HowAttributed view={view} />
      {reading.asOf !== null && (
        <p class="soft foot">
          {t('age.read', { when: relativeTime(reading.asOf, shell.clock(), language) })}
        </p>
      )}
    </>
  );
}

/** The measure that the address names; customers where it names none of the period. */
function measureIn(name: string | undefined, { totals }: AttributionView): Measure {
  const currency = Object.keys(totals.money).find((each) => `money.${each}` === name);
  return currency === undefined ? { kind: 'customers' } : { kind: 'money', currency };
}

function NoDeals({ view }: { view: AttributionView }) {
  const { t } = useAttributionT();
  const { chosen } = useAddress();
  const unit = unitIn(chosen);
  const { withoutContested: _, ...narrowed } = reportFilterIn(chosen);
  const isFiltered = Object.keys(narrowed).length > 0;
  return (
    <p class="empty panel" data-testid="attribution-empty">
      <b>{t(isFiltered ? 'empty.filtered' : 'empty.title')}</b>
      <span class="soft">{t('empty.why')}</span>
      {unit !== 'range' && (
        <a
          class="button no-print"
          data-testid="attribution-before"
          href={writeAddress('attribution', { ...chosen, ...periodMoved(view, unit, -1) })}
        >
          {t('empty.before')}
        </a>
      )}
    </p>
  );
}
