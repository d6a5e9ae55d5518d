import { type Beta, betaCdf, betaQuantile } from '../numeric/beta';
import { convolveMasses } from '../numeric/convolve';
import { digamma } from '../numeric/digamma';

/** Cells to a standard deviation: the error falls with their square and is below 10⁻⁵ here. */
const CELLS_PER_SD = 150;
/** What may lie outside of the grid. */
const OUTSIDE = 1e-12;

/**
 * Quantiles of a product of independent Beta distributed rates, without drawing random numbers: in
 * −ln the product is a sum, whose masses on an even grid are convolved. The grid is shifted so that
 * the mean of the sum, Σ ψ(a+b) − ψ(a), is exact.
 * @param levels shares of the distribution, between 0 and 1
 */
export function productQuantiles(rates: readonly Beta[], levels: readonly number[]): number[] {
  const [only] = rates;
  if (only !== undefined && rates.length === 1)
    return levels.map((level) => betaQuantile(only, level));
  const step = stepOf(rates);
  let sum: Cells = { first: 0, masses: Float64Array.of(1) };
  for (const rate of rates) sum = plus(sum, cellsOf(rate, step));
  const mean = rates.reduce((total, { a, b }) => total + digamma(a + b) - digamma(a), 0);
  const shift = mean - meanOf(sum) * step;
  return levels.map((level) => Math.min(1, Math.exp(-(positionOf(sum, 1 - level) * step + shift))));
}

/** Masses of the cells around `first`, `first` + 1, … steps. */
interface Cells {
  readonly first: number;
  readonly masses: Float64Array;
}

/**
 * The step: a share of the spread that −ln of the product has, taken between two quantiles of each
 * rate.
 */
function stepOf(rates: readonly Beta[]): number {
  const variances = rates.map((rate) => {
    const spread = Math.log(betaQuantile(rate, 0.84) / betaQuantile(rate, 0.16)) / 2;
    return spread * spread;
  });
  return Math.sqrt(variances.reduce((sum, variance) => sum + variance, 0)) / CELLS_PER_SD;
}

function cellsOf(rate: Beta, step: number): Cells {
  const first = Math.max(0, Math.floor(-Math.log(betaQuantile(rate, 1 - OUTSIDE)) / step - 0.5));
  const last = Math.ceil(-Math.log(betaQuantile(rate, OUTSIDE)) / step + 0.5);
  const masses = new Float64Array(last - first + 1);
  let above = first === 0 ? 1 : betaCdf(rate, Math.exp(-(first - 0.5) * step));
  for (let cell = first; cell <= last; cell++) {
    const below = betaCdf(rate, Math.exp(-(cell + 0.5) * step));
    masses[cell - first] = above - below;
    above = below;
  }
  return { first, masses };
}

function plus(one: Cells, two: Cells): Cells {
  return { first: one.first + two.first, masses: convolveMasses(one.masses, two.masses) };
}

function meanOf({ first, masses }: Cells): number {
  let [total, weighted] = [0, 0];
  masses.forEach((mass, i) => {
    total += mass;
    weighted += mass * (first + i);
  });
  return weighted / total;
}

/**
 * Where the sum has passed `share` of all its mass, in steps; a cell's mass lies evenly around its
 * middle.
 */
function positionOf({ first, masses }: Cells, share: number): number {
  const target = share * masses.reduce((sum, mass) => sum + mass, 0);
  let passed = 0;
  for (const [i, mass] of masses.entries()) {
    if (passed + mass >= target && mass > 0) return first + i - 0.5 + (target - passed) / mass;
    passed += mass;
  }
  return first + masses.length - 0.5;
}
