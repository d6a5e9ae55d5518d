import * as z from 'zod/mini';
import {
  creditByCurrency,
  creditOf,
  type Model,
  weightsOf,
} from '../../../lib/domain/figures/attribution/credit';
import { byTime, pathOf, touchesByPerson } from '../../../lib/domain/figures/attribution/path';
import {
  decayWeights,
  milestoneWeights,
  normalised,
  PRESETS,
} from '../../../lib/domain/figures/attribution/weights';
import { commonDivisor } from '../../../lib/domain/figures/numeric/ratio';
import { count, maybe, number, numbers, question, text } from '../question';

const DEFAULT_LOOKBACK = 90;
const DEFAULT_HALF_LIFE = 7;

const time = z.nullable(number);
const deals = z.object({
  lookbackDays: maybe(count),
  halfLifeDays: maybe(number),
  renamed: maybe(z.record(text, text)),
  deals: z.array(
    z.object({
      id: text,
      amount: z.int(),
      currency: text,
      people: z.array(text),
      leadAt: z.optional(time),
      opportunityAt: z.optional(time),
      wonAt: maybe(number),
    }),
  ),
  touches: z.array(z.object({ id: text, person: text, campaign: maybe(text), at: number })),
});
const journey = z.object({
  touches: z.array(z.tuple([text, maybe(text), number])),
  lead: z.optional(time),
  opportunity: z.optional(time),
  won: z.optional(time),
});

/** Credit of deals, and the weights that it is made of. */
export const DEALS = [
  question(
    z.object({ halfLifeDays: maybe(number), rows: z.array(numbers) }),
    ({ halfLifeDays, rows }) => ({
      rows: rows.map((ages) => normalised(decayWeights(ages, halfLifeDays ?? DEFAULT_HALF_LIFE))),
    }),
  ),
  question(z.object({ journeys: z.array(journey) }), ({ journeys }) => ({
    journeys: journeys.map((each) => ({
      uShaped: fractions(each, 'uShaped'),
      wShaped: fractions(each, 'wShaped'),
      fullPath: fractions(each, 'fullPath'),
    })),
  })),
  question(deals, reckonDeals),
];

function reckonDeals(input: z.infer<typeof deals>) {
  const touches = touchesByPerson(
    input.touches.map((touch) => ({ ...touch, campaign: touch.campaign ?? null })),
  );
  const aliases = new Map(Object.entries(input.renamed ?? {}));
  const lookback =
    input.lookbackDays === null
      ? Number.POSITIVE_INFINITY
      : (input.lookbackDays ?? DEFAULT_LOOKBACK);
  const halfLife = input.halfLifeDays ?? DEFAULT_HALF_LIFE;
  const preset = (name: keyof typeof PRESETS): [string, Model] => [
    name,
    { kind: 'shares', shares: PRESETS[name] },
  ];
  const models: [string, Model][] = [
    preset('first'),
    preset('last'),
    preset('linear'),
    preset('uShaped'),
    preset('wShaped'),
    preset('fullPath'),
    [`timeDecay${halfLife}`, { kind: 'decay', halfLife }],
  ];
  const won = input.deals.flatMap(({ wonAt, leadAt, opportunityAt, ...deal }) =>
    typeof wonAt === 'number'
      ? [{ ...deal, wonAt, leadAt: leadAt ?? null, opportunityAt: opportunityAt ?? null }]
      : [],
  );
  const reckoned = won.map((deal) => {
    const path = pathOf(deal, touches, lookback);
    const credits = models.map(
      ([name, model]) =>
        [name, creditOf(path, weightsOf(path, deal, model), deal.amount, aliases)] as const,
    );
    return { deal, path, credits: new Map(credits) };
  });
  return {
    byCampaign: Object.fromEntries(
      models.map(([name]) => {
        const credits = reckoned.map(({ deal, credits: own }) => ({
          currency: deal.currency,
          credit: own.get(name) ?? new Map<string, number>(),
        }));
        const byCurrency = [...creditByCurrency(credits)];
        return [
          name,
          Object.fromEntries(
            byCurrency.map(([currency, rows]) => [currency, Object.fromEntries(rows)]),
          ),
        ];
      }),
    ),
    byDeal: reckoned.map(({ deal, path, credits }) => ({
      deal: deal.id,
      touches: path.map(({ id }) => id),
      credit: Object.fromEntries(
        [...credits].map(([name, credit]) => [name, Object.fromEntries(credit)]),
      ),
    })),
  };
}

/** Shares of the touches of a journey as exact fractions, null where none is before the win. */
function fractions(
  of: z.infer<typeof journey>,
  model: keyof typeof PRESETS,
): Record<string, string> | null {
  const won = of.won ?? null;
  const path = of.touches
    .map(([id, , at]) => ({ id, at }))
    .filter(({ at }) => won === null || at <= won)
    .sort(byTime);
  if (path.length === 0) return null;
  const milestones = { lead: of.lead ?? null, opportunity: of.opportunity ?? null, won };
  const weights = milestoneWeights(path, milestones, PRESETS[model]).map(BigInt);
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  return Object.fromEntries(path.map(({ id }, i) => [id, fraction(weights[i] ?? 0n, sum)]));
}

function fraction(top: bigint, over: bigint): string {
  const common = commonDivisor(top, over);
  return over === common ? String(top / common) : `${top / common}/${over / common}`;
}
