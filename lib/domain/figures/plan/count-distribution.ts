import { binomialMass } from '../numeric/binomial';
import { convolveMasses } from '../numeric/convolve';
import { poissonMasses } from '../numeric/poisson';

/** Less than this at either end of a group's distribution is left out: all in all below 10⁻¹⁵. */
const NEGLIGIBLE = 1e-22;

/** People on the way who share a chance. */
export interface ChanceGroup {
  /** 0 to 1. */
  readonly chance: number;
  readonly people: number;
}

/** The chances of 0, 1, 2, … people. Those outside of the masses are negligible. */
export interface CountDistribution {
  /** The count that the first mass belongs to. */
  readonly first: number;
  readonly masses: Float64Array;
  /** The most that it can be. */
  readonly most: number;
}

/**
 * How many of those on the way will be there, each with an own chance: the exact Poisson binomial,
 * by folding in one group of equal chance after the other. What is negligible at both ends is
 * dropped on the way, so that 5,000 people take milliseconds and no normal approximation is needed
 * for more.
 * Source: Poisson (1837); the direct convolution as in Barlow and Heidtmann (1984).
 */
export function countDistribution(groups: readonly ChanceGroup[]): CountDistribution {
  const all = merged(groups);
  const singles = all.filter(({ people }) => people === 1);
  let { first, masses } = foldSingles(singles.map(({ chance }) => chance));
  for (const { chance, people } of all) {
    if (people === 1) continue;
    const group = groupMasses(chance, people);
    const next = trimmed(convolveMasses(masses, group.masses));
    first += group.first + next.first;
    masses = next.masses;
  }
  return { first, masses, most: groups.reduce((sum, { people }) => sum + people, 0) };
}

/**
 * One person after the other in one buffer: new ones for thousands of people cost more than the
 * sums.
 */
function foldSingles(chances: readonly number[]): Masses {
  const masses = new Float64Array(chances.length + 1);
  masses[0] = 1;
  let [low, high] = [0, 0];
  for (const chance of chances) {
    high++;
    for (let i = high; i > low; i--)
      masses[i] = (masses[i] ?? 0) * (1 - chance) + (masses[i - 1] ?? 0) * chance;
    masses[low] = (masses[low] ?? 0) * (1 - chance);
    while (low < high && (masses[low] ?? 0) < NEGLIGIBLE) masses[low++] = 0;
    while (high > low && (masses[high] ?? 0) < NEGLIGIBLE) masses[high--] = 0;
  }
  return { first: low, masses: masses.slice(low, high + 1) };
}

function merged(groups: readonly ChanceGroup[]): ChanceGroup[] {
  const people = new Map<number, number>();
  for (const group of groups)
    people.set(group.chance, (people.get(group.chance) ?? 0) + group.people);
  return [...people]
    .filter(([, number]) => number > 0)
    .map(([chance, number]) => ({ chance, people: number }));
}

interface Masses {
  readonly first: number;
  readonly masses: Float64Array<ArrayBuffer>;
}

function groupMasses(chance: number, people: number): Masses {
  if (chance <= 0) return { first: 0, masses: Float64Array.of(1) };
  if (chance >= 1) return { first: people, masses: Float64Array.of(1) };
  const mean = people * chance;
  const reach = 12 * Math.sqrt(mean * (1 - chance)) + 40;
  const [low, high] = [
    Math.max(0, Math.floor(mean - reach)),
    Math.min(people, Math.ceil(mean + reach)),
  ];
  const masses = Float64Array.from({ length: high - low + 1 }, (_, i) =>
    binomialMass(low + i, people, chance),
  );
  const kept = trimmed(masses);
  return { first: low + kept.first, masses: kept.masses };
}

function trimmed(masses: Float64Array<ArrayBuffer>): Masses {
  let [from, to] = [0, masses.length];
  while (from < to - 1 && (masses[from] ?? 0) < NEGLIGIBLE) from++;
  while (to - 1 > from && (masses[to - 1] ?? 0) < NEGLIGIBLE) to--;
  return from === 0 && to === masses.length
    ? { first: 0, masses }
    : { first: from, masses: masses.slice(from, to) };
}

/** The chance of `count` or more. */
export function atLeast({ first, masses }: CountDistribution, count: number): number {
  if (count <= first) return 1;
  let sum = 0;
  for (let i = masses.length - 1; i >= 0 && first + i >= count; i--) sum += masses[i] ?? 0;
  return Math.min(1, sum);
}

/** The smallest count that is not exceeded with chance `share` or more. */
export function countQuantile({ first, masses }: CountDistribution, share: number): number {
  let sum = 0;
  for (const [i, mass] of masses.entries()) {
    sum += mass;
    if (sum >= share - 1e-12) return first + i;
  }
  return first + masses.length - 1;
}

/**
 * The chance of `count` or more when a Poisson number of new ones, `mean` on average, comes on top.
 */
export function atLeastWithNew(
  { first, masses }: CountDistribution,
  mean: number,
  count: number,
): number {
  if (count <= first) return 1;
  const missing = count - first;
  const fresh = poissonMasses(mean, missing - 1);
  let below = 0;
  // Fewer than `missing` in all: so many more than `first` of those on the way, and at most the
  // rest of the new.
  let atMost = 0;
  const upTo = fresh.map((mass) => {
    atMost += mass;
    return atMost;
  });
  for (let i = 0; i < Math.min(masses.length, missing); i++)
    below += (masses[i] ?? 0) * (upTo[missing - 1 - i] ?? 0);
  return Math.max(0, 1 - below);
}

/** The distribution with a Poisson number of new ones on top. */
export function withNew(sure: CountDistribution, mean: number): CountDistribution {
  if (!(mean > 0)) return sure;
  const most = Math.ceil(mean + 12 * Math.sqrt(mean) + 40);
  const sum = trimmed(convolveMasses(sure.masses, poissonMasses(mean, most)));
  return { first: sure.first + sum.first, masses: sum.masses, most: Number.POSITIVE_INFINITY };
}
