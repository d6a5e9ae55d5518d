import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OutboxView } from '../../../lib/domain/changes/intent';
import type { ImportFacts } from '../../../lib/domain/import/model';
import type { ConnectionView } from '../../../lib/domain/views/admin';
import type { LookupResult, PersonView } from '../../../lib/domain/views/person';
import { enqueue } from '../../../lib/store/outbox-rows';
import { fakeHubSpots } from './fake-hubspots';
import { fakeWorld } from './fake-ports';
import { type App, startApp } from './start-app';

const HANNAH = 'hannah.whitfield@fennwick-foods.example';

let app: App;
const use = (kind: string, token?: string) =>
  app.call<ConnectionView>('connection.save', { kind, ...(token === undefined ? {} : { token }) });
const person = (email: string, name: string): ImportFacts => ({
  name,
  emails: [email],
  linkedin: null,
  company: 'Acme',
  jobTitle: null,
  phone: null,
  stage: 'mql',
  campaign: null,
  doubtful: false,
});
const ADA = person('ada@acme.example', 'Ada Byron');
const run = (people: readonly ImportFacts[]) =>
  app.call('import.run', { run: 'r1', file: 'list.csv', newcomers: null, people });
const look = async (email: string) => {
  const [result] = await app.call<LookupResult[]>('site.lookup', { people: [{ email }] });
  return result?.state;
};
const answered = (email: string, state: string) =>
  vi.waitFor(async () => expect(await look(email)).toBe(state), { timeout: 20_000 });

beforeEach(async () => {
  // A job that still runs after a test would write into the database of the next one.
  vi.stubGlobal('indexedDB', new IDBFactory());
  app = startApp(fakeWorld());
  await app.services.ready();
});
afterEach(async () => {
  app.services.reconnect();
  await app.services.lookup.settled();
  vi.unstubAllGlobals();
});

describe('the own list', () => {
  it('is another account than the sample and starts empty', async () => {
    await answered(HANNAH, 'known');
    await use('own-list');
    expect(await app.services.connection()).toMatchObject({
      id: 'own-list',
      kind: 'own-list',
      left: [{ id: 'local' }],
    });
    expect(await app.services.db.contacts.count()).toBe(0);
    await answered(HANNAH, 'unknown');
    expect(await app.services.connectors.ownList.contacts.count()).toBe(0);
  }, 60_000);

  it('takes the people of a file as the rep’s own, and leaves the sample as it was', async () => {
    await use('own-list');
    const before = await app.services.connectors.sample.contacts.count();
    expect(await run([ADA])).toEqual({ added: 1, updated: 0 });
    expect(await app.services.connectors.sample.contacts.count()).toBe(before);
    await app.call('connection.nameMe', { name: ' Nina  Reyes ', email: 'Nina@Reyes.example' });
    await answered('ada@acme.example', 'known');
    const queue = await vi.waitFor(
      async () => {
        const { people } = await app.call<{ people: PersonView[] }>('people.queue');
        expect(people).toHaveLength(1);
        return people;
      },
      { timeout: 20_000 },
    );
    expect(queue[0]?.name).toBe('Ada Byron');
  }, 60_000);

  it('keeps its people and its user while another connection is in use', async () => {
    await use('own-list');
    await run([ADA]);
    await app.call('connection.nameMe', { name: 'Nina Reyes', email: null });
    await use('local');
    await answered('ada@acme.example', 'unknown');
    const view = await use('own-list');
    expect(view.owner).toMatchObject({ id: 'me', name: 'Nina Reyes' });
    await answered('ada@acme.example', 'known');
  }, 60_000);

  it('keeps what waits for it, under its name, until it is in use again', async () => {
    await use('own-list');
    await run([ADA]);
    const action = { kind: 'note', text: 'For Ada alone' } as const;
    const waits = { intentId: crypto.randomUUID(), contactId: '1', connection: 'own-list', action };
    await enqueue(app.services.journal, waits, Date.now());
    await use('local');
    const { intents } = await app.call<OutboxView>('outbox.list');
    expect(intents).toMatchObject([
      { state: 'parked', park: { reason: 'account', detail: 'Your own list' } },
    ]);
    const notes = await app.services.connectors.sample.notes.toArray();
    expect(notes.filter(({ text }) => text === action.text)).toEqual([]);
    await use('own-list');
    await vi.waitFor(
      async () => {
        app.services.flush();
        expect(await app.services.connectors.ownList.notes.count()).toBe(1);
      },
      { timeout: 20_000 },
    );
  }, 60_000);

  it('is erased with everything else', async () => {
    await use('own-list');
    await run([ADA]);
    await app.call('cache.erase', { everything: true });
    expect((await app.services.connection()).kind).toBe('local');
    await use('own-list');
    expect(await app.services.connectors.ownList.contacts.count()).toBe(0);
  }, 60_000);
});

describe('the import of people', () => {
  it('looks at a file on the sample, and imports it into the own list alone', async () => {
    expect(await app.call('import.look', { people: [ADA] })).toEqual([{ id: null, changes: true }]);
    await expect(run([ADA])).rejects.toThrow('bus/bad-request import');
    expect(await app.call('import.last')).toBeNull();
    await use('own-list');
    await run([ADA]);
    expect(await app.call('import.last')).toMatchObject({ file: 'list.csv', added: 1 });
  }, 60_000);

  it('is refused while a CRM is connected', async () => {
    const portals = fakeHubSpots();
    portals.add('key-a', { portal: 1, people: [] });
    vi.stubGlobal('fetch', portals.fetch);
    await use('hubspot', 'key-a');
    await expect(app.call('import.look', { people: [ADA] })).rejects.toThrow('import');
    await expect(run([ADA])).rejects.toThrow('import');
    await expect(app.call('import.undo', { run: 'r1' })).rejects.toThrow('import');
  }, 60_000);
});

describe('the sample workspace', () => {
  it('can be removed once it is left, and not before', async () => {
    await app.call('people.search', { text: 'hannah' });
    await expect(app.call('connection.removeSample')).rejects.toThrow('in use');
    await use('own-list');
    await app.call('connection.removeSample');
    expect(await app.services.connectors.sample.contacts.count()).toBe(0);
  }, 60_000);
});
