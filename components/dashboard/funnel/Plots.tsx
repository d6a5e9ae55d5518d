import type { Stage } from '../../../lib/domain/base/stage';
import { shortStage } from '../../stage-name';
import { Kinds } from '../kit/Kinds';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { CameByMonth } from './CameByMonth';
import { MonthRates } from './MonthRates';
import { Outcomes } from './Outcomes';
import type { PlotsProps } from './plots-props';
import { TimeLag } from './TimeLag';

/** What is drawn of one step, which is chosen for all of it. */
export function Plots(props: PlotsProps) {
  const { frame, telling } = props;
  const { t } = telling;
  const { chosen } = useAddress();
  const step = frame.steps.find(({ stage }) => stage === chosen['step']) ?? frame.steps[0];
  if (step === undefined) return null;
  const nameOf = (left: Stage) => {
    const next = frame.steps.find(({ stage }) => stage === left)?.next ?? left;
    return t('plot.step-name', { stage: shortStage(left, t), next: shortStage(next, t) });
  };
  return (
    <section class="plots" aria-label={t('plot.step')}>
      <Kinds
        legend={t('plot.step')}
        kinds={frame.steps.map(({ stage }) => stage)}
        nameOf={nameOf}
        chosen={step.stage}
        testId="plot"
        onPick={(stage) => go(writeAddress('funnel', { ...chosen, step: stage }), true)}
      />
      <div class="pair">
        <section class="panel" data-testid="came-by-month">
          <h2>{t('came.title')}</h2>
          <CameByMonth {...props} step={step} />
        </section>
        <section class="panel" data-testid="month-rates">
          <h2>{t('months.title')}</h2>
          <MonthRates {...props} step={step} />
        </section>
        <section class="panel" data-testid="time-lag">
          <h2>{t('lag.title')}</h2>
          <TimeLag {...props} step={step} />
        </section>
        <section class="panel" data-testid="outcomes">
          <h2>{t('outcome.title')}</h2>
          <Outcomes {...props} step={step} />
        </section>
      </div>
    </section>
  );
}
