// @vitest-environment happy-dom
import { cleanup } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { Deals } from '../../../../components/person/Deals';
import type { DealsView } from '../../../../lib/domain/views/deals';
import { deal } from '../../domain/deal';
import { drawPage } from '../draw';
import { fakeBus } from '../fake-bus';
import { appearance, NOW, toPromote } from '../people';

afterEach(cleanup);

const HOUR = 3_600_000;

function view(more: Partial<DealsView> = {}): DealsView {
  const deals = more.deals ?? [];
  return { deals, total: deals.length, gaps: [], readAt: NOW, ...more };
}

async function draw(answer: DealsView | null, language: 'en' | 'es' = 'en', card = toPromote()) {
  const bus = fakeBus({
    'site.appearance': { ...appearance(), language },
    'deals.ofPerson': answer,
  });
  const drawn = drawPage(bus, <Deals view={card} />);
  if (language === 'es') await drawn.findByText('Negocios');
  if (answer === null) return null;
  return (await drawn.findByTestId('deals')).textContent?.replace(/[\u00a0\u202f]/g, ' ') ?? '';
}

it('shows amount, stage, expected close, next step, and last activity with its author', async () => {
  const text = await draw(
    view({
      deals: [
        deal({
          next: { at: NOW + 25 * HOUR, title: 'Send the quote', by: null },
          last: { at: NOW - 3 * HOUR, title: 'Call', by: 'Lea Ortiz' },
          owner: { id: '1', name: 'Nora Vidal' },
        }),
      ],
    }),
  );
  for (const part of [
    '€12,400.00',
    'Proposal',
    'Dec 15',
    'Send the quote · tomorrow',
    'Call · 3 hr. ago · Lea Ortiz',
    'Nora Vidal',
  ])
    expect(text).toContain(part);
});

it('shows several deals, a lost one with its reason, and says how many more there are', async () => {
  const deals = [
    deal({ id: '1' }),
    deal({ id: '2', outcome: 'lost', lostReason: 'Precio', closedAt: NOW }),
    deal({ id: '3', outcome: 'lost', lostReason: null, closedAt: NOW }),
    deal({ id: '4', outcome: 'won', closedAt: NOW, amount: null }),
  ];
  const text = await draw(view({ deals, total: 200 }), 'es');
  for (const part of ['Perdido', 'Precio', 'Sin indicar', 'Ganado', 'Sin importe', '196 más'])
    expect(text).toContain(part);
});

it('takes the last activity from the timeline where the CRM keeps none with a deal', async () => {
  const touches = toPromote().touches.filter(({ by }) => by !== 'sales');
  const touch = {
    id: 't',
    contactId: 'c1',
    kind: 'call',
    at: NOW - HOUR,
    title: 'Asked for a demo',
    channel: 'Lea Ortiz',
    campaign: null,
    by: 'sales',
  } as const;
  const card = toPromote({ touches: [touch, ...touches] });
  expect(await draw(view({ deals: [deal()] }), 'en', card)).toContain(
    'Asked for a demo · 1 hr. ago · Lea Ortiz',
  );
});

it('says what could not be read, that it is being read, or that there is none', async () => {
  const gap = { what: 'deals', why: 'scope', detail: 'crm.objects.deals.read' } as const;
  expect(await draw(view({ gaps: [gap] }))).toContain('crm.objects.deals.read');
  cleanup();
  expect(await draw(view({ readAt: null }))).toContain('Reading the deals');
  cleanup();
  expect(await draw(view())).toContain('No deal in the CRM');
});

it('draws hostile names as text, and opens no address but https', async () => {
  const name = '<img src=x onerror=alert(1)>\u202egnp';
  const bus = fakeBus({
    'site.appearance': appearance(),
    'deals.ofPerson': view({ deals: [deal({ name, url: 'javascript:alert(1)' })] }),
  });
  const { findByTestId, container } = drawPage(bus, <Deals view={toPromote()} />);
  expect((await findByTestId('deal')).textContent).toContain(name);
  expect(container.querySelector('img, button')).toBeNull();
});
