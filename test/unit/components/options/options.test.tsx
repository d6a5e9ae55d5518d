// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { diagnosticsText } from '../../../../components/options/diagnostics-text';
import { Options } from '../../../../components/options/Options';
import { PAGES } from '../../../../components/options/sections';
import { CRM_CHOICES } from '../../../../lib/crm/registry';
import { DEFAULT_SETTINGS } from '../../../../lib/domain/views/settings';
import { drawPage } from '../draw';
import { type FakeBus, failing, fakeBus, type Script } from '../fake-bus';
import { appearance, connection, DIAGNOSTICS, outboxView } from '../people';

afterEach(cleanup);

/** Draws the options at one of their pages. */
function drawOptions(bus: FakeBus, page: string) {
  location.hash = page;
  return drawPage(bus, <Options />);
}

const MAIL = { origin: 'https://mail.google.com', open: 0, silent: [], addresses: [] };

function script(more: Script = {}): Script {
  return {
    'site.appearance': appearance(),
    'outbox.list': outboxView(),
    'settings.read': { ...DEFAULT_SETTINGS, welcomed: true },
    'settings.change': DEFAULT_SETTINGS,
    'connection.choices': [...CRM_CHOICES],
    'connection.read': connection(),
    'connection.save': connection(),
    'connection.map': connection(),
    'diagnostics.read': DIAGNOSTICS,
    'cache.erase': null,
    'connection.state': { kind: 'hubspot', keyEndsAt: null, refused: false },
    'tab.mailboxes': MAIL,
    ...more,
  };
}

it.each([...PAGES, 'check', 'diagnostics', 'demo'])('%s has an address', async (id) => {
  const { container, findByTestId } = drawOptions(fakeBus(script()), id);
  await findByTestId(`section-${id}`);
  const page = container.querySelector('.options')?.getAttribute('data-page');
  const current = [...container.querySelectorAll('nav [aria-current="page"]')];
  expect(current.map((link) => link.getAttribute('href'))).toEqual(
    page === 'demo' ? [] : [`#${page}`],
  );
});

it('goes to the page that the address names, with the focus, and back', async () => {
  const { container, findByTestId, queryByTestId } = drawOptions(fakeBus(script()), '');
  await findByTestId('section-welcome');
  location.hash = 'privacy';
  dispatchEvent(new Event('hashchange'));
  await findByTestId('section-privacy');
  expect(queryByTestId('section-welcome')).toBeNull();
  await waitFor(() => expect(document.activeElement?.id).toBe('privacy'));
  location.hash = '';
  dispatchEvent(new Event('hashchange'));
  await findByTestId('section-welcome');
  expect(container.querySelectorAll('section#privacy').length).toBe(0);
});

it('remembers that the welcome was seen, once', async () => {
  const bus = fakeBus(script({ 'settings.read': DEFAULT_SETTINGS }));
  drawOptions(bus, 'welcome');
  await waitFor(() =>
    expect(bus.inputs('settings.change')).toEqual([{ change: { welcomed: true } }]),
  );
});

