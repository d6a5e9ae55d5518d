import type { Step } from '../../../lib/domain/figures/counting/cohorts';
import type { FunnelFrame } from '../../../lib/domain/figures/counting/plan';
import type { Span } from '../../../lib/domain/figures/counting/question';
import { isPlanned } from '../../../lib/domain/figures/counting/view';
import type { KnownRate } from '../../../lib/domain/figures/shown/ladder';
import { ratesByMonth } from '../../../lib/domain/figures/shown/ladder';
import { shortStage } from '../../stage-name';
import { DotsPlot } from '../kit/DotsPlot';
import { percentOf, rateText } from './figure-text';
import type { PlotsProps } from './plots-props';

/** The rate of one step by the month of coming in, with what is agreed or assumed as a line. */
export function MonthRates({
  view,
  frame,
  look,
  telling,
  shown,
  onShow,
  step,
}: PlotsProps & { readonly step: Step }) {
  const { t, language } = telling;
  const months = ratesByMonth(look, frame, step);
  const percent = (share: number) => percentOf(share, language);
  const nameOf = monthNames(frame, language);
  const planned =
    isPlanned(step.stage) && frame.steps.length === 4 ? view.planning.steps[step.stage].rate : null;
  const legend = [
    t('months.legend', { days: step.windowDays }),
    ...(planned === null ? [] : [t(`months.${planned.source}`, { rate: percent(planned.value) })]),
  ];
  return (
    <>
      <p class="soft">{legend.join(' ')}</p>
      <DotsPlot
        label={t('months.told', {
          stage: shortStage(step.stage, t),
          next: shortStage(step.next, t),
          days: step.windowDays,
        })}
        more={t('plot.table')}
        percent={percent}
        line={planned?.value ?? null}
        dots={months.map(({ month, rate }) => ({ name: nameOf(month.from), ...dotOf(rate) }))}
        table={
          <table class="figures">
            <thead>
              <tr>
                <th scope="col">{t('months.month')}</th>
                <th scope="col" class="number">
                  {t('months.rate')}
                </th>
                <th scope="col" class="number">
                  {t('months.counts')}
                </th>
              </tr>
            </thead>
            <tbody>
              {months.map(({ month, rate }, index) => (
                <Row
                  key={month.from}
                  name={nameOf(month.from)}
                  id={`month.${step.stage}.${index}`}
                  {...{ month, rate, telling, shown, onShow }}
                />
              ))}
            </tbody>
          </table>
        }
      />
    </>
  );
}

function Row({
  name,
  id,
  rate,
  telling,
  shown,
  onShow,
}: Pick<PlotsProps, 'telling' | 'shown' | 'onShow'> & {
  readonly name: string;
  readonly id: string;
  readonly month: Span;
  readonly rate: KnownRate;
}) {
  const { t } = telling;
  const told = rate.kind === 'rate' ? rateText(rate.rate, telling) : null;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">
        {rate.kind === 'gap' ? t(`gap.${rate.gap}`) : (told?.share ?? told?.note ?? '…')}
      </td>
      <td class="number">
        {told !== null && (
          <button
            type="button"
            class="link"
            aria-expanded={shown === id}
            onClick={() => onShow(id)}
          >
            {told.counts}
          </button>
        )}
      </td>
    </tr>
  );
}

function dotOf(rate: KnownRate) {
  if (rate.kind !== 'rate') return { at: null, limits: null, isHollow: false };
  const { rate: at, limits, kind } = rate.rate;
  return { at, limits, isHollow: kind === 'ripening' };
}

/** Short names of months, with the year where one begins. */
function monthNames({ timeZone, now }: FunnelFrame, language: string): (at: number) => string {
  const name = new Intl.DateTimeFormat(language, { timeZone, month: 'short' });
  const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' });
  return (at) => {
    const own = year.format(at);
    return own === year.format(now) ? name.format(at) : `${name.format(at)} ${own.slice(2)}`;
  };
}
