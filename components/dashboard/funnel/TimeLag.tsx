import { LAG_DAYS, type Step } from '../../../lib/domain/figures/counting/cohorts';
import { RATE_CONFIDENCE } from '../../../lib/domain/figures/rates/interval';
import { historyOf } from '../../../lib/domain/figures/shown/ladder';
import { survivalCurve } from '../../../lib/domain/figures/time/survival';
import { survivalLimits, survivalQuantile } from '../../../lib/domain/figures/time/survival-limits';
import { FEWEST_FOR_A_RATE } from '../../../lib/domain/figures/time/window-rate';
import { shortStage } from '../../stage-name';
import { FigureTable } from '../kit/FigureTable';
import { type CurveStep, StepsPlot } from '../kit/StepsPlot';
import { noteText, percentOf } from './figure-text';
import { NothingDrawn } from './NothingDrawn';
import type { PlotsProps } from './plots-props';

/** How long people took to go on, as a curve of everybody who came in over the history. */
export function TimeLag({ frame, look, telling, step }: PlotsProps & { readonly step: Step }) {
  const { t, language } = telling;
  const cohort = historyOf(look, frame, step);
  if (cohort.kind !== 'cohort' || cohort.entered === 0) {
    const known = cohort.kind === 'cohort' ? null : cohort;
    return <NothingDrawn stage={step.stage} {...{ known, telling }} months={frame.months} />;
  }
  const curve = survivalCurve(cohort.followed);
  const steps = curve.steps.map((each): CurveStep => {
    const limits = survivalLimits(each, RATE_CONFIDENCE);
    const share = 1 - each.survival;
    return {
      days: each.days,
      share,
      low: limits === null ? share : 1 - limits.high,
      high: limits === null ? share : 1 - limits.low,
      isThin: each.atRisk < FEWEST_FOR_A_RATE,
    };
  });
  const { days } = survivalQuantile(curve, 0.5, RATE_CONFIDENCE);
  const half = days === null ? t('half.never') : t('half.by', { days });
  const percent = (share: number) => percentOf(share, language);
  const title = t('lag.told', {
    stage: shortStage(step.stage, t),
    next: shortStage(step.next, t),
    months: frame.months,
    half,
  });
  return (
    <>
      <p class="soft">
        {t('lag.legend', { months: frame.months })} {t('lag.half', { half })}
      </p>
      <StepsPlot
        label={title}
        more={t('plot.table')}
        percent={percent}
        days={LAG_DAYS}
        steps={steps}
        table={
          <FigureTable
            name={`lag-${step.stage}`}
            title={title}
            head={[t('lag.days'), t('lag.share'), t('lag.range'), t('lag.followed')]}
            note={noteText(title, cohort.askedAt, telling)}
            rows={steps.map(({ days: count, share, low, high }) => [
              t('lag.day', { count }),
              percent(share),
              `${percent(low)}–${percent(high)}`,
              String(Math.round(curve.atRisk(count))),
            ])}
          />
        }
      />
    </>
  );
}
