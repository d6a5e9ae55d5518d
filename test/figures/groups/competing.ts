import * as z from 'zod/mini';
import { type Outcome, outcomeCurve, outcomesAt } from '../../../lib/domain/figures/time/competing';
import { count, maybe, number, numbers, question, text, whole } from '../question';

const people = {
  time: numbers,
  cause: z.array(whole),
  causes: maybe(whole),
  entry: maybe(numbers),
  at: maybe(numbers),
};
const label = z.union([text, number]);

/** Curves of what became of people. */
export const COMPETING = [
  question(
    z.object({ ...people, group: z.array(label), groups: maybe(z.array(label)) }),
    ({ group, groups, causes, at, ...lists }) => {
      const all = outcomesOf(lists);
      const ways = waysOf(lists.cause, causes);
      const names = groups ?? [...new Set(group)];
      return Object.fromEntries(
        names.map((name) => [
          name,
          curveAsAsked(
            all.filter((_, i) => group[i] === name),
            ways,
            at,
          ),
        ]),
      );
    },
  ),
  question(z.object(people), ({ causes, at, ...lists }) =>
    curveAsAsked(outcomesOf(lists), waysOf(lists.cause, causes), at),
  ),
  question(
    z.object({
      bucketEnd: numbers,
      first: z.array(count),
      second: maybe(z.array(count)),
      censored: maybe(z.array(count)),
    }),
    ({ bucketEnd, first, second, censored }) => {
      const curve = outcomeCurve(
        bucketEnd.flatMap((days, i) => [
          { days, way: 0, people: first[i] ?? 0 },
          { days, way: 1, people: second?.[i] ?? 0 },
          { days, way: null, people: censored?.[i] ?? 0 },
        ]),
        2,
      );
      if (curve === null) return null;
      return {
        time: curve.steps.map(({ days }) => days),
        first: curve.steps.map(({ left }) => left[0]),
        second: curve.steps.map(({ left }) => left[1]),
        still: curve.steps.map(({ still }) => still),
      };
    },
  ),
];

/** People as lists of times, causes (0: still waiting) and, where they were seen late, entries. */
interface Lists {
  readonly time: readonly number[];
  readonly cause: readonly number[];
  readonly entry?: readonly number[] | null | undefined;
}

export function outcomesOf({ time, cause, entry }: Lists): Outcome[] {
  return time.map((days, i) => {
    const way = cause[i] ?? 0;
    return { days, way: way === 0 ? null : way - 1, seenFrom: entry?.[i] ?? 0 };
  });
}

/** How many ways out there are, also where none took the last of them. */
export function waysOf(cause: readonly number[], causes: number | null | undefined): number {
  return Math.max(causes ?? 1, ...cause);
}

function curveAsAsked(
  group: readonly Outcome[],
  ways: number,
  at: readonly number[] | null | undefined,
) {
  const curve = outcomeCurve(group, ways);
  if (curve === null) return null;
  return {
    time: curve.steps.map(({ days }) => days),
    cif: Array.from({ length: ways }, (_, way) => curve.steps.map(({ left }) => left[way])),
    still: curve.steps.map(({ still }) => still),
    ...(at
      ? {
          at: at.map((time) => {
            const { left, still } = outcomesAt(curve, time);
            return { time, cif: left, still, atRisk: curve.atRisk(time) };
          }),
        }
      : {}),
  };
}
