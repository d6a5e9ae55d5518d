import type { Stage } from '../../../lib/domain/base/stage';
import type { GoalAsk } from '../../../lib/domain/figures/shown/goal';
import type { ShownPace } from '../../../lib/domain/figures/shown/goal-pace';
import { shortStage } from '../../stage-name';
import { BulletPlot } from '../kit/BulletPlot';
import { FigureTable } from '../kit/FigureTable';
import { dateText, noteText, type Telling } from './figure-text';

export interface GoalPaceProps {
  pace: ShownPace;
  /** Who have come to the goal so far. */
  have: number;
  ask: GoalAsk;
  first: Stage;
  telling: Telling;
}

/** Where it leads if people go on coming in as they did lately. */
export function GoalPace({ pace, have, ask, first, telling }: GoalPaceProps) {
  const { t, language, now } = telling;
  const { came, forecast, reachedOn } = pace;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const day = dateText(telling);
  const told = t('goal.pace-told', {
    came: number.format(came),
    first: shortStage(first, t),
    median: number.format(forecast.median),
    date: day(ask.by),
    low: number.format(forecast.low),
    high: number.format(forecast.high),
  });
  const reached =
    reachedOn === null ? t('goal.pace-never') : t('goal.pace-date', { date: day(reachedOn) });
  return (
    <div class="on-way" data-testid="goal-pace">
      <b>{t('goal.pace')}</b>
      <div class="pace">
        <p>
          {told} {reached}
        </p>
        <BulletPlot
          label={`${told} ${reached}`}
          more={t('plot.table')}
          value={have}
          target={ask.target}
          due={null}
          range={forecast}
          format={number.format}
          table={
            <FigureTable
              name="pace"
              title={`${t('goal.pace')}: ${shortStage(ask.stage, t)}`}
              head={[t('goal.pace'), shortStage(ask.stage, t)]}
              note={noteText(told, now, telling)}
              rows={[
                [t('goal.pace-have'), String(have)],
                [t('goal.pace-low'), String(forecast.low)],
                [t('goal.pace-median'), String(forecast.median)],
                [t('goal.pace-high'), String(forecast.high)],
                [t('goal.pace-target'), String(ask.target)],
              ]}
            />
          }
        />
      </div>
    </div>
  );
}
