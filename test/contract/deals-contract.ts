import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connector } from '../../lib/crm/port/connector';
import type { Deal } from '../../lib/domain/base/deal';

/** A deal to put into a CRM before a test. Contacts are places in the list of people. */
export interface SeedDeal {
  readonly name: string;
  readonly contacts: readonly number[];
  /** Decimal text; null for none. */
  readonly amount: string | null;
  readonly outcome: Deal['outcome'];
  readonly expectedCloseOn: string | null;
  readonly closedAt: number | null;
  readonly lostReason: string | null;
  readonly next: string | null;
}

/** A connector on a fresh CRM with a few people, and hands that put deals into it. */
export interface DealsHarness {
  readonly connector: Connector;
  /** Ids of three contacts. */
  readonly contacts: readonly string[];
  /** Returns the ids in the order of the deals. */
  seed(deals: readonly SeedDeal[]): Promise<string[]>;
  close(): Promise<void>;
}

export interface DealsFacts {
  /** The currency of all deals. */
  readonly currency: string;
  /** Whether a deal may have several contacts. */
  readonly shares: boolean;
  readonly now: number;
}

const DAY = 86_400_000;

/** What each connector answers about deals, with one oracle: the deals that were put in. */
export function describeDeals(
  name: string,
  { currency, shares, now }: DealsFacts,
  open: () => Promise<DealsHarness>,
): void {
  const deal = (more: Partial<SeedDeal>): SeedDeal => ({
    name: 'Picking',
    contacts: [0],
    amount: '1200.50',
    outcome: 'open',
    expectedCloseOn: '2026-12-15',
    closedAt: null,
    lostReason: null,
    next: null,
    ...more,
  });
  const closedDeal = (outcome: 'won' | 'lost', daysAgo: number, more: Partial<SeedDeal> = {}) =>
    deal({ name: `${outcome} ${daysAgo}`, outcome, closedAt: now - daysAgo * DAY, ...more });
  const oracle = (seed: SeedDeal) => ({
    name: seed.name,
    amount: seed.amount === null ? null : Math.round(Number(seed.amount) * 100),
    currency,
    outcome: seed.outcome,
    closedAt: seed.closedAt,
    lostReason: seed.lostReason,
  });

  describe(`${name} and its deals`, () => {
    const signal = AbortSignal.timeout(600_000);
    let harness: DealsHarness;
    const reader = () => {
      const { deals } = harness.connector;
      if (deals === null) throw new Error('no deals');
      return deals;
    };
    const ofFirst = async () => {
      const [id = ''] = harness.contacts;
      return (await reader().ofContacts([id], signal)).deals.get(id) ?? [];
    };
    beforeEach(async () => {
      harness = await open();
    });
    afterEach(() => harness.close());

    it('reads the deals of a contact, open ones first, then those closed last', async () => {
      const seeds = [
        closedDeal('won', 40),
        deal({ name: 'later', expectedCloseOn: '2027-01-20' }),
        closedDeal('lost', 3, { lostReason: 'Price' }),
        deal({ name: 'sooner', expectedCloseOn: '2026-12-02', next: 'Send the quote' }),
      ];
      await harness.seed(seeds);
      const deals = await ofFirst();
      const order = ['sooner', 'later', 'lost 3', 'won 40'];
      expect(deals.map((each) => each.name)).toEqual(order);
      expect(deals).toMatchObject(
        order.map((each) => oracle(seeds.find((seed) => seed.name === each) ?? deal({}))),
      );
      expect(deals[0]).toMatchObject({ expectedCloseOn: '2026-12-02' });
      expect(deals[0]?.next?.title).toBe('Send the quote');
      expect(deals.slice(1).map(({ next }) => next)).toEqual([null, null, null]);
      expect(deals.every(({ stage, createdAt }) => stage !== null && createdAt !== null)).toBe(
        true,
      );
    });

    it('answers several contacts at once, and leaves out those without deals', async () => {
      await harness.seed([
        deal({ name: 'both', contacts: shares ? [0, 1] : [1] }),
        deal({ name: 'second', contacts: [1] }),
      ]);
      const answer = await reader().ofContacts(harness.contacts, signal);
      const names = harness.contacts.map((id) => answer.deals.get(id)?.map((each) => each.name));
      expect(names.map((list) => list?.sort())).toEqual([
        shares ? ['both'] : undefined,
        ['both', 'second'],
        undefined,
      ]);
      expect(answer.gaps).toEqual([]);
      const [both] = (answer.deals.get(harness.contacts[1] ?? '') ?? []).filter(
        (each) => each.name === 'both',
      );
      expect([...(both?.contactIds ?? [])].sort()).toEqual(
        (shares ? [harness.contacts[0], harness.contacts[1]] : [harness.contacts[1]]).sort(),
      );
    });

    it('knows nothing of a contact that is not there', async () => {
      await harness.seed([deal({})]);
      const answer = await reader().ofContacts(['999999999'], signal);
      expect([answer.deals.size, answer.gaps]).toEqual([0, []]);
      expect((await reader().ofContacts([], signal)).deals.size).toBe(0);
    });

    it('reads won and lost deals of a span in pages, the last closed first, each once', async () => {
      const seeds = Array.from({ length: 230 }, (_, index) =>
        closedDeal('won', 10 + index / 10, {
          name: `won ${index}`,
          contacts: [index % 3],
          amount: `${index}.07`,
        }),
      );
      await harness.seed([
        ...seeds,
        closedDeal('won', 100, { name: 'before' }),
        closedDeal('won', 2, { name: 'after' }),
        closedDeal('lost', 15, { name: 'lost', lostReason: 'Price' }),
        deal({ name: 'open' }),
      ]);
      const span = { from: now - 50 * DAY, until: now - 9 * DAY };
      const first = await reader().closed('won', span, null, signal);
      expect(first.total).toBe(230);
      expect(first.next).not.toBeNull();
      const second = await reader().closed('won', span, first.next, signal);
      expect(second.next).toBeNull();
      const deals = [...first.deals, ...second.deals];
      expect(deals.map((each) => each.name)).toEqual(seeds.map((seed) => seed.name));
      expect(deals.map(({ amount }) => amount)).toEqual(seeds.map((_, index) => index * 100 + 7));
      expect(deals.map(({ contactIds }) => contactIds[0])).toEqual(
        seeds.map(({ contacts }) => harness.contacts[contacts[0] ?? 0]),
      );
      const lost = await reader().closed('lost', span, null, signal);
      expect(lost.deals).toMatchObject([{ name: 'lost', lostReason: 'Price', outcome: 'lost' }]);
    });

    it('takes the start of a span into it, and leaves its end out', async () => {
      const from = now - 20 * DAY;
      const until = now - 10 * DAY;
      await harness.seed([
        closedDeal('won', 20, { name: 'first' }),
        closedDeal('won', 10, { name: 'end' }),
      ]);
      const { deals } = await reader().closed('won', { from, until }, null, signal);
      expect(deals.map((each) => each.name)).toEqual(['first']);
    });

    it('has no amount where the CRM has none', async () => {
      await harness.seed([deal({ amount: null })]);
      expect(await ofFirst()).toMatchObject([{ amount: null, currency }]);
    });
  });
}
