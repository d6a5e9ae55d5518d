import type { Planning } from '../../agreement/planning';
import type { BusinessHours, Goal } from '../../base/agreement-model';
import type { Stage } from '../../base/stage';
import { COUNTED } from '../counting/cohorts';
import { cutByMonth } from '../counting/period';
import type { FunnelFrame } from '../counting/plan';
import type { FunnelView } from '../counting/view';
import { frameOf } from '../counting/view';
import { monthSpan } from '../funnel/month';
import { type ClockCounts, clockOf } from '../goals/clock-goals';
import { cameIn, type Known, type Look, lookIn } from './answers';

/** Everything that the Goals page is drawn from. JSON only. */
export interface GoalsView {
  readonly funnel: FunnelView;
  /** False while the goals are the ones that the product suggests. */
  readonly isAgreed: boolean;
  /** Null while the team's hand-offs were never read. */
  readonly clocks: ClockCounts | null;
}

/** What the number of a goal is read from. */
export interface GoalSources {
  readonly look: Look;
  readonly frame: FunnelFrame;
  readonly planning: Planning;
  readonly hours: BusinessHours;
  readonly clocks: ClockCounts | null;
}

/**
 * What a goal has reached in a month. `untyped`: the visitors of the month were not entered.
 * `unread`: the team's hand-offs were never read.
 */
export type GoalNumber = Known | { readonly kind: 'untyped' } | { readonly kind: 'unread' };

/** The sources of a view. */
export function sourcesOf({ funnel, clocks }: Pick<GoalsView, 'funnel' | 'clocks'>): GoalSources {
  const { planning, hours, answers } = funnel;
  return { look: lookIn(answers), frame: frameOf(funnel), planning, hours, clocks };
}

/** The stage whose people a measure counts; null where it counts something else. */
export function countedStage(measure: Goal['measure']): Stage | null {
  return COUNTED.find((stage) => stage === measure) ?? null;
}

/** What a measure has reached in a month, `YYYY-MM`; of the month of now so far. */
export function numberIn(
  { look, frame, planning, clocks }: GoalSources,
  measure: Goal['measure'],
  month: string,
): GoalNumber {
  const stage = countedStage(measure);
  if (stage !== null) {
    if (!frame.mapped.includes(stage)) return { kind: 'gap', gap: 'not-mapped' };
    const { from, to } = monthSpan(month, frame.timeZone);
    const spans = cutByMonth({ from, until: to }, frame.now, frame.timeZone);
    return cameIn(look, stage, spans);
  }
  const kind = clockOf(measure);
  if (kind === null) {
    const typed = planning.visitors.find((each) => each.month === month);
    return typed === undefined
      ? { kind: 'untyped' }
      : { kind: 'count', count: typed.count, atLeast: false, askedAt: frame.now };
  }
  if (clocks === null) return { kind: 'unread' };
  const count = clocks.kept[kind]?.[month] ?? 0;
  return { kind: 'count', count, atLeast: false, askedAt: clocks.asOf };
}
