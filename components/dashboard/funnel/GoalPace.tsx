import type { Stage } from '../../../lib/domain/base/stage';
import type { GoalAsk } from '../../../lib/domain/figures/shown/goal';
import type { ShownPace } from '../../../lib/domain/figures/shown/goal-pace';
import { shortStage } from '../../stage-name';
import { dateText, type Telling } from './figure-text';

export interface GoalPaceProps {
  pace: ShownPace;
  ask: GoalAsk;
  first: Stage;
  telling: Telling;
}

/** Where it leads if people go on coming in as they did lately. */
export function GoalPace({ pace, ask, first, telling }: GoalPaceProps) {
  const { t, language } = telling;
  const { came, forecast, reachedOn } = pace;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const day = dateText(telling);
  return (
    <div class="on-way" data-testid="goal-pace">
      <b>{t('goal.pace')}</b>
      <span>
        {t('goal.pace-told', {
          came: number.format(came),
          first: shortStage(first, t),
          median: number.format(forecast.median),
          date: day(ask.by),
          low: number.format(forecast.low),
          high: number.format(forecast.high),
        })}{' '}
        {reachedOn === null ? t('goal.pace-never') : t('goal.pace-date', { date: day(reachedOn) })}
      </span>
    </div>
  );
}
