// @vitest-environment happy-dom
import { act, cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Panel, type TabNews } from '../../../../components/panel/Panel';
import type { LookupResult } from '../../../../lib/domain/views/person';
import { DEFAULT_SETTINGS } from '../../../../lib/domain/views/settings';
import type { TabView } from '../../../../lib/domain/views/tab';
import { drawPage } from '../draw';
import { type FakeBus, fakeBus, type Script } from '../fake-bus';
import { appearance, card, outboxView, person, tabView, toPromote } from '../people';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const known = (id: string, name: string): LookupResult => ({
  key: `l:${id}`,
  state: 'known',
  person: person({ contactId: id, ticket: `ticket-${id}`, name }),
});
const ANA = known('ana', 'Ana Ruiz');
const BEN = known('ben', 'Ben Shaw');

function script(more: Script = {}): Script {
  return {
    'site.appearance': appearance('en', { sites: { linkedin: 'panel' } }),
    'site.card': ({ ticket }) => {
      const id = ticket.slice('ticket-'.length);
      return toPromote({ contactId: id, ticket, name: id === 'ana' ? 'Ana Ruiz' : 'Ben Shaw' });
    },
    'site.verdict': ({ intentId }) => ({ intentId }),
    'site.touches': { touches: [], next: null },
    'people.queue': { people: [person({ contactId: 'q1', name: 'Priya Raman' })], asOf: null },
    'outbox.list': outboxView(),
    'settings.read': DEFAULT_SETTINGS,
    'settings.change': DEFAULT_SETTINGS,
    ...more,
  };
}

const onLinkedIn = (tabId: number, ...people: LookupResult[]): TabView =>
  tabView({ tabId, site: 'linkedin', people });

/** The panel beside a window whose tabs a test switches. */
function drawPanel(first: TabView, more: Script = {}) {
  const bus = fakeBus(script({ 'tab.people': first, ...more }));
  let news: TabNews | undefined;
  const follow = (given: TabNews) => {
    news = given;
    return () => undefined;
  };
  const view = drawPage(bus, <Panel windowId={3} follow={follow} />);
  const front = async (next: TabView) => {
    bus.answer({ 'tab.people': next });
    await act(async () => void news?.front(next.tabId ?? 0));
  };
  return { ...view, bus, front, close: (tabId: number) => act(() => void news?.closed(tabId)) };
}

/** What stands in the desk in front. */
function inFront(container: Element, testId: string): HTMLElement | null {
  const found = [...container.querySelectorAll<HTMLElement>(`[data-testid="${testId}"]`)];
  return found.find((one) => one.closest('[inert]') === null) ?? null;
}

