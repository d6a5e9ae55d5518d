import { DEFAULT_AGREEMENT } from '../../lib/domain/agreement/default-agreement';
import { planningOf } from '../../lib/domain/agreement/planning';
import type { Stage } from '../../lib/domain/base/stage';
import { stepsOf } from '../../lib/domain/figures/counting/cohorts';
import { periodOf } from '../../lib/domain/figures/counting/period';
import { agesOf, type FunnelFrame } from '../../lib/domain/figures/counting/plan';
import type { Look } from '../../lib/domain/figures/shown/answers';
import { type GoalAsk, goalFigures } from '../../lib/domain/figures/shown/goal';
import { atMost, type Findings } from './figure';
import type { Plan } from './plan';
import { bootstrap, median, ms, ratioOf, times, within } from './statistics';

const NOW = Date.parse('2026-11-18T12:00:00Z');
const ZONE = DEFAULT_AGREEMENT.hours.timeZone;
const ON_THE_WAY = 5_000;
const FEW = 500;
/** What a person who moves a number does not notice. */
const GATE_MS = 100;
/** Ten times as many people may cost so much more: people of one age are one group. */
const GROWTH = 3;
const MAPPED: readonly Stage[] = ['lead', 'mql', 'sql', 'opportunity', 'customer'];
const CAME: Readonly<Record<Stage, number>> = {
  visitor: 0,
  lead: 400,
  mql: 150,
  sql: 80,
  opportunity: 40,
  customer: 12,
};

const frame: FunnelFrame = {
  now: NOW,
  timeZone: ZONE,
  months: 12,
  mapped: MAPPED,
  keepsMoves: true,
  steps: stepsOf(MAPPED, () => 90),
  period: periodOf({ unit: 'month' }, NOW, ZONE),
};

/** A CRM with so many people before the goal, spread evenly over stages and ages. */
const lookAt =
  (people: number): Look =>
  (question) => {
    const groups = agesOf(NOW, ZONE).length * frame.steps.length;
    const came = CAME[question.stage];
    const days = question.kind === 'went-on' ? (question.withinDays ?? 90) : 90;
    const count =
      question.kind === 'in-flight'
        ? Math.round(people / groups)
        : question.kind === 'went-on'
          ? Math.round(came * 0.3 * Math.min(1, (days + 1) / 91))
          : came;
    return { kind: 'count', count, atLeast: false, askedAt: NOW };
  };

/**
 * How long a what-if of the Funnel computes for 5,000 people on the way, and how much longer than
 * for 500: processor time, so that a busy machine measures the same.
 */
export function whatIfFindings({ quick }: Plan): Findings {
  const planning = planningOf(DEFAULT_AGREEMENT);
  const ask = (target: number): GoalAsk => ({
    stage: 'customer',
    target,
    from: '2026-11-01',
    by: '2027-01-31',
    chance: 0.8,
    rates: {},
  });
  const [many, few]: [number[], number[]] = [[], []];
  for (let index = 0; index < (quick ? 10 : 60); index++) {
    // Side by side, and of other numbers each time: nothing is computed twice.
    for (const [people, samples] of [[ON_THE_WAY, many] as const, [FEW, few] as const]) {
      const before = process.cpuUsage();
      const goal = ask((150 * people) / ON_THE_WAY + index);
      goalFigures(lookAt(people), frame, planning, DEFAULT_AGREEMENT.hours, goal);
      const { user, system } = process.cpuUsage(before);
      samples.push((user + system) / 1_000);
    }
  }
  // The first ones run before the engine has compiled it, as on a page: they are measured too.
  const middle = bootstrap([many] as const, ([each]) => median(each));
  const growth = ratioOf(many, few);
  const name = `what-if of the Funnel, ${ON_THE_WAY} people on the way`;
  return {
    figures: [
      atMost(
        name,
        `${ms(middle.value)} ${within(middle, ms)}`,
        middle,
        GATE_MS,
        `≤ ${GATE_MS} ms of computing`,
      ),
      atMost(
        `${name}: against ${FEW}`,
        `${times(growth.value)} ${within(growth, times)}`,
        growth,
        GROWTH,
        `≤ ${GROWTH} × (10 times as many)`,
      ),
    ],
  };
}
