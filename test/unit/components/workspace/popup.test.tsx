// @vitest-environment happy-dom
import { act, cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '../../../../components/workspace/Popup';
import type { LookupResult } from '../../../../lib/domain/views/person';
import { drawPage } from '../draw';
import { failing, fakeBus, type Script } from '../fake-bus';
import { appearance, intent, outboxView, person, tabView, toPromote } from '../people';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const KNOWN: LookupResult = {
  key: 'e:marisol@alder-works.example',
  state: 'known',
  person: person(),
};

function script(more: Script = {}): Script {
  return {
    'site.appearance': appearance(),
    'site.card': toPromote(),
    'site.move': ({ intentId }) => ({ intentId }),
    'site.undo': { reversed: false },
    'site.verdict': ({ intentId }) => ({ intentId }),
    'site.add': ({ intentId }) => ({ intentId }),
    'tab.people': tabView({ site: 'gmail', people: [KNOWN] }),
    'people.queue': { people: [], asOf: null },
    'outbox.list': outboxView(),
    ...more,
  };
}

const queue = [
  person({ contactId: 'q1', name: 'Priya Raman' }),
  person({ contactId: 'q2', name: 'Jonas Weber' }),
];
const noTab = { 'tab.people': tabView() } satisfies Script;

function key(name: string, more: KeyboardEventInit = {}) {
  return act(() => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...more });
  });
}

