import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckResult, ConnectionView } from '../../../lib/domain/views/admin';
import { changeConnection } from '../../../lib/store/connection';
import { fakeHubSpots } from './fake-hubspots';
import { fakeWorld } from './fake-ports';
import { type App, startApp } from './start-app';

let app: App;
let portals: ReturnType<typeof fakeHubSpots>;
const save = (token: string) =>
  app.call<ConnectionView>('connection.save', { kind: 'hubspot', token });

beforeEach(async () => {
  portals = fakeHubSpots();
  vi.stubGlobal('fetch', portals.fetch);
  vi.stubGlobal('indexedDB', new IDBFactory());
  app = startApp(fakeWorld());
  await app.services.ready();
});
afterEach(async () => {
  app.services.reconnect();
  vi.unstubAllGlobals();
});

describe('a new connection', () => {
  it('that is refused leaves the old one as it was, with its key and its people', async () => {
    portals.add('key-a', { portal: 1, people: [] });
    await save('key-a');
    const before = await app.services.connection();
    const secrets = await app.services.db.secrets.toArray();
    await expect(save('not-a-key')).rejects.toThrow('crm/unauthorised');
    expect(await app.services.connection()).toEqual(before);
    expect(await app.services.db.secrets.toArray()).toEqual(secrets);
    const view = await app.call<ConnectionView>('connection.read');
    expect(view).toMatchObject({ kind: 'hubspot', accountName: '1', failure: null });
  });

  it('that is refused leaves the sample workspace in use', async () => {
    await expect(save('not-a-key')).rejects.toThrow('crm/unauthorised');
    expect(await app.services.connection()).toMatchObject({ kind: 'local', left: [] });
  });

  it('that does not answer leaves the old one in use', async () => {
    portals.online = false;
    await expect(save('key-a')).rejects.toThrow('crm/offline');
    expect((await app.services.connection()).kind).toBe('local');
    expect(await app.services.db.secrets.count()).toBe(0);
  });

  it('is asked for its account once, before anything else is', async () => {
    portals.add('key-a', { portal: 1, people: [] });
    await save('key-a');
    const asked = portals.byKey.get('key-a')?.asked ?? [];
    expect(asked[0]).toContain('/account-info/');
    expect(asked.filter((each) => each.includes('/account-info/')).length).toBeLessThanOrEqual(2);
  });

  it('without a key is none', async () => {
    await expect(app.call('connection.save', { kind: 'hubspot' })).rejects.toThrow('token');
    expect((await app.services.connection()).kind).toBe('local');
  });

  it('that was asked for last is the one that stays', async () => {
    portals.add('key-a', { portal: 1, people: [] });
    portals.add('key-b', { portal: 2, people: [] });
    let answer = () => undefined as void;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
      if (new Headers(init.headers).get('authorization') === 'Bearer key-a') await answered;
      return portals.fetch(input, init);
    });
    const first = expect(save('key-a')).rejects.toThrow();
    await save('key-b');
    answer();
    await first;
    expect((await app.services.connection()).id).toBe('hubspot 2');
  });
});

describe('the check', () => {
  it('knows who the rep is once they have said so', async () => {
    portals.add('key-a', { portal: 1, people: [] });
    await save('key-a');
    const me = async () => {
      const { items } = await app.call<CheckResult>('connection.check');
      return items.find(({ id }) => id === 'me');
    };
    expect(await me()).toMatchObject({ state: 'optional-missing' });
    await changeConnection(app.services.journal, {
      owner: { id: '7', name: 'Nora Vidal', email: null },
    });
    expect(await me()).toMatchObject({ state: 'ok', detail: 'Nora Vidal' });
  });
});
