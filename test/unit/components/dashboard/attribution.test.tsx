// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AttributionPage } from '../../../../components/dashboard/attribution/AttributionPage';
import { attributionOf } from '../../../../lib/domain/agreement/attribution';
import type { Language } from '../../../../lib/domain/base/text';
import type {
  AttributionView,
  DealsBehind,
} from '../../../../lib/domain/figures/attribution/report-view';
import { periodOf } from '../../../../lib/domain/figures/counting/period';
import { DEFAULT_SETTINGS } from '../../../../lib/domain/views/settings';
import { drawPage } from '../draw';
import { fakeBus, type Script } from '../fake-bus';
import { appearance, NOW } from '../people';

const cell = (tenths: number, cents: number) => ({ tenths, money: { EUR: cents }, deals: 1 });

function viewOf(change: Partial<AttributionView> = {}): AttributionView {
  return {
    now: NOW,
    timeZone: 'Europe/Madrid',
    period: periodOf({ unit: 'quarter' }, NOW, 'Europe/Madrid'),
    version: 3,
    plan: attributionOf({ attribution: { model: 'last' } }),
    reading: {
      state: 'done',
      isListed: true,
      listed: 3,
      total: 3,
      people: 3,
      peopleAll: 3,
      failure: null,
      goesOnAt: null,
      asOf: NOW,
    },
    models: ['first', 'last', 'linear'],
    rows: [
      {
        key: 'id:1',
        name: 'Fair',
        cells: { first: cell(20, 20_000), last: cell(10, 10_000), linear: cell(15, 15_000) },
        contested: { contested: 1, of: 4 },
      },
      {
        key: '(unattributed)',
        name: null,
        cells: { first: cell(10, 500), last: cell(10, 500) },
        contested: { contested: 0, of: 0 },
      },
    ],
    totals: { deals: 3, money: { EUR: 20_500 }, noAmount: 1 },
    why: { 'no-people': 1 },
    sampled: null,
    isCut: false,
    gaps: [],
    spread: {
      key: 'id:1',
      name: 'Fair',
      least: { tenths: 10, model: 'last' },
      most: { tenths: 20, model: 'first' },
    },
    markov: null,
    costs: [],
    contested: { contested: 1, of: 4 },
    choices: { owners: [], personas: [], channels: [] },
    ...change,
  };
}

const BEHIND: DealsBehind = {
  row: 'Fair',
  model: 'last',
  total: 1,
  deals: [
    {
      id: 'd',
      name: 'Acme: Suite',
      amount: 10_000,
      currency: 'EUR',
      closedAt: NOW - 86_400_000,
      owner: 'Ana',
      isMine: true,
      url: null,
      tenths: 10,
      money: 10_000,
      why: null,
      path: [
        {
          id: 't',
          at: NOW - 30 * 86_400_000,
          kind: 'form',
          title: 'Form',
          campaign: 'Fair',
          person: 'Bea',
          personId: 'p1',
          said: [{ word: 'contested', who: 'Nora' }],
          isLeftOut: false,
          share: 1,
          isOfRow: true,
        },
      ],
    },
  ],
};

function draw(view: AttributionView, more: Script = {}, language: Language = 'en') {
  const bus = fakeBus({
    'site.appearance': { ...appearance(), language },
    'attribution.read': view,
    'attribution.deals': BEHIND,
    'attribution.cost': { month: '2026-10' },
    'attribution.stop': null,
    'attribution.resume': null,
    ...more,
  });
  return { bus, ...drawPage(bus, <AttributionPage />, language) };
}

describe('what sales contests', () => {
  it('stands beside the number, and is left out by a switch that the address keeps', async () => {
    const { bus, findByTestId, findAllByTestId } = draw(viewOf());
    const [fair, none] = await findAllByTestId('credit-row');
    expect(fair?.textContent).toContain('1 of 4 touches contested');
    expect(none?.textContent).not.toContain('contested');
    fireEvent.click(await findByTestId('without-contested'));
    await waitFor(() => expect(location.hash).toContain('without=contested'));
    await waitFor(() =>
      expect(bus.inputs('attribution.read').at(-1)?.filter).toEqual({ withoutContested: true }),
    );
  });

  it('is said of a touch in its deal by a rep, who can take it back, and not by marketing', async () => {
    const role = (name: 'rep' | 'marketer') => ({
      'settings.read': { ...DEFAULT_SETTINGS, role: name },
      'contests.person': { ticket: 'ticket' },
      'contests.give': ({ intentId }: { intentId: string }) => ({ intentId }),
      'site.undo': { reversed: false },
    });
    location.hash = '#attribution?show=last.id:1';
    const { bus, findByTestId } = draw(viewOf(), role('rep'));
    expect((await findByTestId('touch-said')).textContent).toBe('Contested by Nora');
    fireEvent.click(await findByTestId('credit-open'));
    fireEvent.click(await findByTestId('credit-knew-us'));
    fireEvent.click(await findByTestId('contest-undo'));
    const [given] = bus.inputs('contests.give');
    expect(given).toMatchObject({ ticket: 'ticket', touch: { ids: ['t'], dealId: 'd' } });
    expect(bus.inputs('contests.person')).toEqual([{ contactId: 'p1' }]);
    await waitFor(() =>
      expect(bus.inputs('site.undo')).toEqual([{ ticket: 'ticket', intentId: given?.intentId }]),
    );
    cleanup();
    const other = draw(viewOf(), role('marketer'));
    expect(await other.findByTestId('touch-said')).toBeTruthy();
    expect(other.queryByTestId('credit-open')).toBeNull();
  });
});

