import type { Step } from '../../../lib/domain/figures/counting/cohorts';
import { cutByMonth } from '../../../lib/domain/figures/counting/period';
import { historySpan } from '../../../lib/domain/figures/counting/plan';
import type { Known } from '../../../lib/domain/figures/shown/answers';
import { shortStage } from '../../stage-name';
import { BarsPlot } from '../kit/BarsPlot';
import { FigureTable } from '../kit/FigureTable';
import { cellText, countText, monthNames, noteText } from './figure-text';
import { NothingDrawn } from './NothingDrawn';
import type { PlotsProps } from './plots-props';

/** How many came to a stage in each month, as bars. */
export function CameByMonth({
  frame,
  look,
  telling,
  shown,
  onShow,
  step: { stage },
}: PlotsProps & { readonly step: Step }) {
  const { t, language } = telling;
  const nameOf = monthNames(frame, language);
  const months = cutByMonth(historySpan(frame), frame.now, frame.timeZone).map((span) => ({
    name: nameOf(span.from),
    isOpen: span.until > frame.now,
    known: look({ kind: 'came', stage, span }),
  }));
  if (!months.some(({ known }) => known.kind === 'count' && known.count > 0)) {
    const open = months.find(({ known }) => known.kind !== 'count')?.known;
    const known = open === undefined || open.kind === 'count' ? null : open;
    return <NothingDrawn {...{ stage, known, telling }} months={frame.months} />;
  }
  const name = shortStage(stage, t);
  const title = t('came.told', { stage: name, months: frame.months });
  const format = new Intl.NumberFormat(language).format;
  return (
    <>
      <p class="soft">{t('came.legend', { stage: name })}</p>
      <BarsPlot
        label={title}
        more={t('plot.table')}
        format={format}
        bars={months.map(({ name: month, isOpen, known }) => ({
          name: month,
          isOpen,
          count: known.kind === 'count' ? known.count : null,
        }))}
        table={
          <FigureTable
            name={`came-${stage}`}
            title={`${t('came.title')}: ${name}`}
            head={[t('months.month'), t('came.count')]}
            note={noteText(t('came.legend', { stage: name }), oldestOf(months), telling)}
            rows={months.map(({ name: month, known }, index) => [
              month,
              {
                text: cellText(known),
                shown:
                  known.kind === 'count' ? (
                    <button
                      type="button"
                      class="link"
                      aria-expanded={shown === `bar.${stage}.${index}`}
                      onClick={() => onShow(`bar.${stage}.${index}`)}
                    >
                      {countText(known, language)}
                    </button>
                  ) : known.kind === 'gap' ? (
                    t(`gap.${known.gap}`)
                  ) : (
                    '…'
                  ),
              },
            ])}
          />
        }
      />
    </>
  );
}

/** When the oldest of several numbers was read; now where none was. */
function oldestOf(months: readonly { readonly known: Known }[]): number {
  const times = months.flatMap(({ known }) => (known.kind === 'count' ? [known.askedAt] : []));
  return times.length === 0 ? Number.NaN : Math.min(...times);
}
