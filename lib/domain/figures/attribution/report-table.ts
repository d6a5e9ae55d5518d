import type { AttributionPlan } from '../../agreement/attribution';
import type { AttributionModel } from '../../base/agreement-plan';
import {
  type Credit,
  CUSTOMER_UNITS,
  creditOf,
  NO_CAMPAIGN,
  UNATTRIBUTED,
  weightsOf,
} from './credit';
import type { DealPath, NoPath } from './deal-path';
import { creditModel, modelsOf, type ReportModel } from './report-model';

/** What a campaign gets under one model. */
export interface CreditCell {
  /** Tenths of customers: each won deal is one customer. */
  readonly tenths: number;
  /** Minor units by currency; currencies are never added. */
  readonly money: Readonly<Record<string, number>>;
  /** How many won deals gave it credit. */
  readonly deals: number;
}

/** A line of the report. */
export interface CreditRow {
  /** Key of a campaign, `NO_CAMPAIGN` or `UNATTRIBUTED`. */
  readonly key: string;
  /** A model without a cell gives it nothing. */
  readonly cells: Readonly<Partial<Record<ReportModel, CreditCell>>>;
}

/** Won deals in numbers. */
export interface WonTotals {
  readonly deals: number;
  /** Minor units by currency, as the CRM has them. */
  readonly money: Readonly<Record<string, number>>;
  /** Won deals without an amount: customers without revenue. */
  readonly noAmount: number;
}

/** What brought the customers, under each model. */
export interface CreditTable {
  /** The models that are computed. */
  readonly models: readonly ReportModel[];
  /** By what the deals first touched; `NO_CAMPAIGN` and `UNATTRIBUTED` last. */
  readonly rows: readonly CreditRow[];
  readonly totals: WonTotals;
  /** Why deals have no touch, with how many of them. */
  readonly why: Readonly<Partial<Record<NoPath, number>>>;
}

const NO_ALIASES: ReadonlyMap<string, string> = new Map();
const LAST_ROWS: readonly string[] = [NO_CAMPAIGN, UNATTRIBUTED];

/** What one deal gives, in tenths of a customer and in minor units. */
export interface DealCredit {
  readonly tenths: Credit;
  readonly money: Credit;
}

/** The credit of one deal under one model, or as the CRM itself gives it. */
export function creditOfDeal(
  { path, won, crmCampaign }: DealPath,
  model: AttributionModel | 'crm',
  shares: AttributionPlan['shares'],
): DealCredit {
  if (model === 'crm') {
    const key = crmCampaign ?? NO_CAMPAIGN;
    return { tenths: new Map([[key, CUSTOMER_UNITS]]), money: new Map([[key, won.amount]]) };
  }
  const weights = weightsOf(path, won, creditModel(model, shares));
  return {
    tenths: creditOf(path, weights, CUSTOMER_UNITS, NO_ALIASES),
    money: creditOf(path, weights, won.amount, NO_ALIASES),
  };
}

/**
 * Adds up the credit of all deals, a deal between two yields: many deals with long paths take
 * longer than a task may. Under every model the rows add to the totals, to the last unit.
 */
export function* tableSteps(
  paths: readonly DealPath[],
  plan: Pick<AttributionPlan, 'shares' | 'model'>,
): Generator<void, CreditTable, void> {
  const rows = new Map<string, Map<ReportModel, CreditCell>>();
  const money: Record<string, number> = {};
  const why: Partial<Record<NoPath, number>> = {};
  // Where no deal has a campaign, the CRM does not attribute at all.
  const hasCrm = paths.some(({ crmCampaign }) => crmCampaign !== null);
  const models = hasCrm ? ([...modelsOf(plan), 'crm'] as const) : modelsOf(plan);
  for (const each of paths) {
    const { won } = each;
    if (each.deal.amount !== null) add(money, won.currency, won.amount);
    if (each.why !== null) why[each.why] = (why[each.why] ?? 0) + 1;
    for (const model of models) {
      const credit = creditOfDeal(each, model, plan.shares);
      for (const [key, tenths] of credit.tenths) {
        const cells = rows.get(key) ?? new Map<ReportModel, CreditCell>();
        rows.set(key, cells);
        const amount = credit.money.get(key) ?? 0;
        const cell = withCredit(cells.get(model), each, tenths, amount);
        if (cell !== undefined) cells.set(model, cell);
      }
    }
    yield;
  }
  const keys = [...rows.keys()].filter((key) => !LAST_ROWS.includes(key));
  const last = LAST_ROWS.filter((key) => rows.has(key));
  return {
    models,
    rows: [...keys, ...last].map((key) => ({
      key,
      cells: Object.fromEntries(rows.get(key) ?? []),
    })),
    totals: {
      deals: paths.length,
      money,
      noAmount: paths.filter(({ deal }) => deal.amount === null).length,
    },
    why,
  };
}

function withCredit(
  before: CreditCell | undefined,
  { won, deal }: DealPath,
  tenths: number,
  amount: number,
): CreditCell | undefined {
  if (tenths === 0 && amount === 0) return before;
  const { tenths: sum, money, deals } = before ?? { tenths: 0, money: {}, deals: 0 };
  const paid = { ...money };
  if (deal.amount !== null) add(paid, won.currency, amount);
  return { tenths: sum + tenths, money: paid, deals: deals + 1 };
}

function add(sums: Record<string, number>, currency: string, amount: number): void {
  sums[currency] = (sums[currency] ?? 0) + amount;
}