describe('the panel', () => {
  it('asks who is on the active tab of its own window, and shows their card', async () => {
    const { bus, findByTestId } = drawPanel(onLinkedIn(1, ANA));
    expect((await findByTestId('card')).textContent).toContain('Ana Ruiz');
    expect(bus.inputs('tab.people')).toEqual([{ windowId: 3 }]);
  });

  it('asks again when a page says that another person is there, and never by itself', async () => {
    const { bus, container } = drawPanel(onLinkedIn(1, ANA));
    await waitFor(() => expect(inFront(container, 'card')?.textContent).toContain('Ana Ruiz'));
    bus.answer({ 'tab.people': onLinkedIn(1, BEN) });
    const asked = bus.inputs('tab.people').length;
    await act(async () => bus.push('tab'));
    await waitFor(() => expect(inFront(container, 'card')?.textContent).toContain('Ben Shaw'));
    expect(bus.inputs('tab.people').length).toBe(asked + 1);
  });

  it('shows no one of the page before when the page is not sure any more', async () => {
    const { bus, container } = drawPanel(onLinkedIn(1, ANA));
    await waitFor(() => expect(inFront(container, 'card')).not.toBeNull());
    bus.answer({ 'tab.people': onLinkedIn(1) });
    await act(async () => bus.push('tab'));
    await waitFor(() => expect(inFront(container, 'card')).toBeNull());
  });

  it('shows the queue beside any other page', async () => {
    const { container } = drawPanel(tabView({ tabId: 4 }));
    await waitFor(() => expect(inFront(container, 'queue')?.textContent).toContain('Priya Raman'));
  });

  it('keeps what was typed, chosen and filtered in a tab while others are in front', async () => {
    const { container, front } = drawPanel(onLinkedIn(1, ANA));
    await waitFor(() => expect(inFront(container, 'note-open')).not.toBeNull());
    fireEvent.click(inFront(container, 'note-open') ?? container);
    fireEvent.input(inFront(container, 'note-text') ?? container, {
      target: { value: 'Half a thought' },
    });
    fireEvent.change(inFront(container, 'timeline-kind') ?? container, {
      target: { value: 'call' },
    });
    await front(onLinkedIn(2, BEN));
    await waitFor(() => expect(inFront(container, 'card')?.textContent).toContain('Ben Shaw'));
    expect(inFront(container, 'note-text')).toBeNull();
    expect((inFront(container, 'timeline-kind') as HTMLSelectElement).value).toBe('');
    await front(onLinkedIn(1, ANA));
    await waitFor(() => expect(inFront(container, 'card')?.textContent).toContain('Ana Ruiz'));
    expect((inFront(container, 'note-text') as HTMLTextAreaElement).value).toBe('Half a thought');
    expect((inFront(container, 'timeline-kind') as HTMLSelectElement).value).toBe('call');
  });

  it('keeps what was typed about a person while the page shows a person else', async () => {
    const { bus, container } = drawPanel(onLinkedIn(1, ANA));
    await waitFor(() => expect(inFront(container, 'note-open')).not.toBeNull());
    fireEvent.click(inFront(container, 'note-open') ?? container);
    fireEvent.input(inFront(container, 'note-text') ?? container, {
      target: { value: 'About Ana' },
    });
    bus.answer({ 'tab.people': onLinkedIn(1, BEN) });
    await act(async () => bus.push('tab'));
    await waitFor(() => expect(inFront(container, 'card')?.textContent).toContain('Ben Shaw'));
    expect(inFront(container, 'note-text')).toBeNull();
    bus.answer({ 'tab.people': onLinkedIn(1, ANA) });
    await act(async () => bus.push('tab'));
    await waitFor(() =>
      expect((inFront(container, 'note-text') as HTMLTextAreaElement).value).toBe('About Ana'),
    );
  });

  it('shows at once what it knows of the tab that comes to front, not of the one before', async () => {
    const { bus, container, front } = drawPanel(onLinkedIn(1, ANA));
    await waitFor(() => expect(inFront(container, 'card')?.textContent).toContain('Ana Ruiz'));
    bus.answer({ 'tab.people': () => new Promise<TabView>(() => undefined) });
    await front(tabView({ tabId: 9 }));
    bus.answer({ 'tab.people': () => new Promise<TabView>(() => undefined) });
    expect(inFront(container, 'card')).toBeNull();
  });

  it('takes keys for the tab in front alone', async () => {
    const { bus, container, front } = drawPanel(onLinkedIn(1, ANA), {
      'site.move': ({ intentId }) => ({ intentId }),
    });
    await waitFor(() => expect(inFront(container, 'promote')).not.toBeNull());
    await front(onLinkedIn(2, BEN));
    await waitFor(() => expect(inFront(container, 'card')?.textContent).toContain('Ben Shaw'));
    act(() => void fireEvent.keyDown(document.body, { key: 'p' }));
    await waitFor(() =>
      expect(bus.inputs('site.move').map(({ ticket }) => ticket)).toEqual(['ticket-ben']),
    );
    act(() => void fireEvent.keyDown(document.body, { key: 'a' }));
    expect(bus.inputs('site.move').length).toBe(1);
  });

  it('forgets a tab that was closed', async () => {
    const { container, front, close } = drawPanel(onLinkedIn(1, ANA));
    await waitFor(() => expect(inFront(container, 'card')).not.toBeNull());
    await front(onLinkedIn(2, BEN));
    await close(1);
    await front(onLinkedIn(2, BEN));
    expect(container.querySelectorAll('.desk').length).toBe(1);
  });

  it('follows the rep who went on in the page, and leaves alone the one who is at work in here', async () => {
    const focus = vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    const { bus, container } = drawPanel(onLinkedIn(1, ANA));
    await waitFor(() => expect(inFront(container, 'card')).not.toBeNull());
    fireEvent.click(inFront(container, 'tab-queue') ?? container);
    await waitFor(() => expect(inFront(container, 'queue')).not.toBeNull());
    bus.answer({ 'tab.people': onLinkedIn(1, BEN) });
    await act(async () => bus.push('tab'));
    // Nothing is to happen: long enough for it to have happened.
    await act(() => new Promise((resolve) => setTimeout(resolve, 100)));
    expect(inFront(container, 'queue')).not.toBeNull();
    focus.mockReturnValue(false);
    bus.answer({ 'tab.people': onLinkedIn(1, ANA) });
    await act(async () => bus.push('tab'));
    await waitFor(() => expect(inFront(container, 'card')?.textContent).toContain('Ana Ruiz'));
  });

  it('lets the rep choose in a group, and guesses no one', async () => {
    const { bus, container, findAllByTestId } = drawPanel({
      ...onLinkedIn(1, ANA, BEN),
      focus: null,
    });
    const people = await findAllByTestId('strip-person');
    expect(bus.inputs('site.card')).toEqual([]);
    fireEvent.click(people[1] ?? container);
    await waitFor(() => expect(inFront(container, 'card')?.textContent).toContain('Ben Shaw'));
  });

  it('warns while a person writes to a person who is not to be contacted, and only then', async () => {
    const lead: LookupResult = {
      key: 'l:ana',
      state: 'known',
      person: person({ stage: 'lead', advice: 'do-not-contact' }),
    };
    const { bus, container } = drawPanel({ ...onLinkedIn(1, lead), writing: true });
    await waitFor(() => expect(inFront(container, 'notice')).not.toBeNull());
    bus.answer({ 'tab.people': onLinkedIn(1, lead) });
    await act(async () => bus.push('tab'));
    await waitFor(() => expect(inFront(container, 'notice')).toBeNull());
  });

  it('names a person unknown as the page does, and offers to search, to link and to add them', async () => {
    const nobody: LookupResult = { key: 'l:zoe-x1', state: 'unknown', askedAt: 0, adding: false };
    const { findByTestId, queryByTestId, bus } = drawPanel({
      ...onLinkedIn(1, { ...nobody, linkTo: 'who' }),
      names: { 'l:zoe-x1': 'Zoe Park' },
    });
    bus.answer({
      'people.search': [person({ name: 'Zoe Parker', ticket: 'zoe' })],
      'people.link': null,
      'people.add': { intentId: 'x' },
    });
    const { textContent } = await findByTestId('unknown');
    expect(textContent).toContain('Zoe Park isn’t in your CRM.');
    expect(queryByTestId('add')).toBeNull();

    fireEvent.click(await findByTestId('find-search'));
    fireEvent.click(await findByTestId('find-link'));
    expect(bus.inputs('people.search')).toEqual([{ text: 'Zoe Park' }]);
    await waitFor(() =>
      expect(bus.inputs('people.link')).toEqual([{ offer: 'who', ticket: 'zoe' }]),
    );

    fireEvent.click(await findByTestId('find-add'));
    const name = await findByTestId('find-name');
    expect((name as HTMLInputElement).value).toBe('Zoe Park');
    fireEvent.input(await findByTestId('find-email'), { target: { value: 'zoe@park.example' } });
    fireEvent.click(await findByTestId('find-add-now'));
    await findByTestId('find-added');
    expect(bus.inputs('people.add')).toMatchObject([
      { email: 'zoe@park.example', name: 'Zoe Park' },
    ]);
  });
});

