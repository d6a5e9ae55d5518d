import * as z from 'zod/mini';
import {
  lastCountingWeights,
  milestoneWeights,
  normalised,
  PRESETS,
} from '../../../lib/domain/figures/attribution/weights';
import { count, maybe, number, question, text } from '../question';
import { shapleyValues } from '../shapley';

export const paths = z.array(
  z.object({
    path: z.array(text),
    conversions: maybe(count),
    value: maybe(number),
    others: maybe(count),
  }),
);
type Paths = z.infer<typeof paths>;
const ignored = maybe(z.union([text, z.array(text)]));

/** Credit over paths that many took. */
export const PATHS = [
  question(
    z.object({ players: z.array(text), worth: z.record(text, number) }),
    ({ players, worth }) => shapleyValues(players, (coalition) => worth[coalition.join('+')] ?? 0),
  ),
  question(
    z.object({ paths }),
    ({ paths: all }) => shapleyOfRates(all),
    /(shapley|coalition).*\brates?\b|\brates?\b.*coalition/i,
  ),
  question(
    z.object({ paths }),
    ({ paths: all }) =>
      totals(
        all,
        ({ conversions }) => conversions ?? 0,
        (path) => path.map((each) => 1 / timesIn(path, each)),
      ),
    /shapley|coalition/i,
  ),
  question(z.object({ paths, ignoreForLast: ignored }), ({ paths: all, ignoreForLast }) =>
    heuristics(all, ignoreForLast),
  ),
];

function campaignsOf(all: Paths): string[] {
  return [...new Set(all.flatMap(({ path }) => path))];
}

function timesIn(path: readonly string[], campaign: string): number {
  return path.filter((each) => each === campaign).length;
}

function totals(
  all: Paths,
  amountOf: (path: Paths[number]) => number,
  weightsOf: (path: readonly string[]) => readonly number[],
): Record<string, number> {
  const sums = new Map(campaignsOf(all).map((campaign) => [campaign, 0]));
  for (const each of all) {
    if (each.path.length === 0) continue;
    const weights = normalised(weightsOf(each.path));
    each.path.forEach((campaign, i) => {
      sums.set(campaign, (sums.get(campaign) ?? 0) + amountOf(each) * (weights[i] ?? 0));
    });
  }
  return Object.fromEntries(sums);
}

function heuristics(all: Paths, ignoreForLast: z.infer<typeof ignored>) {
  const preset = (name: keyof typeof PRESETS) => (path: readonly string[]) =>
    milestoneWeights(
      path.map((_, at) => ({ at })),
      { lead: null, opportunity: null, won: path.length },
      PRESETS[name],
    );
  const ignoring = new Set(
    typeof ignoreForLast === 'string' ? [ignoreForLast] : (ignoreForLast ?? []),
  );
  const models = {
    first: preset('first'),
    last: preset('last'),
    linearTouches: preset('linear'),
    linearDistinct: (path: readonly string[]) => path.map((each) => 1 / timesIn(path, each)),
    positionBased: preset('positionBased'),
    lastIgnoring: (path: readonly string[]) =>
      lastCountingWeights(
        path.map((campaign) => ({ campaign })),
        ignoring,
      ),
  };
  return Object.fromEntries(
    Object.entries(models).map(([name, weightsOf]) => [
      name,
      {
        conversions: totals(all, ({ conversions }) => conversions ?? 0, weightsOf),
        ...(all.some(({ value }) => typeof value === 'number')
          ? { value: totals(all, ({ value }) => value ?? 0, weightsOf) }
          : {}),
      },
    ]),
  );
}

function shapleyOfRates(all: Paths) {
  const players = campaignsOf(all).sort();
  const worth = (coalition: readonly string[]) => {
    const inside = all.filter(({ path }) => path.every((each) => coalition.includes(each)));
    const customers = inside.reduce((sum, { conversions }) => sum + (conversions ?? 0), 0);
    const journeys = inside.reduce((sum, { others }) => sum + (others ?? 0), customers);
    return journeys > 0 ? customers / journeys : 0;
  };
  return { credits: shapleyValues(players, worth), whole: worth(players) };
}
