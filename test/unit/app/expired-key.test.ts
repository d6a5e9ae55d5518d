import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ConnectionState } from '../../../lib/domain/views/admin';
import type { CardView, LookupResult } from '../../../lib/domain/views/person';
import { fakeHubSpots } from './fake-hubspots';
import { fakeWorld } from './fake-ports';
import { type App, startApp } from './start-app';

const JANE = { id: '777', name: 'Jane A', email: 'jane@x.example' };
let app: App;
let portals: ReturnType<typeof fakeHubSpots>;

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  portals = fakeHubSpots();
  vi.stubGlobal('fetch', portals.fetch);
  app = startApp(fakeWorld());
  await app.services.ready();
});
afterEach(async () => {
  app.services.reconnect();
  await app.services.lookup.settled();
  vi.unstubAllGlobals();
});

it.each(['people.search', 'agreement.refresh'])(
  'an expired key that %s meets is said on every surface',
  async (route) => {
    portals.add('key-a', { portal: 1, people: [JANE] });
    await app.call('connection.save', { kind: 'hubspot', token: 'key-a' });
    const person = await vi.waitFor(async () => {
      const [result] = await app.call<LookupResult[]>('site.lookup', { people: [JANE] });
      if (result?.state !== 'known') throw new Error(result?.state);
      return result.person;
    });
    expect(await app.call<ConnectionState>('connection.state')).toMatchObject({ refused: false });
    portals.byKey.delete('key-a');
    await app.call(route, route === 'people.search' ? { text: 'jane' } : {}).catch(() => undefined);
    await vi.waitFor(async () =>
      expect(await app.call<ConnectionState>('connection.state')).toMatchObject({ refused: true }),
    );
    expect(app.world.ports.push).toHaveBeenCalledWith('connection', 'outbox');
    // The card of a person who was read before says it, in the page too.
    const card = await app.call<CardView>('site.card', { ticket: person.ticket });
    expect(card.failure?.code).toBe('crm/unauthorised');
    // A new key of the same account ends it.
    portals.add('key-a2', { portal: 1, people: [JANE] });
    await app.call('connection.save', { kind: 'hubspot', token: 'key-a2' });
    expect(await app.call<ConnectionState>('connection.state')).toMatchObject({ refused: false });
  },
  60_000,
);