describe('why no one is shown', () => {
  it('a page without a script of ours is loaded again by a button', async () => {
    const { findByTestId, shell } = drawPanel({ ...onLinkedIn(5), reach: 'silent' });
    fireEvent.click(await findByTestId('reload-tab'));
    expect(shell.reloadTab).toHaveBeenCalledWith(5);
  });

  it('Gmail switched off is switched on by a button, and LinkedIn stays as it is', async () => {
    const { bus, findByTestId } = drawPanel(tabView({ site: 'gmail', reach: 'off' }));
    fireEvent.click(await findByTestId('switch-on'));
    await waitFor(() =>
      expect(bus.inputs('settings.change')).toEqual([{ change: { sites: { gmail: 'page' } } }]),
    );
  });

  it.each(['gmail', 'linkedin'] as const)(
    'a right to %s that the browser lacks is asked for by a button',
    async (site) => {
      const { findByTestId, shell } = drawPanel(tabView({ lacking: [site] }));
      fireEvent.click(await findByTestId(`allow-${site}`));
      expect(shell.requestHost).toHaveBeenCalledWith(
        site === 'gmail' ? 'https://mail.google.com' : 'https://www.linkedin.com',
      );
    },
  );
});

describe('the first time on LinkedIn', () => {
  const unasked = {
    'site.appearance': appearance('en', { sites: { linkedin: 'unasked' } }),
  } satisfies Script;

  async function pick(bus: FakeBus, button: Promise<HTMLElement>) {
    const radio = await button;
    await waitFor(() => expect(radio.hasAttribute('disabled')).toBe(false));
    fireEvent.click(radio);
    await waitFor(() => expect(bus.inputs('settings.change').length).toBe(1));
    return bus.inputs('settings.change')[0]?.change['sites'];
  }

  it('the rep chooses, with the clause and what is read before their eyes', async () => {
    const { findByTestId } = drawPanel({ ...onLinkedIn(1), reach: 'unasked' }, unasked);
    const choice = await findByTestId('linkedin-choice');
    for (const word of ['8.2', 'inserted', 'reads', 'never'])
      expect(choice.textContent).toContain(word);
  });

  it.each(['panel', 'page'] as const)(
    '%s is stored, and the right is asked for from that click',
    async (way) => {
      const { bus, findByTestId, shell } = drawPanel(
        { ...onLinkedIn(1), reach: 'unasked' },
        unasked,
      );
      expect(await pick(bus, findByTestId(`linkedin-${way}`))).toEqual({ linkedin: way });
      expect(shell.requestHost).toHaveBeenCalledWith('https://www.linkedin.com');
    },
  );

  it('“not on LinkedIn” asks for nothing', async () => {
    const { bus, findByTestId, shell } = drawPanel({ ...onLinkedIn(1), reach: 'unasked' }, unasked);
    expect(await pick(bus, findByTestId('linkedin-off'))).toEqual({ linkedin: 'off' });
    expect(shell.requestHost).not.toHaveBeenCalled();
  });

  it('is offered beside a page that the browser does not name, until it is answered', async () => {
    const { bus, findByTestId, queryByTestId } = drawPanel(tabView(), unasked);
    fireEvent.click(await findByTestId('linkedin-choose'));
    await findByTestId('linkedin-choice');
    bus.answer({ 'site.appearance': appearance('en', { sites: { linkedin: 'off' } }) });
    await act(async () => bus.push('settings'));
    await waitFor(() => expect(queryByTestId('linkedin-choice')).toBeNull());
  });
});

