import type { ReportModel } from '../../../lib/domain/figures/attribution/report-model';
import type { DealBehind, PathTouch } from '../../../lib/domain/figures/attribution/report-view';
import { type Measure, moneyText, valueText } from './figure-text';
import { TouchSaid } from './TouchSaid';
import { useAttributionT } from './use-t';

export interface BehindDealProps {
  deal: DealBehind;
  model: ReportModel;
  measure: Measure;
  timeZone: string;
  /** Whether the reader is of sales, which may contest touches. */
  isSales: boolean;
  onChange: () => void;
}

/** A won deal with its path as a line of touches. */
export function BehindDeal(props: BehindDealProps) {
  const { deal, model, measure, timeZone } = props;
  const { t, language } = useAttributionT();
  const day = new Intl.DateTimeFormat(language, { timeZone, day: 'numeric', month: 'short' });
  const date = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium' });
  const { name, amount, currency, owner, url, why, closedAt } = deal;
  const facts = [
    amount === null ? t('deals.no-amount') : moneyText(currency ?? '', language)(amount),
    t('deals.closed', { date: date.format(closedAt) }),
    ...(owner === null ? [] : [t('deals.owner', { name: owner })]),
  ];
  const credit = measure.kind === 'customers' ? deal.tenths : deal.money;
  return (
    <li class="deal" data-testid="behind-deal">
      <p class="line">
        <b class="theirs grow">{name}</b>
        {url !== null && (
          <a class="inline no-print" href={url} target="_blank" rel="noreferrer">
            {t('deals.open')}
            <span class="hidden">: {name}</span>
          </a>
        )}
      </p>
      <p class="soft">
        <span class="theirs">{facts.join(' · ')}</span>
        {model !== 'markov' && (
          <>
            {' · '}
            <b>{t('deals.credit', { credit: valueText(measure, language)(credit) })}</b>
          </>
        )}
      </p>
      {why !== null && <p class="soft">{t(`why.${why}`, { count: 1 })}</p>}
      {deal.path.length > 0 && (
        <ol class="touch-path" aria-label={t('deals.path', { name })}>
          {deal.path.map((touch) => (
            <TouchMark key={touch.id} touch={touch} day={day} {...props} />
          ))}
          <li class="won">
            <b>{t('deals.won')}</b>
            <small class="soft">{day.format(closedAt)}</small>
          </li>
        </ol>
      )}
    </li>
  );
}

interface TouchMarkProps extends Pick<BehindDealProps, 'deal' | 'isSales' | 'onChange'> {
  touch: PathTouch;
  day: Intl.DateTimeFormat;
}

function TouchMark({ touch, day, deal, isSales, onChange }: TouchMarkProps) {
  const { t, language } = useAttributionT();
  const { at, kind, campaign, person, title, share, isOfRow, isLeftOut } = touch;
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <li
      data-testid="path-touch"
      data-of-row={isOfRow}
      data-left-out={isLeftOut}
      title={[person, title].filter((part) => part !== '').join(': ')}
    >
      <b>{t(`touch.${kind}`)}</b>
      <span class="theirs">{campaign ?? t('table.no-campaign')}</span>
      <small class="soft">
        {day.format(at)}
        {share !== null && share > 0 && (
          <>
            {' · '}
            <span title={t('deals.share', { share: percent.format(share) })}>
              {percent.format(share)}
            </span>
          </>
        )}
      </small>
      <TouchSaid
        touch={touch}
        dealId={deal.id}
        isSales={isSales && deal.isMine}
        onChange={onChange}
      />
    </li>
  );
}
