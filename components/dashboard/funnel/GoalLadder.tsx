import type { GoalAsk, GoalFigures, ShownNeed } from '../../../lib/domain/figures/shown/goal';
import { StageMark } from '../../StageMark';
import { shortStage } from '../../stage-name';
import { dateText, percentOf, type Telling } from './figure-text';

type Shown = Extract<GoalFigures, { kind: 'plan' }>;

export interface GoalLadderProps {
  figures: Shown;
  ask: GoalAsk;
  telling: Telling;
}

/** The needs from the first stage down, then those on the way, and the goal at the bottom. */
export function GoalLadder({ figures, ask, telling }: GoalLadderProps) {
  const { t, language } = telling;
  const { plan, have, rest, people, mean, old, needs, workingDaysLeft } = figures;
  const day = dateText(telling);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const by = day(ask.by);
  return (
    <div class="goal-ladder" data-testid="goal-ladder" data-verdict={plan.verdict}>
      {needs.length > 0 && (
        <>
          <h3>{t('goal.needs')}</h3>
          <p class="soft">{t('goal.needs-why')}</p>
          <ol class="needs">
            {needs.map((need) => (
              <NeedLine key={need.stage} need={need} telling={telling} />
            ))}
          </ol>
        </>
      )}
      <p class="verdict" role="status">
        {plan.verdict === 'reached' && t('goal.reached')}
        {plan.verdict === 'on-the-way' &&
          t('goal.enough', { chance: percentOf(plan.chance, language) })}
        {plan.verdict === 'out-of-reach' &&
          t('goal.out', { date: by, chance: percentOf(plan.chance, language) })}
        {plan.verdict === 'only-those-on-the-way' &&
          t('goal.only-way', { date: by, chance: percentOf(plan.chance, language) })}
      </p>
      <div class="on-way" data-testid="goal-way">
        <b>{t('goal.way')}</b>
        <span>
          {t('goal.way-mean', { people, mean: number.format(mean), date: by })}
          {plan.verdict === 'needs' && (
            <> · {t('goal.way-chance', { chance: percentOf(plan.chance, language) })}</>
          )}
          {old > 0 && <small class="soft">{t('goal.way-old', { count: old })}</small>}
        </span>
      </div>
      <div class="bottom" data-stage={ask.stage} data-testid="goal-bottom">
        <StageMark stage={ask.stage} />
        <b>
          {shortStage(ask.stage, t)}: {number.format(ask.target)}
        </b>
        <span>
          {t('goal.there', { have, target: ask.target, from: day(ask.from) })}{' '}
          {rest > 0 && t('goal.rest', { count: rest })}{' '}
          <span class="soft">{t('goal.working-days', { count: workingDaysLeft })}</span>
        </span>
      </div>
    </div>
  );
}

function NeedLine({ need, telling }: { readonly need: ShownNeed; readonly telling: Telling }) {
  const { t, language, version } = telling;
  const { stage, band, perWorkingDay, lastDate, assumed, isBeyond } = need;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const daily = new Intl.NumberFormat(language, {
    maximumFractionDigits: perWorkingDay < 10 ? 1 : 0,
  });
  // Rounded up: a little less each day would not be enough.
  const scale = perWorkingDay < 10 ? 10 : 1;
  return (
    <li data-stage={stage} data-testid={`need-${stage}`}>
      <span class="who">
        <StageMark stage={stage} />
        {shortStage(stage, t)}
      </span>
      <b>{t('goal.need', { need: number.format(need.need) })}</b>
      <span class="soft">
        {band !== null &&
          `(${t('goal.band', { low: number.format(band.low), high: number.format(band.high) })})`}
      </span>
      <span>
        {t('goal.per-day', { count: daily.format(Math.ceil(perWorkingDay * scale) / scale) })} ·{' '}
        {t('goal.last', { date: dateText(telling)(lastDate) })}
      </span>
      {(isBeyond || assumed !== null) && (
        <small class="notes">
          {isBeyond && <span class="warn">{t('goal.beyond')} </span>}
          {assumed !== null && (
            <span class="soft">
              {assumed === 'agreed' ? t('goal.assumed', { version }) : t('goal.assumed-own')}
            </span>
          )}
        </small>
      )}
    </li>
  );
}
