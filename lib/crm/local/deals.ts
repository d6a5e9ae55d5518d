import { pick } from './cast';
import type { DealRow, Fresh, TouchRow } from './db';
import { DAY, type Dealing } from './journey';
import type { Past } from './past';
import type { Random } from './random';
import type { SampleText } from './sample-text';

/** Whose deal it is. */
export interface Buyer {
  readonly contactIds: readonly number[];
  readonly company: string;
  readonly campaignId: number | null;
  readonly ownerId: string | null;
  /** Sells abroad: some of them buy in another currency. */
  readonly abroad: boolean;
  readonly touches: readonly Fresh<TouchRow>[];
}

const both = (en: string, es: string): SampleText => ({ en, es });

const PRODUCTS = [
  'Almenara Picking',
  'Almenara Picking + Routes',
  'Almenara Returns',
  'Almenara Suite',
];
/** Whole units a year, in the order of the products. */
const PRICES: readonly (readonly [number, number])[] = [
  [4_800, 14_000],
  [9_600, 26_000],
  [3_600, 9_000],
  [18_000, 64_000],
];
const OPEN_STAGES = ['qualified', 'proposal', 'negotiation'] as const;
const NEXT: readonly SampleText[] = [
  both('Send the quote', 'Enviar el presupuesto'),
  both('Call about the open questions', 'Llamar por las dudas abiertas'),
  both('Demo on their own data', 'Demostración con sus datos'),
  both('Contract with their lawyers', 'Contrato con sus abogados'),
];
const LOST: readonly SampleText[] = [
  both('Chose a competitor', 'Eligió a la competencia'),
  both('No budget', 'Sin presupuesto'),
  both('No decision', 'Sin decisión'),
  both('Price', 'Precio'),
  both('Postponed', 'Aplazado'),
];

/** A deal of the sample, as it stands now. */
export function makeDeal(
  dealing: Dealing,
  buyer: Buyer,
  random: Random,
  past: Past,
): Fresh<DealRow> {
  const { openedAgo, closedAgo, won } = dealing;
  const product = Math.floor(random.next() * PRODUCTS.length);
  const [least, most] = pick(PRICES, product);
  const currency = buyer.abroad && random.chance(0.3) ? 'GBP' : 'EUR';
  // Prices end in tens; a discount leaves cents.
  const price = Math.round(random.between(least, most) / 10) * 1_000;
  const amount = random.chance(0.25) ? Math.round(price * 0.925) + 37 : price;
  const until = closedAgo === null ? past.now : past.at(closedAgo);
  const last = buyer.touches.findLast((touch) => touch.by === 'sales' && touch.at <= until);
  const through = Math.min(0.99, openedAgo / (16 * DAY));
  const expectedAgo =
    closedAgo === null
      ? Math.min(-1, openedAgo - 18 * DAY)
      : closedAgo + random.between(-4, 6) * DAY;
  return {
    name: `${buyer.company}: ${PRODUCTS[product] ?? ''}`,
    contactIds: [...buyer.contactIds],
    amount,
    currency,
    stage:
      closedAgo === null
        ? pick(OPEN_STAGES, Math.floor(through * OPEN_STAGES.length))
        : won
          ? 'won'
          : 'lost',
    lostReason: closedAgo === null || won ? null : random.of(LOST),
    campaignId: buyer.campaignId,
    ownerId: buyer.ownerId,
    createdAt: past.at(openedAgo),
    expectedCloseOn: past.dateAt(expectedAgo),
    closedAt: closedAgo === null ? null : past.at(closedAgo),
    next:
      closedAgo === null
        ? { at: past.at(-random.between(60, 5 * DAY)), title: random.of(NEXT) }
        : null,
    last: last === undefined ? null : { at: last.at, title: last.title },
  };
}
