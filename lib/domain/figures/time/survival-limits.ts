import { normalQuantile } from '../numeric/normal';
import type { Interval } from '../rates/interval';
import type { SurvivalCurve, SurvivalStep } from './survival';

/** S of exactly one half is not met exactly after rounding. */
const ROUNDING = 1e-12;

/**
 * Limits of S on the scale of ln(−ln S), which keeps them within 0 and 1; null where S is 0 or 1.
 * Source: Kalbfleisch and Prentice, "The statistical analysis of failure time data", 1.4.
 */
export function survivalLimits(
  { survival, greenwood }: SurvivalStep,
  confidence: number,
): Interval | null {
  if (!(survival > 0 && survival < 1)) return null;
  const reach = (normalQuantile((1 + confidence) / 2) * Math.sqrt(greenwood)) / Math.log(survival);
  const scale = Math.log(-Math.log(survival));
  return { low: Math.exp(-Math.exp(scale - reach)), high: Math.exp(-Math.exp(scale + reach)) };
}

/** By when a share of all has gone on. Null: not reached. */
export interface SurvivalQuantile {
  readonly days: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The smallest number of days by which `share` of all has gone on, with limits from the curve's own
 * limits (Brookmeyer and Crowley, 1982); never a figure of those alone who went on.
 */
export function survivalQuantile(
  curve: SurvivalCurve,
  share: number,
  confidence: number,
): SurvivalQuantile {
  const first = (values: readonly (number | undefined)[]) => {
    const at = values.findIndex((value) => value !== undefined && value <= 1 - share + ROUNDING);
    return curve.steps[at]?.days ?? null;
  };
  const limits = curve.steps.map((step) => survivalLimits(step, confidence));
  return {
    days: first(curve.steps.map(({ survival }) => survival)),
    low: first(limits.map((each) => each?.low)),
    high: first(limits.map((each) => each?.high)),
  };
}
