import { ended } from './steps';

/** Parts that are left out in turn. */
const PARTS = 10;

/** The best and the worst rank that a campaign takes, 1 being the first. */
export interface RankRange {
  readonly best: number;
  readonly worst: number;
}

/**
 * How far the ranks of campaigns depend on single deals: all is reckoned again leaving out each
 * tenth of the deals, chosen by their ids and thus the same for every reader.
 * @param creditsOf credit by campaign of a set of deals
 */
export function rankRanges<T extends { readonly id: string }>(
  deals: readonly T[],
  creditsOf: (deals: readonly T[]) => ReadonlyMap<string, number>,
): Map<string, RankRange> {
  return ended(
    rankSteps(deals, function* (kept) {
      yield;
      return creditsOf(kept);
    }),
  );
}

/** The same, where the credit of a set of deals is itself computed in steps. */
export function* rankSteps<T extends { readonly id: string }>(
  deals: readonly T[],
  creditsOf: (deals: readonly T[]) => Generator<void, ReadonlyMap<string, number>, void>,
): Generator<void, Map<string, RankRange>, void> {
  const ranges = new Map<string, RankRange>();
  for (let part = -1; part < PARTS; part++) {
    const kept = deals.filter(({ id }) => tenthOf(id) !== part);
    for (const [campaign, rank] of ranks(yield* creditsOf(kept))) {
      const { best, worst } = ranges.get(campaign) ?? { best: rank, worst: rank };
      ranges.set(campaign, { best: Math.min(best, rank), worst: Math.max(worst, rank) });
    }
  }
  return ranges;
}

/**
 * Whether any two campaigns keep their order however a tenth is left out: else no ranks are shown.
 */
export function hasStableRanks(ranges: ReadonlyMap<string, RankRange>): boolean {
  const all = [...ranges.values()];
  return all.some((one) => all.some((two) => one.worst < two.best));
}

/** Ranks by credit; equal credits share the better rank. */
function ranks(credits: ReadonlyMap<string, number>): [string, number][] {
  const amounts = [...credits.values()];
  return [...credits].map(([campaign, credit]) => [
    campaign,
    1 + amounts.filter((other) => other > credit).length,
  ]);
}

/** The tenth that an id belongs to. */
function tenthOf(id: string): number {
  return hashOf(id) % PARTS;
}

/** FNV-1a of an id, 32 bits. */
export function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
