import type { Step } from '../../../lib/domain/figures/counting/cohorts';
import { isPlanned } from '../../../lib/domain/figures/counting/view';
import type { KnownRate } from '../../../lib/domain/figures/shown/ladder';
import { ratesByMonth } from '../../../lib/domain/figures/shown/ladder';
import { shortStage } from '../../stage-name';
import { DotsPlot } from '../kit/DotsPlot';
import { type Cell, FigureTable } from '../kit/FigureTable';
import { monthNames, noteText, percentOf, rateText } from './figure-text';
import { NothingDrawn } from './NothingDrawn';
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
  if (!months.some(({ rate }) => rate.kind === 'rate' && rate.rate.n > 0)) {
    const open = months.find(({ rate }) => rate.kind !== 'rate')?.rate;
    const known = open === undefined || open.kind === 'rate' ? null : open;
    return <NothingDrawn stage={step.stage} {...{ known, telling }} months={frame.months} />;
  }
  const percent = (share: number) => percentOf(share, language);
  const nameOf = monthNames(frame, language);
  const planned =
    isPlanned(step.stage) && frame.steps.length === 4 ? view.planning.steps[step.stage].rate : null;
  const legend = [
    t('months.legend', { days: step.windowDays }),
    ...(planned === null ? [] : [t(`months.${planned.source}`, { rate: percent(planned.value) })]),
  ];
  const title = t('months.told', {
    stage: shortStage(step.stage, t),
    next: shortStage(step.next, t),
    days: step.windowDays,
  });
  return (
    <>
      <p class="soft">{legend.join(' ')}</p>
      <DotsPlot
        label={title}
        more={t('plot.table')}
        percent={percent}
        line={planned?.value ?? null}
        dots={months.map(({ month, rate }) => ({ name: nameOf(month.from), ...dotOf(rate) }))}
        table={
          <FigureTable
            name={`rates-${step.stage}`}
            title={title}
            head={[t('months.month'), t('months.rate'), t('months.counts')]}
            note={noteText(title, oldestOf(months), telling)}
            rows={months.map(({ month, rate }, index) => [
              nameOf(month.from),
              rateCell(rate, telling),
              countsCell(rate, `month.${step.stage}.${index}`, { telling, shown, onShow }),
            ])}
          />
        }
      />
    </>
  );
}

function rateCell(rate: KnownRate, telling: PlotsProps['telling']): string {
  const { t } = telling;
  if (rate.kind !== 'rate') return rate.kind === 'gap' ? t(`gap.${rate.gap}`) : '…';
  const { share, note } = rateText(rate.rate, telling);
  return share ?? note ?? '';
}

function countsCell(
  rate: KnownRate,
  id: string,
  { telling, shown, onShow }: Pick<PlotsProps, 'telling' | 'shown' | 'onShow'>,
): string | Cell {
  if (rate.kind !== 'rate') return '';
  const text = rateText(rate.rate, telling).counts;
  return {
    text,
    shown: (
      <button type="button" class="link" aria-expanded={shown === id} onClick={() => onShow(id)}>
        {text}
      </button>
    ),
  };
}

function oldestOf(months: readonly { readonly rate: KnownRate }[]): number {
  return Math.min(...months.flatMap(({ rate }) => (rate.kind === 'rate' ? [rate.askedAt] : [])));
}

function dotOf(rate: KnownRate) {
  if (rate.kind !== 'rate') return { at: null, limits: null, isHollow: false };
  const { rate: at, limits, kind } = rate.rate;
  return { at, limits, isHollow: kind === 'ripening' };
}
