// @vitest-environment happy-dom
import { cleanup, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Boundary } from '../../../components/Boundary';
import { Options } from '../../../components/options/Options';
import { Card } from '../../../components/person/Card';
import { Strip } from '../../../components/person/Strip';
import { Shielded } from '../../../components/Say';
import { Popup } from '../../../components/workspace/Popup';
import { contract } from '../../../lib/bus/contract';
import { CRM_CHOICES } from '../../../lib/crm/registry';
import type { CardView } from '../../../lib/domain/views/person';
import { DEFAULT_SETTINGS } from '../../../lib/domain/views/settings';
import { drawPage, drawPiece } from './draw';
import { fakeBus, type Script } from './fake-bus';
import {
  appearance,
  card,
  connection,
  DIAGNOSTICS,
  intent,
  outboxView,
  person,
  tabView,
} from './people';

afterEach(cleanup);

/** What no mapper of ours makes: a value that the part that draws it trips over. */
const BROKEN_CLOCK = { clock: {} as never };

const script = (more: Script): Script => ({
  'site.appearance': appearance(),
  'site.card': card(),
  'tab.people': tabView(),
  'people.queue': { people: [], asOf: null },
  'outbox.list': outboxView(),
  ...more,
});

function drawCard(view: CardView) {
  const nothing = vi.fn();
  return drawPiece(
    <Card
      view={view}
      reasons={{ rejected: [], recycled: [], returned: [] }}
      sample={false}
      busy={false}
      failure={null}
      undo={null}
      onMove={nothing}
      onVerdict={nothing}
      onUndo={nothing}
      onUndoExpire={nothing}
    />,
  );
}

describe('a part that cannot be drawn', () => {
  it('is noted in the log once, by its class and our own frames, without a word of data', async () => {
    const people = [person({ contactId: 'b', name: 'Ana Berg', ...BROKEN_CLOCK })];
    const bus = fakeBus(script({ 'people.queue': { people, asOf: null }, 'site.broken': null }));
    const { findByTestId } = drawPage(bus, <Popup />);
    await findByTestId('broken');
    const inputs = bus.inputs('site.broken');
    expect(inputs).toEqual([{ name: 'TypeError', frames: [] }]);
    expect(contract['site.broken'].input.safeParse(inputs[0]).success).toBe(true);
    bus.push('people');
    await waitFor(() => expect(bus.inputs('people.queue').length).toBeGreaterThan(1));
    expect(bus.inputs('site.broken')).toHaveLength(1);
  });

  it('leaves its neighbours in a list, and says in its place what is wrong', async () => {
    const people = [
      person({ contactId: 'a', name: 'Ana Berg' }),
      person({ contactId: 'b', ...BROKEN_CLOCK }),
      person({ contactId: 'c', name: 'Cy Ortega' }),
    ];
    const bus = fakeBus(script({ 'people.queue': { people, asOf: null } }));
    const { findAllByTestId, findByTestId } = drawPage(bus, <Popup />);
    expect((await findByTestId('broken')).textContent).toBe(
      'This section failed to load (TypeError). The rest works.',
    );
    const rows = await findAllByTestId('person-row');
    expect(rows).toHaveLength(3);
    expect(rows.map((row) => row.textContent?.slice(0, 5))).toEqual(['Ana B', 'This ', 'Cy Or']);
  });

  it('leaves the other people of a conversation', async () => {
    const people = [
      person({ contactId: 'a', ...BROKEN_CLOCK }),
      person({ contactId: 'b', name: 'Bo Berg' }),
    ].map((one) => ({
      label: one.name,
      result: {
        key: `e:${one.contactId}@x.example` as const,
        state: 'known' as const,
        person: one,
      },
    }));
    const { findByTestId, getByText } = drawPiece(
      <Strip people={people} focus={null} onFocus={vi.fn()} />,
    );
    await findByTestId('broken');
    getByText('Bo Berg');
  });

  it.each([
    ['ladder', { ladder: null as never }],
    ['score', { scoreDetail: null as never }],
    ['timeline', { touches: [{ ...card().touches[0], kind: 'unheard of' as never } as never] }],
  ])('of a card, its %s, leaves the name and the next step', async (_, part) => {
    const { findByTestId, getByTestId, getByRole } = drawCard(card(part));
    await findByTestId('broken');
    expect(getByRole('heading', { level: 2 }).textContent).toBe('Marisol Quintana');
    getByTestId('verdict-accepted');
    getByTestId('freshness');
  });

  it('of a whole card leaves the popup', async () => {
    const bus = fakeBus(
      script({
        'tab.people': tabView({
          site: 'gmail',
          people: [{ key: 'e:a@b.example', state: 'known', person: person() }],
        }),
        'site.card': { ...card(), moves: null as never },
      }),
    );
    const { findByTestId, getByTestId } = drawPage(bus, <Popup />);
    await findByTestId('broken');
    getByTestId('search');
    getByTestId('tab-queue');
  });

  it('leaves the other changes that wait, and the other sections of the options', async () => {
    const bus = fakeBus(
      script({
        'settings.read': { ...DEFAULT_SETTINGS, welcomed: true },
        'connection.choices': [...CRM_CHOICES],
        'connection.read': connection(),
        'outbox.list': outboxView([
          intent({ intentId: 'a', action: null as never }),
          intent({ intentId: 'b' }),
        ]),
        'diagnostics.read': { ...DIAGNOSTICS, log: null as never },
      }),
    );
    location.hash = 'health';
    const health = drawPage(bus, <Options />);
    await waitFor(async () => expect(await health.findAllByTestId('broken')).toHaveLength(1));
    health.getByTestId('section-health');
    cleanup();
    location.hash = 'waiting';
    const waiting = drawPage(bus, <Options />);
    await waitFor(async () => expect(await waiting.findAllByTestId('broken')).toHaveLength(1));
    const list = waiting.getByTestId('waiting');
    expect(list.querySelectorAll('[data-testid="pending"]')).toHaveLength(1);
    location.hash = '';
  });

  it('is drawn again when the data are repaired', async () => {
    const bus = fakeBus(
      script({
        'people.queue': { people: [person({ name: 'Ana', ...BROKEN_CLOCK })], asOf: null },
      }),
    );
    const { findByTestId, queryByTestId } = drawPage(bus, <Popup />);
    await findByTestId('broken');
    bus.answer({ 'people.queue': { people: [person({ name: 'Ana' })], asOf: null } });
    bus.push('people');
    await waitFor(() => expect(queryByTestId('broken')).toBeNull());
  });

  it('speaks without text that a page could find where it stands in one', async () => {
    const Bad = () => {
      throw new RangeError('a secret name');
    };
    const { findByTestId } = drawPiece(
      <Shielded>
        <Boundary>
          <Bad />
        </Boundary>
      </Shielded>,
    );
    const broken = await findByTestId('broken');
    expect(broken.textContent).toBe('');
    expect(broken.querySelector('[data-say]')?.getAttribute('data-say')).toContain('RangeError');
    expect(broken.outerHTML).not.toContain('secret');
  });
});
