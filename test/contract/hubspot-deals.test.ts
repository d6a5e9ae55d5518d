import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeDeals, type SeedDeal } from './deals-contract';
import { connectTo, type HubSpotPair, startPair } from './hubspot-harness';

const NOW = Date.UTC(2026, 10, 23, 10, 20);
const iso = (at: number) => new Date(at).toISOString();
const signal = AbortSignal.timeout(600_000);

const STAGES = { open: 'presentationscheduled', won: 'closedwon', lost: 'closedlost' } as const;

/** What HubSpot itself writes of a deal. */
function valuesOf(deal: Omit<SeedDeal, 'contacts'>): Record<string, string> {
  const { name, amount, outcome, expectedCloseOn, closedAt, lostReason, next } = deal;
  const close =
    closedAt ?? (expectedCloseOn === null ? null : Date.parse(`${expectedCloseOn}T12:00Z`));
  return {
    dealname: name,
    ...(amount !== null && { amount }),
    dealstage: STAGES[outcome],
    pipeline: 'default',
    hs_is_closed: String(outcome !== 'open'),
    hs_is_closed_won: String(outcome === 'won'),
    hs_is_closed_lost: String(outcome === 'lost'),
    ...(close !== null && { closedate: iso(close) }),
    ...(lostReason !== null && { closed_lost_reason: lostReason }),
    ...(next !== null && { hs_next_step: next }),
  };
}

describeDeals('HubSpot', { currency: 'EUR', shares: true, now: NOW }, async () => {
  const { server, connector } = await startPair({ clock: () => NOW });
  const contacts = ['a', 'b', 'c'].map((name) =>
    server.control.upsertContact({ email: `${name}@acme.example`, firstname: name }),
  );
  return {
    connector,
    contacts,
    async seed(deals) {
      return deals.map(({ contacts: places, ...deal }) => {
        const [first = '', ...others] = places.map((place) => contacts[place] ?? '');
        const id = server.control.addActivity('deals', first, valuesOf(deal), NOW - 1);
        for (const other of others) server.control.link('deals', id, other);
        return id;
      });
    },
    close: () => server.close(),
  };
});

describe('deals of HubSpot', () => {
  let pair: HubSpotPair;
  let contact: string;
  beforeEach(async () => {
    pair = await startPair({ clock: () => NOW });
    contact = pair.server.control.upsertContact({ email: 'ana@acme.example', firstname: 'Ana' });
  });
  afterEach(() => pair.server.close());
  const deals = async (connector = pair.connector) => {
    const answer = await connector.deals?.ofContacts([contact], signal);
    return { list: answer?.deals.get(contact) ?? [], gaps: answer?.gaps };
  };
  const add = (values: Record<string, string>) =>
    pair.server.control.addActivity('deals', contact, { dealname: 'Deal', ...values }, NOW);

  it('reads amounts exactly in the currency of each deal', async () => {
    const amounts: [string, string, number | null][] = [
      ['1234567.89', 'EUR', 123_456_789],
      ['1500', 'JPY', 1_500],
      ['1.234', 'KWD', 1_234],
      ['1.005', 'USD', 101],
      ['-20.10', 'EUR', -2_010],
      ['1e400', 'EUR', null],
      ['NaN', 'EUR', null],
      ['-0', 'EUR', 0],
      ['9'.repeat(30), 'EUR', null],
      ['12', 'ZZZ', 1_200],
      ['12', 'EURO', null],
    ];
    for (const [amount, deal_currency_code] of amounts) add({ amount, deal_currency_code });
    const { list } = await deals();
    const byId = [...list].sort((a, b) => Number(a.id) - Number(b.id));
    expect(byId.map(({ amount }) => amount)).toEqual(amounts.map(([, , units]) => units));
    expect(byId.at(-1)?.currency).toBeNull();
  });

  it('names stage, owner, next step, last activity and address', async () => {
    const owner = pair.server.control.upsertOwner({
      email: 'lea@own.example',
      firstName: 'Lea',
      lastName: 'Ortiz',
    });
    const id = add({
      amount: '10',
      dealstage: 'qualifiedtobuy',
      hubspot_owner_id: owner,
      closedate: '2026-12-15T12:00:00Z',
      hs_next_step: 'Call the lawyers',
      notes_next_activity_date: iso(NOW + 1_000),
      notes_last_contacted: iso(NOW - 1_000),
    });
    const { list } = await deals();
    expect(list).toEqual([
      {
        id,
        name: 'Deal',
        contactIds: [contact],
        amount: 1_000,
        currency: 'EUR',
        outcome: 'open',
        stage: 'Qualified To Buy',
        createdAt: NOW,
        expectedCloseOn: '2026-12-15',
        closedAt: null,
        lostReason: null,
        campaign: null,
        owner: { id: owner, name: 'Lea Ortiz' },
        next: { at: NOW + 1_000, title: 'Call the lawyers', by: null },
        last: { at: NOW - 1_000, title: '', by: null },
        url: expect.stringMatching(new RegExp(`^https://app[^/]*/contacts/\\d+/record/0-3/${id}$`)),
      },
    ]);
  });

  it('takes the outcome from the pipeline where HubSpot does not say it', async () => {
    add({ dealstage: 'closedlost', closed_lost_reason: 'Price' });
    add({ dealstage: 'closedwon' });
    add({ dealstage: 'gone-since' });
    const { list } = await deals();
    expect(list.map(({ outcome }) => outcome).sort()).toEqual(['lost', 'open', 'won']);
    expect(list.find(({ outcome }) => outcome === 'open')?.stage).toBe('gone-since');
  });

  it('reads two hundred deals of one contact in batches', async () => {
    for (let index = 0; index < 200; index++) add({ dealname: `Deal ${index}`, amount: '1' });
    const { list } = await deals();
    expect(list).toHaveLength(200);
  });

  it('says that the scope is missing rather than showing no deals', async () => {
    add({ amount: '10' });
    const scopes = ['crm.objects.contacts.read', 'crm.objects.owners.read', 'oauth'];
    pair.server.control.addToken('narrow', scopes);
    const narrow = connectTo(pair.server, { token: 'narrow' });
    const gap = { what: 'deals', why: 'scope', detail: 'crm.objects.deals.read' };
    expect((await deals(narrow)).gaps).toEqual([gap]);
    const page = await narrow.deals?.closed('won', { from: 0, until: NOW }, null, signal);
    expect(page).toMatchObject({ deals: [], gaps: [gap], next: null });
    pair.server.control.archive(
      'deals',
      pair.server.control.linkedTo(contact, 'deals')[0]?.id ?? '',
    );
    expect((await deals(narrow)).gaps).toEqual([gap]);
    const check = await narrow.check(signal);
    expect(check.find(({ id }) => id === 'deals')).toEqual({
      id: 'deals',
      state: 'optional-missing',
      detail: 'crm.objects.deals.read',
    });
    const whole = await pair.connector.check(signal);
    expect(whole.find(({ id }) => id === 'deals')?.state).toBe('ok');
  });

  it('throws where HubSpot asks to wait', async () => {
    add({ amount: '10' });
    pair.server.control.faults.add({
      match: { path: '/crm/associations/*/contacts/deals/batch/read' },
      fault: { kind: 'rate-limit' },
    });
    await expect(deals()).rejects.toMatchObject({ failure: { code: 'crm/rate-limited' } });
  });
});
