import type { Deal } from '../base/deal';
import type { Money } from '../base/money';
import { type Queued, queueOrder } from './queue';

/** A contact of a queue with the value of their open deals; absent or null if it is not known. */
export interface Valued extends Queued {
  readonly value?: Money | null | undefined;
}

/**
 * Adds up the open deals of a contact that are in one currency: the one of most of them, or the
 * first in the alphabet. Null without an open deal that has an amount.
 */
export function openValue(deals: readonly Deal[]): Money | null {
  const open = deals.flatMap(({ outcome, amount, currency }) =>
    outcome === 'open' && amount !== null && currency !== null ? [{ amount, currency }] : [],
  );
  const currency = mostFrequent(open.map((money) => money.currency));
  if (currency === null) return null;
  const own = open.filter((money) => money.currency === currency);
  const amount = own.reduce((sum, money) => sum + money.amount, 0);
  return Number.isSafeInteger(amount) ? { amount, currency } : null;
}

/** Returns the currency in which most contacts of a queue have their value; null if none has one. */
export function queueCurrency(people: readonly Pick<Valued, 'value'>[]): string | null {
  return mostFrequent(people.flatMap(({ value }) => value?.currency ?? []));
}

/** What an hour of delay costs, in comparison: the state of the clock. */
const URGENCY = { late: 4, soon: 2, checking: 1, 'on-time': 1 } as const;

/**
 * Orders a queue by value times urgency, where the urgency of a late clock is 4, of one that ends
 * soon 2, and 1 otherwise. Only values in the most frequent currency are compared; all others follow
 * in the order of the queue. A total order.
 */
export function byValue<Person extends Valued>(people: readonly Person[]): Person[] {
  const currency = queueCurrency(people);
  const worth = ({ value, clock }: Person) =>
    value == null || value.currency !== currency
      ? Number.NEGATIVE_INFINITY
      : value.amount * URGENCY[clock?.state ?? 'on-time'];
  return people.toSorted((a, b) => {
    const [first, second] = [worth(a), worth(b)];
    return first === second ? queueOrder(a, b) : second > first ? 1 : -1;
  });
}

function mostFrequent(currencies: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const currency of currencies) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  const [first] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return first?.[0] ?? null;
}
