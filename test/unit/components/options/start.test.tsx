// @vitest-environment happy-dom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_MESSAGES } from '../../../../components/options/demo/demo-messages';
import { Options } from '../../../../components/options/Options';
import { CredentialBanner } from '../../../../components/workspace/CredentialBanner';
import { mailboxCast } from '../../../../lib/crm/local/cast';
import { CRM_CHOICES } from '../../../../lib/crm/registry';
import { DEFAULT_SETTINGS } from '../../../../lib/domain/views/settings';
import { drawPage } from '../draw';
import { fakeBus, type Script } from '../fake-bus';
import { appearance, connection, person } from '../people';

const MAIL = { origin: 'https://mail.google.com', open: 0, silent: [], addresses: [] };
const SAMPLE = connection({ kind: 'local', hasToken: false, tokenHint: null });

function script(more: Script = {}): Script {
  return {
    'site.appearance': appearance(),
    'settings.read': { ...DEFAULT_SETTINGS, welcomed: true },
    'settings.change': DEFAULT_SETTINGS,
    'connection.choices': [...CRM_CHOICES],
    'connection.state': { kind: 'local', keyEndsAt: null, refused: false },
    'connection.read': SAMPLE,
    'connection.save': connection({ kind: 'own-list' }),
    'connection.nameMe': connection({ kind: 'own-list' }),
    'tab.mailboxes': MAIL,
    ...more,
  };
}

beforeEach(() => {
  location.hash = '';
});
afterEach(cleanup);

/** The state of each step, and the primary buttons of the page. */
async function stepsOf(more: Script) {
  const view = drawPage(fakeBus(script(more)), <Options />);
  await view.findByTestId('start');
  const { container } = view;
  await waitFor(() => expect(container.querySelectorAll('.primary').length).toBe(1));
  const states = [...container.querySelectorAll('.start > li')].map((step) =>
    step.getAttribute('data-state'),
  );
  return { ...view, states, primary: container.querySelector('.primary')?.textContent };
}

describe('the three steps', () => {
  it('begin with the CRM; the sample’s rep is not who the person is', async () => {
    const { states, primary } = await stepsOf({});
    expect(states).toEqual(['now', 'later', 'later']);
    expect(primary).toBe('Connect your CRM');
  });

  it('go on with who the rep is, as the mailbox suggests', async () => {
    const owners = [{ id: '12', name: 'Nora Vidal', email: 'nora@acme.example' }];
    const { states, primary } = await stepsOf({
      'connection.read': connection({ owner: null, owners }),
      'tab.mailboxes': { ...MAIL, addresses: ['nora@acme.example'] },
    });
    expect(states).toEqual(['done', 'now', 'later']);
    expect(primary).toBe('Yes, that’s me');
  });

  it('end in the mailbox: its open tabs are loaded again with one click', async () => {
    const { states, primary, findByTestId, shell } = await stepsOf({
      'connection.read': connection({ owner: { id: '12', name: 'Nora Vidal' } }),
      'tab.mailboxes': { ...MAIL, open: 3, silent: [7, 9] },
    });
    expect(states).toEqual(['done', 'done', 'now']);
    expect(primary).toBe('Reload 2 open Gmail tabs');
    fireEvent.click(await findByTestId('mail-reload'));
    expect(shell.reloadTab).toHaveBeenCalledTimes(2);
    await findByTestId('mail-reloaded');
  });

  it('open the mailbox where no tab shows it', async () => {
    const { primary, findByTestId, shell } = await stepsOf({
      'connection.read': connection({ owner: { id: '12', name: 'Nora Vidal' } }),
    });
    expect(primary).toBe('Open Gmail');
    fireEvent.click(await findByTestId('mail-open'));
    expect(shell.openTab).toHaveBeenCalledWith('https://mail.google.com/');
  });

  it('say that a key was refused instead of that it is connected', async () => {
    const { states, primary } = await stepsOf({
      'connection.read': connection({ failure: { code: 'crm/unauthorised', detail: '' } }),
    });
    expect(states[0]).toBe('now');
    expect(primary).toBe('Enter a new key');
  });

  it('make a list of one’s own, and lead to the import', async () => {
    const bus = fakeBus(script());
    const { findByTestId } = drawPage(bus, <Options />);
    fireEvent.click(await findByTestId('start-list'));
    await waitFor(() => expect(bus.inputs('connection.save')).toEqual([{ kind: 'own-list' }]));
    await waitFor(() => expect(location.hash).toBe('#import'));
  });

  it('ask the name of who has a list and no CRM', async () => {
    const bus = fakeBus(
      script({ 'connection.read': connection({ kind: 'own-list', owner: null }) }),
    );
    const { findByTestId } = drawPage(bus, <Options />);
    fireEvent.input(await findByTestId('my-name'), { target: { value: ' Nina ' } });
    fireEvent.click(await findByTestId('my-name-save'));
    await waitFor(() =>
      expect(bus.inputs('connection.nameMe')).toEqual([{ name: 'Nina', email: null }]),
    );
  });

  it('ask for the role', async () => {
    const bus = fakeBus(script());
    const { findByTestId } = drawPage(bus, <Options />);
    fireEvent.click(await findByTestId('start-role-manager'));
    await waitFor(() =>
      expect(bus.inputs('settings.change')).toEqual([{ change: { role: 'manager' } }]),
    );
  });
});

it('the demo inbox has messages of people of the sample alone', () => {
  const cast = new Set(mailboxCast().map(({ email }) => email));
  expect(DEMO_MESSAGES.filter(({ email }) => !cast.has(email))).toEqual([]);
});

it('a message of the demo inbox keeps its sender while others are still being read', async () => {
  location.hash = 'demo';
  const [, second] = DEMO_MESSAGES;
  const bus = fakeBus(
    script({
      'site.lookup': [
        { key: `e:${second.email}`, state: 'known', person: person({ name: 'Owen Price' }) },
      ],
      'people.queue': { people: [], asOf: 0 },
    }),
  );
  const { findAllByTestId } = drawPage(bus, <Options />);
  const messages = await findAllByTestId('demo-message');
  expect(messages.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Owen Price.*Is the recording available\?$/),
  ]);
});

it('a refused key is said on our pages, with the way to a new one', async () => {
  const bus = fakeBus(
    script({ 'connection.state': { kind: 'hubspot', keyEndsAt: null, refused: true } }),
  );
  const { findByTestId, shell } = drawPage(bus, <CredentialBanner />);
  const banner = await findByTestId('key-refused');
  expect(banner.textContent).toContain('HubSpot no longer accepts your key');
  fireEvent.click(banner.querySelector('button') ?? banner);
  expect(shell.openOptions).toHaveBeenCalledWith('connection');
});
