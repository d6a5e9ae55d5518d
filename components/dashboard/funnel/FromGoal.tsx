import { useMemo, useState } from 'preact/hooks';
import type { Goal } from '../../../lib/domain/base/agreement-model';
import type { Stage } from '../../../lib/domain/base/stage';
import { monthsAfter } from '../../../lib/domain/figures/counting/period';
import type { FunnelFrame } from '../../../lib/domain/figures/counting/plan';
import type { FunnelView } from '../../../lib/domain/figures/counting/view';
import { localDate } from '../../../lib/domain/figures/funnel/month';
import { lastDayOf } from '../../../lib/domain/figures/goals/working-days';
import type { Look } from '../../../lib/domain/figures/shown/answers';
import { type GoalAsk, goalFigures } from '../../../lib/domain/figures/shown/goal';
import type { Telling } from './figure-text';
import { GoalForm } from './GoalForm';
import { GoalLadder } from './GoalLadder';

export interface FromGoalProps {
  view: FunnelView;
  frame: FunnelFrame;
  look: Look;
  telling: Telling;
}

/** A number to try where nothing is agreed. */
const TRIED = 10;
/**
 * The month of now and the two after it: who comes in to the first stage needs about that long to
 * the last, so that a month alone is decided before it begins.
 */
const MONTHS = 3;

/** Back from the goal: what is on the way, and what is still needed at each stage. */
export function FromGoal({ view, frame, look, telling }: FromGoalProps) {
  const { t, version } = telling;
  const { planning, hours, goals } = view;
  const [tried, setTried] = useState<Partial<GoalAsk>>({});
  const month = localDate(frame.now, frame.timeZone).slice(0, 7);
  const measures = frame.mapped.slice(1).toReversed();
  const stage = tried.stage ?? measures[0];
  const agreed = useMemo(() => goalOf(goals, stage, month), [goals, stage, month]);
  if (stage === undefined) return null;
  const base: GoalAsk = {
    stage,
    target: (agreed?.target ?? TRIED) * MONTHS,
    from: `${month}-01`,
    by: lastDayOf(monthsAfter(month, MONTHS - 1)),
    chance: planning.chance.value,
    rates: {},
  };
  const ask = { ...base, ...tried };
  const figures = goalFigures(look, frame, planning, hours, ask);
  const isTrying = Object.keys(tried).some((name) => name !== 'stage');
  return (
    <section class="panel goal" aria-labelledby="from-goal" data-testid="from-goal">
      <h2 id="from-goal">{t('goal.title')}</h2>
      <p class="soft">{t('goal.lead')}</p>
      <GoalForm
        ask={ask}
        measures={measures}
        steps={frame.steps}
        rates={figures.kind === 'plan' ? figures.rates : {}}
        telling={telling}
        onTry={(change) => setTried({ ...tried, ...change })}
      />
      <p class="line">
        <span class="soft" data-testid="goal-source">
          {isTrying
            ? t('goal.try')
            : agreed === undefined
              ? t('goal.own')
              : t('goal.of-agreement', { version, monthly: agreed.target })}
        </span>
        {isTrying && (
          <button
            type="button"
            class="link"
            data-testid="goal-reset"
            onClick={() => setTried({ stage })}
          >
            {t('goal.reset')}
          </button>
        )}
      </p>
      {figures.kind === 'plan' ? (
        <GoalLadder figures={figures} ask={ask} telling={telling} />
      ) : (
        <p class="soft" data-testid="goal-unknown">
          {figures.kind === 'gap'
            ? t('goal.gap', { why: t(`gap.${figures.gap}`) })
            : t('goal.waits')}
        </p>
      )}
    </section>
  );
}

/** The goal of a month that counts who comes to a stage. */
function goalOf(goals: readonly Goal[], stage: Stage | undefined, month: string): Goal | undefined {
  return goals.find(
    ({ measure, from, until }) =>
      measure === stage && from <= month && (until === null || month <= until),
  );
}
