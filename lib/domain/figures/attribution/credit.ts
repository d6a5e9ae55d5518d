import { splitAmount } from './largest-remainder';
import { type CountedTouch, currentCampaign, type WonDeal } from './path';
import { decayWeights, lastCountingWeights, milestoneWeights, type Shares } from './weights';

/** Row for touches without a campaign. */
export const NO_CAMPAIGN = '(no campaign)';
/** Row for deals without a touch in the lookback. */
export const UNATTRIBUTED = '(unattributed)';
/** Customers are split in tenths, as money is in minor units. */
export const CUSTOMER_UNITS = 10;

/** How credit is given. */
export type Model =
  | { readonly kind: 'shares'; readonly shares: Shares }
  /** Half-life in the unit of the times. */
  | { readonly kind: 'decay'; readonly halfLife: number }
  | { readonly kind: 'last-counting'; readonly ignored: ReadonlySet<string> };

/** Credit by campaign, in whole units, in order of the first touch. */
export type Credit = ReadonlyMap<string, number>;

/** The weights of a path under a model. */
export function weightsOf(path: readonly CountedTouch[], deal: WonDeal, model: Model): number[] {
  switch (model.kind) {
    case 'shares':
      return milestoneWeights(
        path,
        { lead: deal.leadAt, opportunity: deal.opportunityAt, won: deal.wonAt },
        model.shares,
      );
    case 'decay':
      return decayWeights(
        path.map(({ at }) => deal.wonAt - at),
        model.halfLife,
      );
    case 'last-counting':
      return lastCountingWeights(path, model.ignored);
  }
}

/**
 * The credit of one deal: weights are added up by campaign first, then the amount is split, so that
 * it adds to the amount to the last unit.
 * @param amount whole units: minor units of money, or `CUSTOMER_UNITS`
 */
export function creditOf(
  path: readonly CountedTouch[],
  weights: readonly number[],
  amount: number,
  aliases: ReadonlyMap<string, string>,
): Credit {
  const sums = new Map<string, number>();
  for (const [i, { campaign }] of path.entries()) {
    const row = campaign === null ? NO_CAMPAIGN : currentCampaign(campaign, aliases);
    sums.set(row, (sums.get(row) ?? 0) + (weights[i] ?? 0));
  }
  const parts = splitAmount(amount, [...sums.values()]);
  if (parts === null) return new Map([[UNATTRIBUTED, amount]]);
  return new Map([...sums.keys()].map((row, i) => [row, parts[i] ?? 0]));
}

/** Credit added up by campaign, per currency: currencies are never added. */
export function creditByCurrency(
  credits: readonly { readonly currency: string; readonly credit: Credit }[],
): Map<string, Map<string, number>> {
  const totals = new Map<string, Map<string, number>>();
  for (const { currency, credit } of credits) {
    const rows = totals.get(currency) ?? new Map<string, number>();
    totals.set(currency, rows);
    for (const [row, amount] of credit) rows.set(row, (rows.get(row) ?? 0) + amount);
  }
  return totals;
}
