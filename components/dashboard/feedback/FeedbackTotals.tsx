import { useState } from 'preact/hooks';
import type { JudgementTotals } from '../../../lib/domain/feedback/totals';
import { rankedByShare } from '../../../lib/domain/figures/rates/ranking';
import type { FeedbackSummary } from '../../../lib/domain/views/feedback';
import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { usePages } from '../../page-context';
import { Share } from '../kit/Share';
import { useT } from '../kit/use-t';

const MOST = 6;

/** How sales judged each campaign's people, the worst first, and why it turned people down. */
export function FeedbackTotals({
  summary,
  onCampaign,
}: {
  summary: FeedbackSummary;
  onCampaign: (campaign: string) => void;
}) {
  const t = useT(DASHBOARD);
  const { totals, reasonLabels } = summary;
  const [all, setAll] = useState(false);
  if (totals.all.judged === 0) return null;
  const ranked = rankedByShare(totals.campaigns, ({ counts, judged }) => ({
    x: counts.rejected,
    n: judged,
  }));
  const most = Math.max(...totals.reasons.map(({ count }) => count), 1);
  return (
    <div class="two">
      <section class="panel" aria-labelledby="by-campaign">
        <h2 id="by-campaign">{t('totals.campaigns')}</h2>
        <table class="figures" data-testid="by-campaign">
          <thead>
            <tr>
              <th scope="col">{t('filter.campaign')}</th>
              <th scope="col" class="number">
                {t('totals.judged')}
              </th>
              <th scope="col">{t('totals.rejected')}</th>
            </tr>
          </thead>
          <tbody>
            {ranked.map(({ row, isFew }, index) => (
              <Campaign
                key={row.campaign ?? ''}
                each={row}
                isFew={isFew}
                isFolded={!all && index >= MOST}
                onOpen={onCampaign}
              />
            ))}
          </tbody>
          <tfoot>
            <Campaign each={{ ...totals.all, campaign: t('totals.all') }} />
          </tfoot>
        </table>
        {ranked.some(({ isFew }) => isFew) && <p class="soft foot">{t('totals.few')}</p>}
        {!all && ranked.length > MOST && (
          <button
            type="button"
            class="link no-print"
            data-testid="campaigns-all"
            onClick={() => setAll(true)}
          >
            {t('hand-offs.more', { count: ranked.length - MOST })}
          </button>
        )}
      </section>
      <section class="panel" aria-labelledby="by-reason">
        <h2 id="by-reason">{t('totals.reasons')}</h2>
        {totals.reasons.length === 0 ? (
          <p class="soft">{t('totals.no-reasons')}</p>
        ) : (
          <table class="figures" data-testid="by-reason">
            <tbody>
              {totals.reasons.slice(0, MOST + 2).map(({ reasonId, count }) => (
                <tr key={reasonId ?? ''}>
                  <th scope="row" class="theirs">
                    {reasonId === null
                      ? t('totals.no-reason')
                      : (reasonLabels[reasonId] ?? reasonId)}
                  </th>
                  <td class="wide">
                    <Share share={count / most} tone="plain" text={String(count)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}

function Campaign({
  each,
  isFew = false,
  isFolded = false,
  onOpen,
}: {
  each: JudgementTotals;
  /** Too few were judged for a share. */
  isFew?: boolean;
  /** Not shown on the screen, but on paper. */
  isFolded?: boolean;
  onOpen?: (campaign: string) => void;
}) {
  const { language } = usePages();
  const t = useT(DASHBOARD);
  const { campaign, judged, counts, rejectedShare } = each;
  const name = campaign ?? t('totals.no-campaign');
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <tr class={isFolded ? 'folded' : undefined}>
      <th scope="row" class="theirs">
        {campaign !== null && onOpen !== undefined ? (
          <button type="button" class="link" onClick={() => onOpen(campaign)}>
            {name}
          </button>
        ) : (
          name
        )}
      </th>
      <td class="number">{judged}</td>
      <td class="wide">
        {isFew ? (
          <span class="soft">
            {t('totals.of', { count: String(counts.rejected), all: String(judged) })}
          </span>
        ) : (
          <Share
            share={rejectedShare ?? 0}
            tone="bad"
            text={`${percent.format(rejectedShare ?? 0)} (${counts.rejected})`}
          />
        )}
      </td>
    </tr>
  );
}
