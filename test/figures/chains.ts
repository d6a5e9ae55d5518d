import type { OutcomeCurve } from '../../lib/domain/figures/time/competing';
import {
  convolve,
  HORIZON_DAYS,
  type Increments,
  incrementsOfSurvival,
} from '../../lib/domain/figures/time/lag';

/** The daily chances of one way out of a curve of outcomes. */
export function incrementsOfOutcome({ steps, followedTo }: OutcomeCurve, way: number): Increments {
  return incrementsOfSurvival({
    steps: steps.map(({ days, atRisk, left }) => ({
      days,
      atRisk,
      events: 0,
      survival: 1 - (left[way] ?? 0),
      greenwood: 0,
    })),
    followedTo,
    atRisk: () => 0,
  });
}

/** The daily chances of passing all stages of a chain, in order; of no stages: there at once. */
export function chainIncrements(stages: readonly Increments[], horizon = HORIZON_DAYS): Increments {
  return stages.reduce<Increments>((chain, stage) => convolve(chain, stage, horizon), [1]);
}
