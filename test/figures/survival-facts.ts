import type { SurvivalCurve, SurvivalStep } from '../../lib/domain/figures/time/survival';

/** R's tolerance for a curve that meets a share exactly. */
const FLAT = 1.5e-8;

/** Greenwood's standard error of S; null where none is left. */
export function standardError({ survival, greenwood }: SurvivalStep): number | null {
  return survival > 0 && Number.isFinite(greenwood) ? survival * Math.sqrt(greenwood) : null;
}

/**
 * A quantile of a survival curve in R's convention: the middle of the flat part where the curve meets the share exactly,
 * which at the end of the curve reaches to the last time that a person was followed.
 */
export function middleOfFlatPart(curve: SurvivalCurve, share: number): number | null {
  const level = 1 - share;
  const at = curve.steps.findIndex(({ survival }) => survival <= level + FLAT);
  const step = curve.steps[at];
  if (step === undefined) return null;
  if (Math.abs(step.survival - level) >= FLAT) return step.days;
  return (step.days + (curve.steps[at + 1]?.days ?? curve.followedTo)) / 2;
}
