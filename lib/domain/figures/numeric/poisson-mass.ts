import { deviance, stirlingRemainder } from './log-gamma';

const LOG_TWO_PI = 1.8378770664093456;

/** ln of mˣe⁻ᵐ/Γ(x+1) for real x ≥ 0 and mean m > 0. Source: Loader (2000), see `log-gamma.ts`. */
export function logPoissonMass(x: number, mean: number): number {
  if (x === 0) return -mean;
  return -stirlingRemainder(x) - deviance(x, mean) - 0.5 * (LOG_TWO_PI + Math.log(x));
}
