import type { GoalLine } from '../../domain/figures/shown/goal-line';
import type { GoalsView } from '../../domain/figures/shown/goal-number';
import { nothing } from '../inputs';
import { route } from '../route';

/** The goals of both departments. */
export const goalsRoutes = {
  /** The goals as far as they were counted; what is missing is counted behind it. */
  'goals.read': route<GoalsView>()('page', nothing, 25_000),
  /** The one or two lines that matter to the role, from what is stored: it asks for nothing. */
  'goals.lines': route<{ lines: GoalLine[]; asOf: number | null }>()('page', nothing),
} as const;
