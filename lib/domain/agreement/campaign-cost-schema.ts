import * as z from 'zod/mini';

/** What a campaign cost in a month. */
export interface CampaignCost {
  /** Key of the campaign in the report: the CRM's id where it has one, else the name. */
  readonly campaign: string;
  /** `YYYY-MM`. */
  readonly month: string;
  /** Minor units of `currency`, not negative. */
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

/**
 * The cost of a campaign in a month, as a document of its own beside the agreement, for the same
 * reason as the visitors of a month: a fact that comes every month, which needs no signature.
 */
export interface CampaignCostNote extends CampaignCost {
  /** The campaign's name when it was typed, for those who read it in the CRM. */
  readonly name: string;
  readonly by: string | null;
  /** When it was typed, epoch ms: the last one of a campaign and month counts. */
  readonly at: number;
}

const FORMAT = 1;
const LONGEST = 500;
/** The largest time of `Date`, epoch ms. */
const LATEST = 8.64e15;
/** Minor units of a cost at most. */
export const MOST_COST = 1_000_000_000_000;

const text = z.string().check(z.minLength(1), z.maxLength(LONGEST));

const cost = {
  campaign: text,
  name: text,
  month: z.string().check(z.regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/)),
  amount: z.int().check(z.minimum(0), z.maximum(MOST_COST)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
};

/** A cost as it is typed. */
export const campaignCostSchema = z.object(cost);

const schema = z.object({
  format: z.literal(FORMAT),
  cost: z.object({
    ...cost,
    by: z.nullable(z.string().check(z.maxLength(LONGEST))),
    at: z.number().check(z.minimum(0), z.maximum(LATEST)),
  }),
});

/** Returns the cost of a campaign in a month as JSON text. */
export function serialiseCost(note: CampaignCostNote): string {
  const { campaign, name, month, amount, currency, by, at } = note;
  const cost = { campaign, name, month, amount, currency, by, at };
  return JSON.stringify({ format: FORMAT, cost });
}

/** Parses the cost of a campaign from a JSON value; null if it is none. */
export function readCost(value: unknown): CampaignCostNote | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data.cost : null;
}

/** What was typed last of each campaign and month. */
export function latestCosts(notes: readonly CampaignCostNote[]): CampaignCost[] {
  const latest = new Map(
    notes
      .toSorted((a, b) => a.at - b.at)
      .map((note) => [JSON.stringify([note.campaign, note.month]), note]),
  );
  return [...latest.values()].map(({ campaign, month, amount, currency }) => ({
    campaign,
    month,
    amount,
    currency,
  }));
}
