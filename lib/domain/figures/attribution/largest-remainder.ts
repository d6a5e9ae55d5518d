import { ratioOf } from '../numeric/ratio';

/**
 * Remainders of weights that are no whole numbers count as equal when they agree to so many parts
 * of a unit.
 */
const PARTS = 1_000_000_000n;

/**
 * An amount in minor units split by weights: each gets the whole units of its share, then one more
 * goes to the largest remainders, the earlier first on a tie. The parts add to the amount, always;
 * a negative amount is the replica of the positive one. Whole weights are reckoned as exact
 * fractions.
 * Source: the largest remainder method with the Hare quota.
 * @param total a whole number
 * @param weights not negative
 * @returns null where no weight is above 0: the amount is unattributed
 */
export function splitAmount(total: number, weights: readonly number[]): number[] | null {
  const scaled = wholeWeights(weights);
  const sum = scaled.reduce((all, weight) => all + weight, 0n);
  if (sum <= 0n) return null;
  const amount = BigInt(Math.abs(total));
  const shares = scaled.map((weight) => amount * weight);
  const parts = shares.map((share) => share / sum);
  const isExact = weights.every(Number.isInteger);
  const remainders = shares.map((share) => {
    const rest = share % sum;
    // Rounded, so that sums of the same weights in another order tie as they should.
    return isExact ? rest : (2n * rest * PARTS + sum) / (2n * sum);
  });
  const missing = Number(amount - parts.reduce((all, part) => all + part, 0n));
  const order = remainders
    .map((_, i) => i)
    .sort((a, b) => compare(remainders[b], remainders[a]) || a - b);
  for (const i of order.slice(0, missing)) parts[i] = (parts[i] ?? 0n) + 1n;
  return parts.map((part) => (total < 0 ? 0 - Number(part) : Number(part)));
}

/** The weights as whole numbers in the same proportions. */
function wholeWeights(weights: readonly number[]): bigint[] {
  const ratios = weights.map((weight) => ratioOf(Math.max(0, weight)));
  const over = ratios.reduce((most, ratio) => (ratio.over > most ? ratio.over : most), 1n);
  // All are powers of ten, so that the largest is a multiple of each.
  return ratios.map((ratio) => ratio.top * (over / ratio.over));
}

function compare(a = 0n, b = 0n): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
