import { type Followed, riskSet } from './survival';

/** A person who came in to a stage and may leave it in several ways. */
export interface Outcome extends Omit<Followed, 'wentOn'> {
  /** The way out, counted from 0; null for those who still wait. */
  readonly way: number | null;
}

/** What became of all, after one moment at which some left. */
export interface OutcomeStep {
  readonly days: number;
  readonly atRisk: number;
  /** Share that has left so far, by way. */
  readonly left: readonly number[];
  /** Share that still waits; with `left` it adds to 1. */
  readonly still: number;
}

/** Curves of what became of a group. */
export interface OutcomeCurve {
  readonly ways: number;
  readonly steps: readonly OutcomeStep[];
  readonly followedTo: number;
  readonly atRisk: (days: number) => number;
}

/**
 * What became of those who came in, by days since then, where the other ways out are dated. Null
 * for an empty group: it has no curve, which is not a rate of 0.
 * Source: Aalen and Johansen (1978): each way grows by S(before)·dₖ/r, then S falls by Σdₖ/r.
 * @param ways how many ways out there are
 */
export function outcomeCurve(people: readonly Outcome[], ways: number): OutcomeCurve | null {
  if (!people.some(({ people: number = 1 }) => number > 0)) return null;
  const atRisk = riskSet(people);
  let still = 1;
  let left: readonly number[] = Array.from({ length: ways }, () => 0);
  const steps = [...exits(people, ways)]
    .sort(([a], [b]) => a - b)
    .map(([days, counts]): OutcomeStep => {
      const [risk, before] = [atRisk(days), still];
      left = left.map((share, way) => share + (before * (counts[way] ?? 0)) / risk);
      const all = counts.reduce((sum, count) => sum + count, 0);
      still = (before * (risk - all)) / risk;
      return { days, atRisk: risk, left, still };
    });
  const followedTo = people.reduce((most, { days }) => Math.max(most, days), 0);
  return { ways, steps, followedTo, atRisk };
}

/** How many left at each time, by way. */
function exits(people: readonly Outcome[], ways: number): Map<number, number[]> {
  const at = new Map<number, number[]>();
  for (const { days, way, people: number = 1 } of people) {
    if (way === null || number <= 0) continue;
    const counts = at.get(days) ?? Array.from({ length: ways }, () => 0);
    at.set(days, counts);
    counts[way] = (counts[way] ?? 0) + number;
  }
  return at;
}

/** What had become of all by so many days. */
export function outcomesAt(
  { ways, steps }: OutcomeCurve,
  days: number,
): Pick<OutcomeStep, 'left' | 'still'> {
  const step = steps.findLast((each) => each.days <= days);
  return step ?? { left: Array.from({ length: ways }, () => 0), still: 1 };
}