describe('the person of the tab', () => {
  it('is promoted by one click: one call, with an id and the stage that was seen', async () => {
    const bus = fakeBus(script());
    const { findByTestId } = drawPage(bus, <Popup />);
    fireEvent.click(await findByTestId('promote'));
    await findByTestId('undo-bar');
    expect(bus.inputs('site.move')).toEqual([
      {
        ticket: 'ticket-c1',
        intentId: '00000000-0000-4000-8000-000000000001',
        from: 'mql',
        to: 'sql',
      },
    ]);
  });

  it('has its note field open and ready to type into where the page has just asked for that', async () => {
    const bus = fakeBus(script({ 'tab.wish': { contactId: person().contactId, at: 1 } }));
    const { findByTestId } = drawPage(bus, <Popup />);
    const field = await findByTestId('note-text');
    await waitFor(() => expect(document.activeElement).toBe(field));
  });

  it('keeps its note field shut where the page has asked for the note of another person', async () => {
    const bus = fakeBus(script({ 'tab.wish': { contactId: 'other', at: 1 } }));
    const { findByTestId, queryByTestId } = drawPage(bus, <Popup />);
    await findByTestId('promote');
    await waitFor(() => expect(bus.inputs('tab.wish')).toHaveLength(1));
    // What follows from the answer is drawn after the next frame.
    for (let frame = 0; frame < 2; frame++)
      await act(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    expect(queryByTestId('note-text')).toBeNull();
  });

  it('is promoted once however often one clicks', async () => {
    const bus = fakeBus(script());
    const { findByTestId, time } = drawPage(bus, <Popup />);
    const button = await findByTestId('promote');
    fireEvent.click(button);
    fireEvent.click(button);
    await key('p');
    await findByTestId('undo-bar');
    bus.answer({ 'site.card': toPromote({ stage: 'sql' }) });
    bus.push('people');
    await waitFor(async () =>
      expect((await findByTestId('promote')).textContent).toContain('Opportunity'),
    );
    fireEvent.click(await findByTestId('promote'));
    expect(bus.inputs('site.move').length).toBe(1);
    time.now += 1_000;
    fireEvent.click(await findByTestId('promote'));
    await waitFor(() => expect(bus.inputs('site.move').length).toBe(2));
  });

  it('is asked for again under the same id when no answer came', async () => {
    const bus = fakeBus(script({ 'site.move': failing('bus/timeout') }));
    const { findByTestId } = drawPage(bus, <Popup />);
    fireEvent.click(await findByTestId('promote'));
    expect((await findByTestId('failure')).dataset.code).toBe('bus/timeout');
    bus.answer({ 'site.move': ({ intentId }) => ({ intentId }) });
    await waitFor(async () =>
      expect((await findByTestId('promote')).hasAttribute('disabled')).toBe(false),
    );
    fireEvent.click(await findByTestId('promote'));
    await findByTestId('undo-bar');
    expect(new Set(bus.inputs('site.move').map(({ intentId }) => intentId)).size).toBe(1);
    expect(bus.inputs('site.move').length).toBe(2);
  });

  it.each([
    ['a click', async (undo: HTMLElement) => void fireEvent.click(undo)],
    ['U', () => key('u')],
    ['Ctrl+Z', () => key('z', { ctrlKey: true })],
  ])('is taken back by %s', async (_, take) => {
    const bus = fakeBus(script());
    const { findByTestId, queryByTestId } = drawPage(bus, <Popup />);
    fireEvent.click(await findByTestId('promote'));
    await take(await findByTestId('undo'));
    await findByTestId('taken-back');
    expect(queryByTestId('undo-bar')).toBeNull();
    expect(bus.inputs('site.undo')).toEqual([
      { ticket: 'ticket-c1', intentId: '00000000-0000-4000-8000-000000000001' },
    ]);
  });

  it('can be taken back for ten seconds, not longer', async () => {
    const bus = fakeBus(script());
    const { findByTestId, queryByTestId } = drawPage(bus, <Popup />);
    const button = await findByTestId('promote');
    vi.useFakeTimers();
    fireEvent.click(button);
    await act(async () => void (await vi.advanceTimersByTimeAsync(0)));
    await act(async () => void (await vi.advanceTimersByTimeAsync(9_900)));
    expect(queryByTestId('undo-bar')).not.toBeNull();
    await act(async () => void (await vi.advanceTimersByTimeAsync(200)));
    expect(queryByTestId('undo-bar')).toBeNull();
    await key('u');
    expect(bus.inputs('site.undo')).toEqual([]);
  });

  it('says when the move waits and when the CRM has it', async () => {
    const bus = fakeBus(script());
    bus.answer({
      'site.move': ({ intentId }) => {
        bus.answer({
          'site.card': toPromote({ stage: 'sql', pending: true, intents: [intent({ intentId })] }),
        });
        return { intentId };
      },
    });
    const { findByTestId } = drawPage(bus, <Popup />);
    fireEvent.click(await findByTestId('promote'));
    expect((await findByTestId('undo-bar')).textContent).toContain('Syncing to the CRM…');
    bus.answer({ 'site.card': toPromote({ stage: 'sql' }) });
    bus.push('outbox');
    await waitFor(async () =>
      expect((await findByTestId('undo-bar')).textContent).toContain('Saved in the CRM'),
    );
  });

  it('moves back with a reason by keyboard', async () => {
    const bus = fakeBus(script());
    const { findByTestId } = drawPage(bus, <Popup />);
    await findByTestId('promote');
    await key('m');
    fireEvent.click(await findByTestId('move-lead'));
    fireEvent.click(await findByTestId('reason-not-now'));
    await findByTestId('undo-bar');
    expect(bus.inputs('site.move')).toMatchObject([
      { from: 'mql', to: 'lead', reasonId: 'not-now' },
    ]);
  });

  it('takes a note, and letters in it are no commands', async () => {
    const bus = fakeBus(script());
    const { findByTestId } = drawPage(bus, <Popup />);
    await findByTestId('promote');
    await key('t');
    const field = (await findByTestId('note-text')) as HTMLTextAreaElement;
    fireEvent.keyDown(field, { key: 'p' });
    fireEvent.input(field, { target: { value: '  Asks for <b>SSO</b>  ' } });
    fireEvent.click(await findByTestId('note-send'));
    await findByTestId('note-kept');
    expect(bus.inputs('site.verdict')).toMatchObject([
      { ticket: 'ticket-c1', verdict: 'comment', text: 'Asks for <b>SSO</b>' },
    ]);
    expect(bus.inputs('site.move')).toEqual([]);
  });

  it('keeps the text of a note that was not taken', async () => {
    const bus = fakeBus(script({ 'site.verdict': failing('store/full') }));
    const { findByTestId } = drawPage(bus, <Popup />);
    await findByTestId('promote');
    await key('t');
    fireEvent.input(await findByTestId('note-text'), { target: { value: 'kept' } });
    fireEvent.click(await findByTestId('note-send'));
    expect((await findByTestId('failure')).textContent).toContain('could not save');
    expect(((await findByTestId('note-text')) as HTMLTextAreaElement).value).toBe('kept');
  });

  it('opens in the CRM by O', async () => {
    const { findByTestId, shell } = drawPage(fakeBus(script()), <Popup />);
    await findByTestId('promote');
    await key('o');
    expect(shell.openTab).toHaveBeenCalledWith('https://crm.example/contacts/c1');
  });

  it('who is unknown is added only when asked', async () => {
    const people: LookupResult[] = [
      { key: 'e:nia@birch.example', state: 'unknown', askedAt: 0, adding: false, add: 'offer' },
    ];
    const bus = fakeBus(script({ 'tab.people': tabView({ site: 'gmail', people }) }));
    const { findByTestId } = drawPage(bus, <Popup />);
    const add = await findByTestId('add');
    expect(bus.inputs('site.add')).toEqual([]);
    fireEvent.input(await findByTestId('add-name'), { target: { value: 'Nia Okafor' } });
    fireEvent.click(add);
    fireEvent.click(add);
    await waitFor(() => expect(add.hasAttribute('disabled')).toBe(true));
    expect(bus.inputs('site.add')).toMatchObject([{ offer: 'offer', name: 'Nia Okafor' }]);
  });

  it('who shares an address is chosen, never assumed', async () => {
    const people: LookupResult[] = [
      { key: 'e:info@cedar.example', state: 'several', people: queue },
    ];
    const bus = fakeBus(script({ 'tab.people': tabView({ site: 'gmail', people }) }));
    const { findByTestId, findAllByTestId } = drawPage(bus, <Popup />);
    await findByTestId('several');
    expect(bus.inputs('site.card')).toEqual([]);
    fireEvent.click((await findAllByTestId('choose'))[1] ?? document.body);
    await findByTestId('card');
    expect(bus.inputs('site.card')).toEqual([{ ticket: 'ticket-q2' }]);
  });
});

describe('the queue', () => {
  const bus = () =>
    fakeBus(
      script({
        ...noTab,
        'people.queue': { people: queue, asOf: null },
        'site.card': ({ ticket }) => toPromote(queue.find((one) => one.ticket === ticket)),
      }),
    );

  it('stands there when no one is on the tab; J and Enter open, N goes on, Escape goes back', async () => {
    const { findByTestId, findAllByTestId, container } = drawPage(bus(), <Popup />);
    const rows = await findAllByTestId('person-row');
    await key('j');
    expect(document.activeElement).toBe(rows[0]);
    await key('ArrowDown');
    expect(document.activeElement).toBe(rows[1]);
    await key('k');
    fireEvent.click(document.activeElement ?? container);
    await waitFor(() => expect(container.querySelector('h2')?.textContent).toBe('Priya Raman'));
    await key('n');
    await waitFor(() => expect(container.querySelector('h2')?.textContent).toBe('Jonas Weber'));
    await key('Escape');
    await findByTestId('queue');
  });

  it('keeps the undo of a person who is no longer shown', async () => {
    const one = bus();
    const { findAllByTestId, findByTestId, container } = drawPage(one, <Popup />);
    fireEvent.click((await findAllByTestId('person-row'))[0] ?? container);
    fireEvent.click(await findByTestId('promote'));
    await findByTestId('undo-bar');
    await key('n');
    await waitFor(() => expect(container.querySelector('h2')?.textContent).toBe('Jonas Weber'));
    await key('u');
    await waitFor(() => expect(one.inputs('site.undo')).toMatchObject([{ ticket: 'ticket-q1' }]));
  });

  it('says what happens next when it cannot be read, and tries again', async () => {
    const one = fakeBus(script({ ...noTab, 'people.queue': failing('crm/offline', 'fetch') }));
    const { findByTestId } = drawPage(one, <Popup />);
    const box = await findByTestId('failure-box');
    expect(box.textContent).toContain('Relevo retries when the network is back.');
    one.answer({ 'people.queue': { people: queue, asOf: null } });
    fireEvent.click(await findByTestId('failure-retry'));
    await findByTestId('people');
  });
});

it.each([
  ['none', [], false],
  ['only one that waits for a decision', [intent({ state: 'parked' })], false],
  ['one', [intent({ state: 'queued' })], true],
])(
  'beside a failure of the CRM, mentions queued changes if there are any: %s',
  async (_, intents, said) => {
    const bus = fakeBus(
      script({
        ...noTab,
        'people.queue': failing('crm/offline'),
        'outbox.list': outboxView(intents),
      }),
    );
    const { findByTestId } = drawPage(bus, <Popup />);
    const box = await findByTestId('failure-box');
    await waitFor(() => expect(bus.inputs('outbox.list').length).toBeGreaterThan(0));
    await waitFor(() =>
      expect(box.textContent?.includes('Your queued changes are safe')).toBe(said),
    );
  },
);

it('searches when the typing pauses, not with every letter', async () => {
  const bus = fakeBus(script({ ...noTab, 'people.search': queue }));
  const { findByTestId, findAllByTestId } = drawPage(bus, <Popup />);
  await findByTestId('queue');
  await key('/');
  const field = (await findByTestId('search')) as HTMLInputElement;
  expect(document.activeElement).toBe(field);
  for (const value of ['p', 'pr', 'pri']) fireEvent.input(field, { target: { value } });
  expect((await findAllByTestId('person-row')).length).toBe(2);
  expect(bus.inputs('people.search')).toEqual([{ text: 'pri' }]);
});

it('takes the bar away where the CRM refuses, and shows the problem with its action', async () => {
  const bus = fakeBus(script());
  const { findByTestId, queryByTestId, getByTestId } = drawPage(bus, <Popup />);
  fireEvent.click(await findByTestId('promote'));
  await findByTestId('undo-bar');
  const [{ intentId } = { intentId: '' }] = bus.inputs('site.move');
  const parked = intent({
    intentId,
    state: 'parked',
    park: { reason: 'permission', detail: '' },
  });
  bus.answer({ 'site.card': toPromote({ parked: true, intents: [parked] }) });
  bus.push('people');
  await waitFor(() => expect(queryByTestId('undo-bar')).toBeNull());
  expect(getByTestId('pending').textContent).toContain('Your key lacks this permission.');
  expect(getByTestId('retry').textContent).toBe('Try again');
  // The problem was solved: the offer of then does not come back.
  bus.answer({ 'site.card': toPromote() });
  bus.push('people');
  await waitFor(() => expect(queryByTestId('pending')).toBeNull());
  expect(queryByTestId('undo-bar')).toBeNull();
});

it('lists what waits, and replaces what the CRM holds only with a reason', async () => {
  const parked = intent({
    state: 'parked',
    park: { reason: 'conflict', detail: '', theirs: 'customer' },
  });
  const bus = fakeBus(
    script({ 'outbox.list': outboxView([parked]), 'outbox.retry': null, 'outbox.discard': null }),
  );
  const { findByTestId } = drawPage(bus, <Popup />);
  fireEvent.click(await findByTestId('tab-waiting'));
  expect((await findByTestId('discard')).textContent).toBe('Keep Customer');
  expect((await findByTestId('retry')).textContent).toBe('Change to SQL');
  fireEvent.click(await findByTestId('retry'));
  expect(bus.inputs('outbox.retry')).toEqual([]);
  fireEvent.click(await findByTestId('reason-no-budget'));
  fireEvent.click(await findByTestId('discard'));
  await waitFor(() =>
    expect(bus.inputs('outbox.discard')).toEqual([{ intentId: parked.intentId }]),
  );
  expect(bus.inputs('outbox.retry')).toEqual([
    { intentId: parked.intentId, over: { from: 'customer', reasonId: 'no-budget' } },
  ]);
});

it('shows the keys from the first by ? and closes them by Escape', async () => {
  const { findByTestId, getByTestId, queryByTestId } = drawPage(fakeBus(script()), <Popup />);
  await findByTestId('promote');
  const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
  await key('?');
  const help = await findByTestId('help');
  expect(scrolled.mock.contexts).toEqual([help]);
  expect(document.activeElement).toBe(getByTestId('help-close'));
  await key('Escape');
  expect(queryByTestId('help')).toBeNull();
});

it('says that the sample workspace is a sample', async () => {
  const bus = fakeBus(script({ 'site.appearance': appearance('es', { sample: true }) }));
  const { findByTestId, shell } = drawPage(bus, <Popup />, 'es');
  const banner = await findByTestId('sample-banner');
  expect(banner.textContent).toContain('Este es un espacio de muestra.');
  fireEvent.click(banner.querySelector('button') ?? banner);
  expect(shell.openOptions).toHaveBeenCalledWith('connection');
});

it('speaks the language and wears the theme of the settings, at once when they change', async () => {
  const bus = fakeBus(script());
  const { findByTestId } = drawPage(bus, <Popup />);
  await findByTestId('promote');
  expect(document.documentElement.lang).toBe('en');
  bus.answer({ 'site.appearance': appearance('es', { theme: 'dark' }) });
  bus.push('settings');
  await waitFor(() => expect(document.documentElement.lang).toBe('es'));
  expect(document.documentElement.dataset.theme).toBe('dark');
  expect((await findByTestId('promote')).textContent).toContain('Prospecto calificado por ventas');
});

describe('a person of the tab who is only perhaps known', () => {
  const MAYBE: LookupResult = {
    key: 'l:marisol-2',
    state: 'maybe',
    candidates: [
      {
        person: person(),
        compared: [],
        offer: 'offer',
        email: null,
        owner: 'Ines Falk',
        lastTouchAt: null,
      },
    ],
    refused: [],
  };
  const at = (result: LookupResult): Script => ({
    'tab.people': tabView({ site: 'gmail', people: [result] }),
    'site.answer': null,
  });

  it('is asked about, once however often one clicks, and known when the answer is in', async () => {
    const bus = fakeBus(script(at(MAYBE)));
    const { findByTestId } = drawPage(bus, <Popup />);
    const yes = await findByTestId('maybe-yes');
    fireEvent.click(yes);
    fireEvent.click(yes);
    await waitFor(() =>
      expect(bus.inputs('site.answer')).toEqual([{ offer: 'offer', same: true }]),
    );
    const link = { answer: 'back', profile: { slug: 'marisol-2', held: null, offer: 'tell' } };
    bus.answer({
      ...at({ key: 'l:marisol-2', state: 'known', person: person(), link }),
      'site.profile': ({ intentId }) => ({ intentId }),
    });
    bus.push('people');
    fireEvent.click(await findByTestId('add-profile'));
    expect((await findByTestId('undo-bar')).textContent).toContain('profile of Marisol Quintana');
    expect(bus.inputs('site.profile')).toMatchObject([{ offer: 'tell' }]);
    fireEvent.click(await findByTestId('not-them'));
    await waitFor(() =>
      expect(bus.inputs('site.answer').at(-1)).toEqual({ offer: 'back', same: null }),
    );
  });

  it('says when an answer could not be kept', async () => {
    const bus = fakeBus(script({ ...at(MAYBE), 'site.answer': failing('store/full') }));
    const { findByTestId } = drawPage(bus, <Popup />);
    fireEvent.click(await findByTestId('maybe-no'));
    expect((await findByTestId('failure')).dataset.code).toBe('store/full');
  });

  it('and refused is not in the CRM, with a way to take that back and none to add a profile as an address', async () => {
    const refused = [{ name: 'Marisol Quintana', offer: 'back' }];
    const unknown: LookupResult = {
      key: 'l:marisol-2',
      state: 'unknown',
      askedAt: 0,
      adding: false,
      refused,
    };
    const bus = fakeBus(script(at(unknown)));
    const { findByTestId, queryByTestId } = drawPage(bus, <Popup />);
    fireEvent.click(await findByTestId('maybe-back'));
    await waitFor(() => expect(bus.inputs('site.answer')).toEqual([{ offer: 'back', same: null }]));
    expect(queryByTestId('add')).toBeNull();
  });
});
