import type { Goal } from '../../../lib/domain/base/agreement-model';
import { countedStage } from '../../../lib/domain/figures/shown/goal-number';
import { writeAddress } from '../kit/page-address';

/** Where goals are edited in the agreement. */
export const EDIT_GOALS = writeAddress('agreement', { do: 'edit', part: 'goals' });

/**
 * Where the people of a goal's number are listed: in the Funnel of that month, `YYYY-MM`; null for
 * a measure that counts no stage.
 */
export function peopleIn(measure: Goal['measure'], month: string): string | null {
  const stage = countedStage(measure);
  return stage === null ? null : writeAddress('funnel', { start: month, show: `came.${stage}` });
}