afterEach(cleanup);
beforeEach(() => {
  location.hash = '#attribution';
});

describe('Attribution', () => {
  it('has the team’s own model first, the difference of the others to it, and a sentence', async () => {
    const { findByTestId, findAllByTestId } = draw(viewOf());
    const table = await findByTestId('credits');
    const heads = within(table).getAllByRole('columnheader');
    expect(heads[1]?.textContent).toContain('Last touch');
    expect(heads[1]?.textContent).toContain('Your team’s model');
    const [fair] = await findAllByTestId('credit-row');
    expect(fair?.textContent).toContain('+1');
    expect((await findByTestId('total-linear')).textContent).toBe('3');
    expect((await findByTestId('spread')).textContent).toContain(
      'Fair: 1 to 2 customers, depending on the model (Last touch, First touch).',
    );
    const notes = (await findByTestId('report-notes')).textContent;
    expect(notes).toContain('1 won deal has no touch that counts: 1 without a contact.');
    expect(notes).toContain('1 won deal has no amount');
  });

  it('opens the deals behind a number with their paths', async () => {
    const { findByTestId, bus } = draw(viewOf());
    fireEvent.click(await findByTestId('credit-last.id:1'));
    const deal = await findByTestId('behind-deal');
    expect(deal.textContent).toContain('Acme: Suite');
    expect(deal.textContent).toContain('Credit: 1');
    expect(within(deal).getByTestId('path-touch').dataset['ofRow']).toBe('true');
    expect(location.hash).toContain('show=last.id');
    expect(bus.inputs('attribution.deals')[0]).toMatchObject({ row: 'id:1', model: 'last' });
  });

  it('asks what a campaign cost, and computes with the team’s model', async () => {
    const { findByTestId, bus } = draw(viewOf());
    fireEvent.click(await findByTestId('cost-add-id:1'));
    const save = (await findByTestId('cost-save')) as HTMLButtonElement;
    expect(save.disabled).toBe(true);
    fireEvent.input(await findByTestId('cost-amount'), { target: { value: '12,5' } });
    await waitFor(() => expect(save.disabled).toBe(false));
    fireEvent.click(save);
    await waitFor(() => expect(bus.inputs('attribution.cost')).toHaveLength(1));
    expect(bus.inputs('attribution.cost')[0]).toMatchObject({
      campaign: 'id:1',
      name: 'Fair',
      amount: 1_250,
      currency: 'EUR',
    });
    cleanup();
    const costs = [{ campaign: 'id:1', month: '2026-10', amount: 5_000, currency: 'EUR' }];
    const known = draw(viewOf({ costs }));
    expect((await known.findByTestId('per-customer-id:1')).textContent).toBe('€50.00');
    fireEvent.click(await known.findByTestId('measure-EUR'));
    await waitFor(async () =>
      expect((await known.findByTestId('return-id:1')).textContent).toBe('2×'),
    );
  });

  it('says in words why there is nothing, in each of its ways', async () => {
    const nothing = {
      rows: [],
      why: {},
      spread: null,
      totals: { deals: 0, money: {}, noAmount: 0 },
    };
    const reading = viewOf().reading;
    const none = draw(viewOf({ ...nothing, reading: { ...reading, state: 'none' } }));
    expect((await none.findByTestId('attribution-none')).textContent).toContain('No deals here.');
    cleanup();
    const empty = draw(viewOf(nothing));
    expect((await empty.findByTestId('attribution-empty')).textContent).toContain('No won deals');
    cleanup();
    const gap = { what: 'deals', why: 'scope', detail: 'crm.objects.deals.read' } as const;
    const locked = draw(viewOf({ ...nothing, gaps: [gap] }));
    const said = await locked.findByTestId('attribution-gaps');
    expect(said.textContent).toContain('Deals cannot be read.');
    expect(said.textContent).toContain('crm.objects.deals.read');
    expect(locked.queryByTestId('attribution-empty')).toBeNull();
  });

  it('shows how far it is read, and stops', async () => {
    const reading = { ...viewOf().reading, state: 'reading' as const, people: 1 };
    const { findByTestId, bus } = draw(viewOf({ reading }), {}, 'es');
    const line = await findByTestId('deals-reading');
    expect(line.textContent).toContain('Cargando interacciones: 1 de 3 personas');
    fireEvent.click(await findByTestId('deals-stop'));
    await waitFor(() => expect(bus.inputs('attribution.stop')).toHaveLength(1));
  });
});
