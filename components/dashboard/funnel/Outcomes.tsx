import { LAG_DAYS, type Step } from '../../../lib/domain/figures/counting/cohorts';
import { outcomesOf } from '../../../lib/domain/figures/shown/outcomes';
import { outcomesAt } from '../../../lib/domain/figures/time/competing';
import { shortStage } from '../../stage-name';
import { FigureTable } from '../kit/FigureTable';
import { StacksPlot } from '../kit/StacksPlot';
import { noteText, percentOf } from './figure-text';
import type { PlotsProps } from './plots-props';

/** What became of everybody who came in over the history: on, back, or still waiting. */
export function Outcomes({ frame, look, telling, step }: PlotsProps & { readonly step: Step }) {
  const { t, language } = telling;
  const known = outcomesOf(look, frame, step);
  const stage = shortStage(step.stage, t);
  if (known.kind === 'gap')
    return (
      <p class="soft" data-testid="outcome-gap">
        {known.gap === 'not-kept'
          ? t('outcome.gap')
          : t('gap.title', { why: t(`gap.${known.gap}`) })}
      </p>
    );
  if (known.kind === 'waiting') return <p class="soft">{t('wait.short')}</p>;
  const { curve, entered, askedAt } = known;
  if (curve === null)
    return <p class="soft">{t('outcome.none', { stage, months: frame.months })}</p>;
  const percent = (share: number) => percentOf(share, language);
  const end = LAG_DAYS.at(-1) ?? 0;
  const last = outcomesAt(curve, end);
  const shares = (at: Pick<(typeof curve.steps)[number], 'left' | 'still'>) =>
    [at.left[0] ?? 0, at.left[1] ?? 0, at.still].map(percent);
  const legend = t('outcome.legend', { count: entered, stage, months: frame.months });
  const [on = '', back = '', still = ''] = shares(last);
  const names = [t('outcome.on'), t('outcome.back'), t('outcome.still')];
  return (
    <>
      <p class="soft">{legend}</p>
      <StacksPlot
        label={t('outcome.told', { stage, months: frame.months, days: end, on, back, still })}
        more={t('plot.table')}
        percent={percent}
        names={names}
        days={LAG_DAYS}
        stacks={curve.steps.map(({ days, left }) => ({ days, shares: left }))}
        table={
          <FigureTable
            name={`outcome-${step.stage}`}
            title={`${t('outcome.title')}: ${stage}`}
            head={[t('lag.days'), ...names]}
            note={noteText(legend, askedAt, telling)}
            rows={LAG_DAYS.map((count) => [
              t('lag.day', { count }),
              ...shares(outcomesAt(curve, count)),
            ])}
          />
        }
      />
    </>
  );
}