describe('connecting HubSpot', () => {
  it('asks for the host first, straight from the click, then saves the key and forgets it', async () => {
    const bus = fakeBus(script());
    const { findByTestId, shell, container } = drawOptions(bus, 'connection');
    const field = (await findByTestId('token')) as HTMLInputElement;
    expect(field.type).toBe('password');
    expect(field.placeholder).toBe('Stored, ends in 9f3c');
    fireEvent.input(field, { target: { value: ' pat-secret-1 ' } });
    fireEvent.click(await findByTestId('connect'));
    expect(shell.requestHost).toHaveBeenCalledTimes(1);
    await findByTestId('connected');
    expect(bus.inputs('connection.save')).toEqual([{ kind: 'hubspot', token: 'pat-secret-1' }]);
    expect(field.value).toBe('');
    expect(container.innerHTML).not.toContain('pat-secret');
  });

  it('saves nothing when the browser refuses the host, and says so', async () => {
    const bus = fakeBus(script());
    const { findByTestId, shell } = drawOptions(bus, 'connection');
    vi.mocked(shell.requestHost).mockResolvedValue(false);
    fireEvent.input(await findByTestId('token'), { target: { value: 'pat-x' } });
    fireEvent.click(await findByTestId('connect'));
    await findByTestId('host-refused');
    expect(bus.inputs('connection.save')).toEqual([]);
  });

  it('says at the field that the CRM refuses the key, and that nothing has changed', async () => {
    const bus = fakeBus(
      script({
        'connection.read': connection({ kind: 'local', hasToken: false, tokenHint: null }),
        'connection.save': failing('crm/unauthorised'),
      }),
    );
    const { findByTestId, queryByTestId } = drawOptions(bus, 'connection');
    const field = await findByTestId('token');
    fireEvent.input(field, { target: { value: 'pat-wrong' } });
    fireEvent.click(await findByTestId('connect'));
    expect((await findByTestId('key-error')).textContent).toContain('HubSpot refused this key');
    expect(field.getAttribute('aria-describedby')).toBe('key-error');
    expect((await findByTestId('kept')).textContent).toContain('Sample workspace is still in use');
    expect(queryByTestId('connected')).toBeNull();
    expect(queryByTestId('failure-box')).toBeNull();
    fireEvent.input(field, { target: { value: 'pat-right' } });
    await waitFor(() => expect(queryByTestId('key-error')).toBeNull());
  });

  it('copies the scopes, and opens the page where a key is made', async () => {
    const { findByTestId, shell } = drawOptions(fakeBus(script()), 'connection');
    fireEvent.click(await findByTestId('copy-scopes'));
    expect(vi.mocked(shell.copy).mock.calls[0]?.[0]).toContain('crm.objects.contacts.read\n');
    fireEvent.click(await findByTestId('key-page'));
    expect(shell.openTab).toHaveBeenCalledWith('https://app.hubspot.com/private-apps');
  });

  it('suggests the user whose address the mailbox has', async () => {
    const owners = [
      { id: '11', name: 'Tom Ellery', email: 'tom@acme.example' },
      { id: '12', name: 'Nora Vidal', email: 'Nora@acme.example' },
    ];
    const bus = fakeBus(
      script({
        'connection.read': connection({ owner: null, owners }),
        'tab.mailboxes': { ...MAIL, addresses: ['nora@acme.example'] },
      }),
    );
    const { findByTestId, findByText } = drawOptions(bus, 'connection');
    await findByText('Are you Nora Vidal (Nora@acme.example)?');
    fireEvent.click(await findByTestId('owner-yes'));
    await waitFor(() =>
      expect(bus.inputs('connection.save')).toEqual([{ kind: 'hubspot', ownerId: '12' }]),
    );
  });

  it('picks who the rep is', async () => {
    const bus = fakeBus(script());
    const { findByTestId } = drawOptions(bus, 'connection');
    fireEvent.change(await findByTestId('owner-pick'), { target: { value: '12' } });
    await waitFor(() =>
      expect(bus.inputs('connection.save')).toEqual([{ kind: 'hubspot', ownerId: '12' }]),
    );
  });

  it('removes the sample people, once another connection is in use', async () => {
    const bus = fakeBus(script({ 'connection.removeSample': { removed: true } }));
    const { findByTestId, findByText } = drawOptions(bus, 'connection');
    fireEvent.click(await findByTestId('kind-local'));
    fireEvent.click(await findByTestId('sample-remove'));
    await findByText(/^Removed\./);
  });

  it('goes back to the sample workspace', async () => {
    const bus = fakeBus(script());
    const { findByTestId } = drawOptions(bus, 'connection');
    fireEvent.click(await findByTestId('kind-local'));
    expect(bus.inputs('connection.save')).toEqual([]);
    fireEvent.click(await findByTestId('use-local'));
    await waitFor(() => expect(bus.inputs('connection.save')).toEqual([{ kind: 'local' }]));
  });
});

describe('connecting Odoo', () => {
  const place = { address: 'https://acme.odoo.com', database: 'sales', login: null };
  const odoo = { 'connection.read': connection({ kind: 'odoo', account: place }) } satisfies Script;

  it('says at the field that an address is none, and asks for no host', async () => {
    const { findByTestId, shell } = drawOptions(fakeBus(script(odoo)), 'connection');
    fireEvent.input(await findByTestId('address'), { target: { value: 'acme' } });
    expect((await findByTestId('bad-address')).textContent).toContain('isn’t a web address');
    expect((await findByTestId('connect')).hasAttribute('disabled')).toBe(true);
    expect(shell.requestHost).not.toHaveBeenCalled();
  });

  it('sends the origin of an address, and nothing for what is empty', async () => {
    const bus = fakeBus(script(odoo));
    const { findByTestId, shell } = drawOptions(bus, 'connection');
    fireEvent.input(await findByTestId('address'), { target: { value: ' New.odoo.com/odoo/crm' } });
    fireEvent.input(await findByTestId('database'), { target: { value: ' ' } });
    // The key that is stored belongs to another place.
    expect(((await findByTestId('token')) as HTMLInputElement).placeholder).toBe('');
    expect((await findByTestId('connect')).hasAttribute('disabled')).toBe(true);
    fireEvent.input(await findByTestId('token'), { target: { value: 'key' } });
    fireEvent.click(await findByTestId('connect'));
    await findByTestId('connected');
    expect(shell.requestHost).toHaveBeenCalledWith('https://new.odoo.com');
    expect(bus.inputs('connection.save')).toEqual([
      {
        kind: 'odoo',
        account: { address: 'https://new.odoo.com', database: null, login: null },
        token: 'key',
      },
    ]);
  });

  it('connects again with the key that is stored, no matter who logs in', async () => {
    const bus = fakeBus(script(odoo));
    const { findByTestId } = drawOptions(bus, 'connection');
    expect((await findByTestId('login')).closest('details')?.open).toBe(true);
    fireEvent.input(await findByTestId('login'), { target: { value: 'ana' } });
    fireEvent.click(await findByTestId('connect'));
    await waitFor(() =>
      expect(bus.inputs('connection.save')).toEqual([
        { kind: 'odoo', account: { ...place, login: 'ana' } },
      ]),
    );
  });
});

