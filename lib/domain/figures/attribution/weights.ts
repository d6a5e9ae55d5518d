/** Shares of the credit by the part that a touch plays; any numbers, their proportions count. */
export interface Shares {
  /** The first touch of all. */
  readonly first: number;
  /** The last one at or before the person became a lead. */
  readonly lead: number;
  /** The last one at or before the opportunity. */
  readonly opportunity: number;
  /** The last one before the win. */
  readonly won: number;
  /** Of all that play no part, together. */
  readonly others: number;
}

const NONE: Shares = { first: 0, lead: 0, opportunity: 0, won: 0, others: 0 };

/**
 * Models as shares. `uShaped` is HubSpot's, whose second 40 is the lead-creating touch;
 * `positionBased` is the older one of Google, whose second 40 is the last. W and full path are the
 * same at HubSpot and Adobe.
 */
export const PRESETS = {
  first: { ...NONE, first: 1 },
  last: { ...NONE, won: 1 },
  linear: { ...NONE, others: 1 },
  positionBased: { ...NONE, first: 40, won: 40, others: 20 },
  uShaped: { ...NONE, first: 40, lead: 40, others: 20 },
  wShaped: { ...NONE, first: 30, lead: 30, opportunity: 30, others: 10 },
  fullPath: { first: 225, lead: 225, opportunity: 225, won: 225, others: 100 },
} as const satisfies Record<string, Shares>;

/** When a deal passed its milestones; null for one that it did not, or that is not dated. */
export interface Milestones {
  readonly lead: number | null;
  readonly opportunity: number | null;
  readonly won: number | null;
}

/**
 * Weights of the touches of a path, which is in order of time: the one function behind all models
 * by position. A touch with several parts gets their sum. The share of a part without date or
 * touch, and that of the others where there are none, goes back by normalising; where nothing is
 * left, all touches weigh the same. Whole shares give whole weights, so that they are exact
 * fractions of their sum.
 */
export function milestoneWeights(
  path: readonly { readonly at: number }[],
  milestones: Milestones,
  shares: Shares,
): number[] {
  const atOrBefore = (date: number | null) =>
    date === null ? -1 : path.findLastIndex(({ at }) => at <= date);
  const parts: readonly (readonly [index: number, share: number])[] = [
    [path.length === 0 ? -1 : 0, shares.first],
    [atOrBefore(milestones.lead), shares.lead],
    [atOrBefore(milestones.opportunity), shares.opportunity],
    [atOrBefore(milestones.won), shares.won],
  ];
  const roles = path.map((_, i) =>
    parts.reduce((sum, [index, share]) => (index === i ? sum + share : sum), 0),
  );
  const others = roles.filter((share) => share === 0).length;
  // The others' share is divided among them: all is multiplied by their number instead.
  const weights = roles.map((share) => (share === 0 ? shares.others : share * Math.max(1, others)));
  return weights.some((weight) => weight > 0) ? weights : path.map(() => 1);
}

/**
 * Weights that halve with every half-life before the win, scaled by the newest touch: naive powers
 * of a long time underflow all together.
 * @param ages time of each touch before the win, in the unit of `halfLife`
 */
export function decayWeights(ages: readonly number[], halfLife: number): number[] {
  const newest = Math.min(...ages);
  return ages.map((age) => 2 ** ((newest - age) / halfLife));
}

/** All credit to the last touch whose campaign counts; to the last of all where none does. */
export function lastCountingWeights(
  path: readonly { readonly campaign: string | null }[],
  ignored: ReadonlySet<string>,
): number[] {
  const counting = path.findLastIndex(
    ({ campaign }) => campaign !== null && !ignored.has(campaign),
  );
  const chosen = counting === -1 ? path.length - 1 : counting;
  return path.map((_, i) => Number(i === chosen));
}

/** Weights made to sum to 1. */
export function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
}
