// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { diagnosticsText } from '../../../../components/options/diagnostics-text';
import { Options } from '../../../../components/options/Options';
import { SECTIONS } from '../../../../components/options/sections';
import { CRM_CHOICES } from '../../../../lib/crm/registry';
import { DEFAULT_SETTINGS } from '../../../../lib/domain/views/settings';
import { drawPage } from '../draw';
import { failing, fakeBus, type Script } from '../fake-bus';
import { appearance, connection, DIAGNOSTICS, outboxView } from '../people';

afterEach(cleanup);

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
    ...more,
  };
}

it('has an anchor for every section', () => {
  const { container } = drawPage(fakeBus(script()), <Options />);
  for (const id of SECTIONS) {
    expect(container.querySelector(`a[href="#${id}"]`)).not.toBeNull();
    expect(container.querySelectorAll(`section#${id}`).length).toBe(1);
  }
});

it('remembers that the welcome was seen, once', async () => {
  const bus = fakeBus(script({ 'settings.read': DEFAULT_SETTINGS }));
  drawPage(bus, <Options />);
  await waitFor(() =>
    expect(bus.inputs('settings.change')).toEqual([{ change: { welcomed: true } }]),
  );
});

describe('connecting HubSpot', () => {
  it('asks for the host first, straight from the click, then saves the key and forgets it', async () => {
    const bus = fakeBus(script());
    const { findByTestId, shell, container } = drawPage(bus, <Options />);
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
    const { findByTestId, shell } = drawPage(bus, <Options />);
    vi.mocked(shell.requestHost).mockResolvedValue(false);
    fireEvent.input(await findByTestId('token'), { target: { value: 'pat-x' } });
    fireEvent.click(await findByTestId('connect'));
    await findByTestId('host-refused');
    expect(bus.inputs('connection.save')).toEqual([]);
  });

  it('picks who the rep is', async () => {
    const bus = fakeBus(script());
    const { findByTestId } = drawPage(bus, <Options />);
    fireEvent.change(await findByTestId('owner-pick'), { target: { value: '12' } });
    await waitFor(() =>
      expect(bus.inputs('connection.save')).toEqual([{ kind: 'hubspot', ownerId: '12' }]),
    );
  });

  it('goes back to the sample workspace', async () => {
    const bus = fakeBus(script());
    const { findByTestId } = drawPage(bus, <Options />);
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
    const { findByTestId, shell } = drawPage(fakeBus(script(odoo)), <Options />);
    fireEvent.input(await findByTestId('address'), { target: { value: 'acme' } });
    expect((await findByTestId('bad-address')).textContent).toContain('isn’t a web address');
    expect((await findByTestId('connect')).hasAttribute('disabled')).toBe(true);
    expect(shell.requestHost).not.toHaveBeenCalled();
  });

  it('sends the origin of an address, and nothing for what is empty', async () => {
    const bus = fakeBus(script(odoo));
    const { findByTestId, shell } = drawPage(bus, <Options />);
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

  it('connects again with the key that is stored, whoever logs in', async () => {
    const bus = fakeBus(script(odoo));
    const { findByTestId } = drawPage(bus, <Options />);
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
    const { findByTestId } = drawPage(
      fakeBus(script({ 'connection.check': { at: 0, items } })),
      <Options />,
    );
    fireEvent.click(await findByTestId('check-run'));
    expect((await findByTestId('check-summary')).textContent).toContain('2 things need attention.');
    expect((await findByTestId('check-contacts-write')).textContent).toContain(
      'Give the key this permission',
    );
    expect((await findByTestId('check-new-thing')).textContent).toContain('its own words');
  });

  it('explains a failure of the check itself', async () => {
    const { findByTestId } = drawPage(
      fakeBus(script({ 'connection.check': failing('crm/offline') })),
      <Options />,
    );
    fireEvent.click(await findByTestId('check-run'));
    expect((await findByTestId('failure-box')).dataset.code).toBe('crm/offline');
  });
});

it('maps stages: suggestions are offered, nothing is lost', async () => {
  const bus = fakeBus(script());
  const { findByTestId } = drawPage(bus, <Options />);
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
  const { findByTestId } = drawPage(bus, <Options />);
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
  const { findByTestId } = drawPage(bus, <Options />);
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

it('names the signal of Gmail that is missing', async () => {
  const { findByTestId } = drawPage(fakeBus(script()), <Options />);
  const health = await findByTestId('health-gmail');
  expect(health.textContent).toContain('one element not detected');
  expect(health.querySelector('[data-state="missing"]')?.textContent).toContain(
    'compose-recipients',
  );
});

it('copies exactly what it shows', async () => {
  const { findByTestId, shell } = drawPage(fakeBus(script()), <Options />);
  const shown = ((await findByTestId('diagnostics-text')) as HTMLTextAreaElement).value;
  expect(shown).toBe(diagnosticsText(DIAGNOSTICS));
  expect(shown).toContain('compose-recipients=missing');
  fireEvent.click(await findByTestId('diagnostics-copy'));
  expect(shell.copy).toHaveBeenCalledWith(shown);
});
