import { ratesDiffer } from '../../../lib/domain/figures/rates/beyond-chance';
import type { Known } from '../../../lib/domain/figures/shown/answers';
import type { KnownRate, StepFigures } from '../../../lib/domain/figures/shown/ladder';
import type { WindowRate } from '../../../lib/domain/figures/time/window-rate';
import { shortStage } from '../../stage-name';
import { IntervalBar } from '../kit/IntervalBar';
import { rateText, type Telling, tipText } from './figure-text';

export interface StepRowProps {
  figures: StepFigures;
  telling: Telling;
  shown: string | undefined;
  onShow: (name: string) => void;
  /** Whether it is held against a year ago. */
  isYear: boolean;
  /** Of history. */
  months: number;
}

/** How people go on to the next stage: the rate with its range and its counts, and how long it took. */
export function StepRow({ figures, telling, shown, onShow, isYear, months }: StepRowProps) {
  const { t } = telling;
  const { step, rate, before, half } = figures;
  const next = shortStage(step.next, t);
  const name = `went.${step.stage}`;
  const isNone = rate.kind === 'rate' && rate.rate.n === 0;
  return (
    <tr class="step" data-testid={`step-${step.stage}`}>
      <td colSpan={3}>
        <span class="arrow" aria-hidden="true" />
        <span class="line">
          {rate.kind === 'rate' ? (
            <RateLine figures={figures} name={name} {...{ telling, shown, onShow }} />
          ) : (
            <span class="unknown">
              {rate.kind === 'gap'
                ? t('gap.title', { why: t(`gap.${rate.gap}`) })
                : t('wait.short')}
            </span>
          )}
          {!isNone && (
            <span class="soft">{t('rate.goes-on', { next, days: step.windowDays })}</span>
          )}
          {half !== null && (
            <span class="soft">
              ·{' '}
              {t('half.recent', {
                months,
                half: half.days === null ? t('half.never') : t('half.by', { days: half.days }),
              })}
            </span>
          )}
          <BeforeRate rate={rate} before={before} isYear={isYear} telling={telling} />
        </span>
      </td>
    </tr>
  );
}

/** The rate of the period that it is held against, and whether the two differ beyond chance. */
function BeforeRate({
  rate,
  before,
  isYear,
  telling,
}: Pick<StepRowProps, 'isYear' | 'telling'> & {
  readonly rate: KnownRate;
  readonly before: KnownRate;
}) {
  const { t } = telling;
  if (before.kind !== 'rate' || before.rate.n === 0) return null;
  const { share, counts } = rateText(before.rate, telling);
  const verdict = rate.kind === 'rate' ? differenceOf(rate.rate, before.rate) : null;
  const told = share === null ? counts : `${share}, ${counts}`;
  return (
    <span class="soft">
      · {t(isYear ? 'rate.year' : 'rate.before', { rate: told })}
      {verdict !== null && <b class="differs"> {t(`rate.${verdict}`)}</b>}
    </span>
  );
}

/** Only of rates whose people all had the time: one that still ripens is no share of its people. */
function differenceOf(now: WindowRate, before: WindowRate): 'higher' | 'lower' | null {
  if (now.kind !== 'ripe' || before.kind !== 'ripe' || !ratesDiffer(now, before)) return null;
  return now.x / now.n > before.x / before.n ? 'higher' : 'lower';
}

function RateLine({
  figures,
  name,
  telling,
  shown,
  onShow,
}: Omit<StepRowProps, 'isYear' | 'months'> & { readonly name: string }) {
  const { t, language, timeZone } = telling;
  const { rate, step, wentOn } = figures;
  if (rate.kind !== 'rate') return null;
  const { share, counts, note } = rateText(rate.rate, telling);
  if (rate.rate.n === 0) return <span class="soft">{note}</span>;
  const known: Known = {
    kind: 'count',
    count: rate.rate.x,
    atLeast: false,
    askedAt: rate.askedAt,
  };
  const ripe = wentOn.kind === 'went-on' && wentOn.span.until + step.windowDays * 86_400_000;
  const date = new Intl.DateTimeFormat(language, { timeZone, day: 'numeric', month: 'short' });
  return (
    <>
      {share !== null && (
        <b class="rate" title={t('rate.interval')}>
          {share}
        </b>
      )}
      {rate.rate.rate !== null && (
        <IntervalBar
          at={rate.rate.rate}
          limits={rate.rate.limits}
          isHollow={rate.rate.kind === 'ripening'}
        />
      )}
      <button
        type="button"
        class="count small"
        title={tipText(wentOn, known, telling)}
        data-row
        data-testid={`count-${name}`}
        aria-expanded={shown === name}
        onClick={() => onShow(name)}
      >
        {counts}
      </button>
      {note !== null && <span class="soft">{note}</span>}
      {rate.rate.kind === 'ripening' && (
        <span class="ripening" title={t('rate.ripening-why', { days: step.windowDays })}>
          {t('rate.ripening', { date: date.format(Number(ripe)) })}
        </span>
      )}
    </>
  );
}
