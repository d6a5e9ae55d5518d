import type { GoalAsk, GoalFigures, ShownNeed } from '../../../lib/domain/figures/shown/goal';
import type { VisitorRatio } from '../../../lib/domain/figures/shown/visitors';
import { StageMark } from '../../StageMark';
import { shortStage } from '../../stage-name';
import { chanceText } from '../goals/goal-text';
import { useGoalsT } from '../goals/use-t';
import { type Sheet, TableTools } from '../kit/TableTools';
import { dateText, noteText, type Telling } from './figure-text';
import { OnTheWay } from './OnTheWay';

type Shown = Extract<GoalFigures, { kind: 'plan' }>;

export interface GoalLadderProps {
  figures: Shown;
  ask: GoalAsk;
  /** Leads for each visitor. */
  ratio: VisitorRatio;
  telling: Telling;
  shown: string | undefined;
  onShow: (name: string) => void;
}

/** The needs from the first stage down, then those on the way, and the goal at the bottom. */
export function GoalLadder({ figures, ask, ratio, telling, shown, onShow }: GoalLadderProps) {
  const { t, language } = telling;
  const speech = useGoalsT();
  const { plan, have, rest, people, mean, old, needs, workingDaysLeft } = figures;
  const day = dateText(telling);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const by = day(ask.by);
  const name = `have.${ask.stage}.${ask.from}`;
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
          <TableTools sheet={needsSheet(needs, ask, telling)} />
          <VisitorsNeeded need={needs[0]} ratio={ratio} telling={telling} />
        </>
      )}
      <p class="verdict" role="status">
        {plan.verdict === 'reached' && t('goal.reached')}
        {plan.verdict === 'on-the-way' &&
          t('goal.enough', { chance: chanceText(plan.chance, speech) })}
        {plan.verdict === 'out-of-reach' &&
          t('goal.out', { date: by, chance: chanceText(plan.chance, speech) })}
        {plan.verdict === 'only-those-on-the-way' &&
          t('goal.only-way', { date: by, chance: chanceText(plan.chance, speech) })}
      </p>
      <div class="on-way" data-testid="goal-way">
        <b>{t('goal.way')}</b>
        <span>
          {t('goal.way-mean', { people, mean: number.format(mean), date: by })}
          {plan.verdict === 'needs' && (
            <> · {t('goal.way-chance', { chance: chanceText(plan.chance, speech) })}</>
          )}
          {old > 0 && <small class="soft">{t('goal.way-old', { count: old })}</small>}
        </span>
      </div>
      <OnTheWay ages={figures.ages} {...{ by, telling, shown, onShow }} />
      <div class="bottom" data-stage={ask.stage} data-testid="goal-bottom">
        <StageMark stage={ask.stage} />
        <b>
          {shortStage(ask.stage, t)}: {number.format(ask.target)}
        </b>
        <span>
          <button
            type="button"
            class="link"
            data-testid="count-have"
            aria-expanded={shown === name}
            onClick={() => onShow(name)}
          >
            {t('goal.there', { have, target: ask.target, from: day(ask.from) })}
          </button>{' '}
          {rest > 0 && t('goal.rest', { count: rest })}{' '}
          <span class="soft">{t('goal.working-days', { count: workingDaysLeft })}</span>
        </span>
      </div>
    </div>
  );
}

/** The needs as plain rows. */
function needsSheet(needs: readonly ShownNeed[], ask: GoalAsk, telling: Telling): Sheet {
  const { t, now } = telling;
  const day = dateText(telling);
  const title = `${t('goal.title')}: ${shortStage(ask.stage, t)} ${ask.target}, ${day(ask.by)}`;
  return {
    name: 'needs',
    title,
    head: [
      t('table.stage'),
      t('goal.need-head'),
      t('goal.band-head'),
      t('goal.day-head'),
      t('goal.last-head'),
    ],
    rows: needs.map(({ stage, need, band, perWorkingDay, lastDate }) => [
      shortStage(stage, t),
      String(need),
      band === null ? '' : t('goal.band', { low: String(band.low), high: String(band.high) }),
      String(Math.ceil(perWorkingDay * 10) / 10),
      day(lastDate),
    ]),
    note: noteText(t('goal.needs-why'), now, telling),
  };
}

/** The leads that are needed as visitors, by a ratio of two counts (figures.md a.5). */
function VisitorsNeeded({
  need,
  ratio: { value, source },
  telling: { t, language },
}: Pick<GoalLadderProps, 'ratio' | 'telling'> & { readonly need: ShownNeed | undefined }) {
  if (need?.stage !== 'lead' || !(value > 0)) return null;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <p class="soft" data-testid="need-visitors">
      {t(`goal.visitors-${source}`, {
        count: number.format(Math.ceil(need.need / value)),
        ratio: number.format(value * 100),
      })}
    </p>
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