describe('the whole timeline', () => {
  it('is filtered by kind and by campaign, and says how much of it that is', async () => {
    const { container } = drawPanel(onLinkedIn(1, ANA));
    await waitFor(() =>
      expect(inFront(container, 'timeline')?.querySelectorAll('li').length).toBe(6),
    );
    fireEvent.change(inFront(container, 'timeline-campaign') ?? container, {
      target: { value: 'Autumn launch' },
    });
    expect(inFront(container, 'timeline')?.querySelectorAll('li').length).toBe(4);
    expect(inFront(container, 'timeline-count')?.textContent).toMatch(/^4 of/);
    fireEvent.change(inFront(container, 'timeline-kind') ?? container, {
      target: { value: 'call' },
    });
    expect(inFront(container, 'timeline')?.querySelectorAll('li').length).toBe(0);
  });

  it('reads on until something of what is asked for comes', async () => {
    const old = card().touches[0];
    if (old === undefined) throw new Error('no touch');
    const pages = ['1', '2', '3', null];
    const { bus, container } = drawPanel(onLinkedIn(1, ANA), {
      'site.card': card({ contactId: 'ana', moreTouches: true }),
      'site.touches': ({ cursor }) => {
        const at = pages.indexOf(cursor) === 3 ? 0 : pages.indexOf(cursor) + 1;
        const kind = at === 2 ? 'meeting' : 'page-view';
        return { touches: [{ ...old, id: `old-${at}`, kind, at: at }], next: pages[at] ?? null };
      },
    });
    await waitFor(() => expect(inFront(container, 'timeline-kind')).not.toBeNull());
    fireEvent.change(inFront(container, 'timeline-kind') ?? container, {
      target: { value: 'call' },
    });
    fireEvent.click(inFront(container, 'touches-more') ?? container);
    // No call is among the older ones: all are read, and the timeline says so.
    await waitFor(() => expect(inFront(container, 'touches-more')).toBeNull());
    expect(bus.inputs('site.touches').length).toBe(4);
    fireEvent.change(inFront(container, 'timeline-kind') ?? container, {
      target: { value: 'meeting' },
    });
    expect(inFront(container, 'timeline')?.querySelectorAll('li').length).toBe(1);
  });
});
