import { useMemo, useState } from 'preact/hooks';
import type { WhatIf } from '../../../lib/domain/agreement/what-if';
import type { Goal } from '../../../lib/domain/base/agreement-model';
import { monthsAfter } from '../../../lib/domain/figures/counting/period';
import type { FunnelFrame } from '../../../lib/domain/figures/counting/plan';
import type { FunnelView } from '../../../lib/domain/figures/counting/view';
import { localDate } from '../../../lib/domain/figures/funnel/month';
import { lastDayOf } from '../../../lib/domain/figures/goals/working-days';
import type { Look } from '../../../lib/domain/figures/shown/answers';
import { type GoalAsk, goalFigures } from '../../../lib/domain/figures/shown/goal';
import { chainLinks } from '../../../lib/domain/figures/shown/goal-chain';
import { currentGoals } from '../../../lib/domain/figures/shown/goal-standing';
import { visitorMonth, visitorRatio } from '../../../lib/domain/figures/shown/visitors';
import { GoalChain } from '../goals/GoalChain';
import { useGoalsT } from '../goals/use-t';
import type { Telling } from './figure-text';
import { GoalForm } from './GoalForm';
import { GoalLadder } from './GoalLadder';
import { GoalPace } from './GoalPace';
import { GoalSave } from './GoalSave';

export interface FromGoalProps {
  view: FunnelView;
  frame: FunnelFrame;
  look: Look;
  telling: Telling;
  shown: string | undefined;
  onShow: (name: string) => void;
}

/** A number to try where nothing is agreed. */
const TRIED = 10;
/**
 * The month of now and the two after it: who comes in to the first stage needs about that long to
 * the last, so that a month alone is decided before it begins.
 */
const MONTHS = 3;

/** Back from the goal: what is on the way, and what is still needed at each stage. */
export function FromGoal({ view, frame, look, telling, shown, onShow }: FromGoalProps) {
  const { t, version } = telling;
  const { t: ofGoals } = useGoalsT();
  const { planning, hours, goals } = view;
  const [tried, setTried] = useState<Partial<GoalAsk>>({});
  const [targets, setTargets] = useState<Readonly<Record<string, number>>>({});
  const month = localDate(frame.now, frame.timeZone).slice(0, 7);
  const measures = frame.mapped.slice(1).toReversed();
  const stage = tried.stage ?? measures[0];
  const ofMonth = useMemo(() => currentGoals(goals, month).now, [goals, month]);
  const agreed = ofMonth.find(({ measure }) => measure === stage);
  const ask = useMemo((): GoalAsk | null => {
    if (stage === undefined) return null;
    const base: GoalAsk = {
      stage,
      target: (targetOf(agreed, targets) ?? TRIED) * MONTHS,
      from: `${month}-01`,
      by: lastDayOf(monthsAfter(month, MONTHS - 1)),
      chance: planning.chance.value,
      rates: {},
    };
    return { ...base, ...tried };
  }, [stage, agreed, targets, month, planning, tried]);
  const computed = useMemo(() => {
    if (ask === null) return null;
    const visitors = visitorMonth(look, frame, planning.visitors);
    const ratio = visitorRatio(visitors, planning);
    return {
      figures: goalFigures(look, frame, planning, hours, ask),
      links: chainLinks({ look, frame, planning }, ofMonth, { targets, ...ask }),
      ratio,
    };
  }, [look, frame, planning, hours, ask, ofMonth, targets]);
  if (ask === null || computed === null) return null;
  const { figures, links, ratio } = computed;
  const [first] = frame.mapped;
  const isTrying =
    Object.keys(tried).some((name) => name !== 'stage') || Object.keys(targets).length > 0;
  /** What of it could be agreed: the number of a month, the chance and the rates. */
  const whatIf: WhatIf = {
    targets: {
      ...targets,
      ...(agreed !== undefined &&
        tried.target !== undefined && { [agreed.id]: Math.ceil(tried.target / MONTHS) }),
    },
    chance: tried.chance,
    rates: tried.rates ?? {},
  };
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
            onClick={() => {
              setTried(stage === undefined ? {} : { stage });
              setTargets({});
            }}
          >
            {t('goal.reset')}
          </button>
        )}
      </p>
      {figures.kind === 'plan' ? (
        <>
          <GoalLadder figures={figures} ask={ask} ratio={ratio} {...{ telling, shown, onShow }} />
          {figures.pace !== null && first !== undefined && (
            <GoalPace
              pace={figures.pace}
              have={figures.have}
              ask={ask}
              first={first}
              telling={telling}
            />
          )}
        </>
      ) : (
        <p class="soft" data-testid="goal-unknown">
          {figures.kind === 'gap'
            ? t('goal.gap', { why: t(`gap.${figures.gap}`) })
            : t('goal.waits')}
        </p>
      )}
      <section class="chain" aria-labelledby="chain">
        <h3 id="chain">{ofGoals('chain.title')}</h3>
        <GoalChain
          links={links}
          onTry={(id, target) => {
            setTargets({ ...targets, [id]: target });
            // The number of the whole span follows the one of a month.
            if (id === agreed?.id) setTried(({ target: _, ...rest }) => rest);
          }}
        />
      </section>
      {isTrying && <GoalSave tried={whatIf} telling={telling} />}
    </section>
  );
}

/** The number of a month: what is tried, else what is agreed. */
function targetOf(
  goal: Goal | undefined,
  targets: Readonly<Record<string, number>>,
): number | undefined {
  return goal === undefined ? undefined : (targets[goal.id] ?? goal.target);
}