describe('the check', () => {
  it('says for each missing thing what to do', async () => {
    const items = [
      { id: 'key', state: 'ok' as const, detail: '' },
      { id: 'contacts-write', state: 'missing' as const, detail: 'crm.objects.contacts.write' },
      { id: 'new-thing', state: 'failed' as const, detail: 'its own words' },
    ];
    const { findByTestId } = drawOptions(
      fakeBus(script({ 'connection.check': { at: 0, items } })),
      'connection',
    );
    fireEvent.click(await findByTestId('check-run'));
    expect((await findByTestId('check-summary')).textContent).toContain('2 things need attention.');
    expect((await findByTestId('check-contacts-write')).textContent).toContain(
      'Give the key this permission',
    );
    expect((await findByTestId('check-new-thing')).textContent).toContain('its own words');
  });

  it('speaks in ticks, and puts what is optional last', async () => {
    const items = [
      { id: 'stages', state: 'optional-missing' as const, detail: '' },
      { id: 'owners', state: 'ok' as const, detail: '' },
    ];
    const { findByTestId, container } = drawOptions(
      fakeBus(script({ 'connection.check': { at: 0, items } })),
      'connection',
    );
    fireEvent.click(await findByTestId('check-run'));
    expect((await findByTestId('check-owners')).textContent?.trim()).toBe('✓Owners');
    expect((await findByTestId('check-stages')).textContent).toContain('Optional');
    const order = [...container.querySelectorAll('.check li')].map((line) =>
      line.getAttribute('data-testid'),
    );
    expect(order).toEqual(['check-owners', 'check-stages']);
  });

  it('explains a failure of the check itself', async () => {
    const { findByTestId } = drawOptions(
      fakeBus(script({ 'connection.check': failing('crm/offline') })),
      'connection',
    );
    fireEvent.click(await findByTestId('check-run'));
    expect((await findByTestId('failure-box')).dataset.code).toBe('crm/offline');
  });
});

it('maps stages: suggestions are offered, nothing is lost', async () => {
  const bus = fakeBus(script());
  const { findByTestId } = drawOptions(bus, 'mapping');
  expect((await findByTestId('unmapped')).textContent).toContain('Customer');
  fireEvent.click(await findByTestId('map-suggest'));
  fireEvent.change(await findByTestId('map-score'), { target: { value: 'hubspotscore' } });
  fireEvent.click(await findByTestId('map-save'));
  await waitFor(() =>
    expect(bus.inputs('connection.map')).toEqual([
      {
        stages: {
          subscriber: 'visitor',
          lead: 'lead',
          marketingqualifiedlead: 'mql',
          salesqualifiedlead: 'sql',
          opportunity: 'opportunity',
          customer: 'customer',
        },
        stageField: null,
        scoreField: 'hubspotscore',
        profileField: null,
      },
    ]),
  );
});

it('changes language, theme and sites at once', async () => {
  const bus = fakeBus(script());
  const { findByTestId } = drawOptions(bus, 'look');
  fireEvent.click(await findByTestId('language-es'));
  fireEvent.click(await findByTestId('theme-dark'));
  fireEvent.click(await findByTestId('gmail'));
  await waitFor(() =>
    expect(bus.inputs('settings.change')).toEqual([
      { change: { language: 'es' } },
      { change: { theme: 'dark' } },
      { change: { sites: { gmail: 'off' } } },
    ]),
  );
});

it('erases everything only when the word is typed', async () => {
  const bus = fakeBus(script());
  const { findByTestId } = drawOptions(bus, 'privacy');
  fireEvent.click(await findByTestId('erase-all'));
  const sure = await findByTestId('erase-sure');
  expect(sure.hasAttribute('disabled')).toBe(true);
  fireEvent.input(await findByTestId('erase-word'), { target: { value: 'eras' } });
  fireEvent.submit(sure.closest('form') ?? sure);
  expect(bus.inputs('cache.erase')).toEqual([]);
  fireEvent.input(await findByTestId('erase-word'), { target: { value: 'erase' } });
  await waitFor(() => expect(sure.hasAttribute('disabled')).toBe(false));
  fireEvent.click(sure);
  await findByTestId('erased');
  expect(bus.inputs('cache.erase')).toEqual([{ everything: true }]);
});

it('says that a sign of a site is missing; its name stands in the diagnostics alone', async () => {
  const { findByTestId } = drawOptions(fakeBus(script()), 'health');
  const health = await findByTestId('health-gmail');
  expect(health.textContent).toContain('Gmail');
  expect(health.textContent).toContain('one element not detected');
  expect(health.textContent).not.toContain('compose-recipients');
});

it('copies exactly what it shows', async () => {
  const { findByTestId, shell } = drawOptions(fakeBus(script()), 'health');
  const shown = ((await findByTestId('diagnostics-text')) as HTMLTextAreaElement).value;
  expect(shown).toBe(diagnosticsText(DIAGNOSTICS));
  expect(shown).toContain('compose-recipients=missing');
  fireEvent.click(await findByTestId('diagnostics-copy'));
  expect(shell.copy).toHaveBeenCalledWith(shown);
});
