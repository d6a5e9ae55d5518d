import { CUSTOMER_UNITS, NO_CAMPAIGN, UNATTRIBUTED } from './credit';
import type { DealPath } from './deal-path';
import { splitAmount } from './largest-remainder';
import { isMarkovReady, markovSteps } from './markov';
import { chainSteps, type PathCount } from './markov-chain';
import { hasStableRanks, type RankRange, rankSteps } from './rank-stability';
import type { CreditCell, CreditTable } from './report-table';

/** More campaigns than these take too long: each is removed from a system of all of them. */
const MOST_CAMPAIGNS = 100;

/** Deals of a period, and for how many each of them stands where a sample was taken. */
export interface Journeys {
  readonly paths: readonly DealPath[];
  readonly weight: number;
}

/** Whether removal is shown, and what it rests on. */
export interface MarkovStanding {
  readonly customers: number;
  readonly journeys: number;
  readonly isShown: boolean;
  /** By key; null where every rank can be any other. */
  readonly ranks: Readonly<Record<string, RankRange>> | null;
}

interface Journey {
  readonly id: string;
  readonly count: PathCount;
}

/**
 * Adds the column of removal to a table, where there is enough: journeys are the won deals and, as
 * the others, the lost ones. Its rows add to the same totals.
 */
export function* markovTableSteps(
  table: CreditTable,
  won: Journeys,
  lost: Journeys,
): Generator<void, { readonly table: CreditTable; readonly standing: MarkovStanding }, void> {
  const journeys = [...journeysOf(won, true), ...journeysOf(lost, false)];
  const customers = won.paths.filter(({ path }) => path.length > 0).length;
  const standing = { customers, journeys: journeys.length, isShown: false, ranks: null };
  const campaigns = new Set(journeys.flatMap(({ count }) => count.path));
  if (!isMarkovReady(customers, journeys.length) || campaigns.size > MOST_CAMPAIGNS)
    return { table, standing };
  const credits = yield* creditSteps(journeys);
  const ranges = yield* rankSteps(journeys, creditSteps);
  return {
    table: withColumn(table, won.paths, credits),
    standing: {
      ...standing,
      isShown: true,
      ranks: hasStableRanks(ranges) ? Object.fromEntries(ranges) : null,
    },
  };
}

/** Deals without a touch say nothing of a campaign. */
function journeysOf({ paths, weight }: Journeys, isWon: boolean): Journey[] {
  return paths.flatMap(({ deal, path }) =>
    path.length === 0
      ? []
      : [
          {
            id: deal.id,
            count: {
              path: path.map(({ campaign }) => campaign ?? NO_CAMPAIGN),
              conversions: isWon ? weight : 0,
              others: isWon ? 0 : weight,
            },
          },
        ],
  );
}

function* creditSteps(
  journeys: readonly Journey[],
): Generator<void, ReadonlyMap<string, number>, void> {
  const counts = journeys.map(({ count }) => count);
  const customers = counts.reduce((sum, { conversions }) => sum + conversions, 0);
  const { credits } = yield* markovSteps(yield* chainSteps(counts), customers);
  return credits;
}

function withColumn(
  table: CreditTable,
  won: readonly DealPath[],
  credits: ReadonlyMap<string, number>,
): CreditTable {
  const keys = [...credits.keys()];
  const weights = [...credits.values()];
  const attributed = won.filter(({ path }) => path.length > 0);
  const rest = won.filter(({ path }) => path.length === 0);
  const parts = partsOf(attributed, weights);
  const behind = (key: string) =>
    attributed.filter(({ path }) => path.some(({ campaign }) => (campaign ?? NO_CAMPAIGN) === key))
      .length;
  const cells = new Map<string, CreditCell>(
    keys.map((key, index) => [key, { ...cellAt(parts, index), deals: behind(key) }]),
  );
  if (rest.length > 0)
    cells.set(UNATTRIBUTED, { ...cellAt(partsOf(rest, [1]), 0), deals: rest.length });
  const crm = table.models.filter((model) => model === 'crm');
  return {
    ...table,
    models: [...table.models.filter((model) => model !== 'crm'), 'markov', ...crm],
    rows: table.rows.map((row) => {
      const cell = cells.get(row.key);
      const isEmpty = cell === undefined || (cell.tenths === 0 && isNothing(cell.money));
      return isEmpty ? row : { ...row, cells: { ...row.cells, markov: cell } };
    }),
  };
}

interface Parts {
  readonly tenths: readonly number[];
  readonly money: readonly (readonly [currency: string, parts: readonly number[]])[];
}

/** What deals are worth together, split by weights. */
function partsOf(deals: readonly DealPath[], weights: readonly number[]): Parts {
  const money = new Map<string, number>();
  for (const { deal, won } of deals)
    if (deal.amount !== null) money.set(won.currency, (money.get(won.currency) ?? 0) + won.amount);
  return {
    tenths: splitAmount(CUSTOMER_UNITS * deals.length, weights) ?? [],
    money: [...money].map(([currency, sum]) => [currency, splitAmount(sum, weights) ?? []]),
  };
}

function cellAt({ tenths, money }: Parts, index: number): Omit<CreditCell, 'deals'> {
  return {
    tenths: tenths[index] ?? 0,
    money: Object.fromEntries(money.map(([currency, parts]) => [currency, parts[index] ?? 0])),
  };
}

function isNothing(money: CreditCell['money']): boolean {
  return Object.values(money).every((amount) => amount === 0);
}
