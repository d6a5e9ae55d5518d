import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SITE_ORIGINS } from '../../../lib/app/site-access';
import { syncScripts } from '../../../lib/app/site-scripts';
import type { Appearance } from '../../../lib/domain/views/appearance';
import type { Settings } from '../../../lib/domain/views/settings';
import type { TabView } from '../../../lib/domain/views/tab';
import { fakeWorld } from './fake-ports';
import { type App, startApp } from './start-app';

const ORIGINS = ['https://mail.throwaway.example', 'https://mail2.throwaway.example'];

// What one line in the registry does: a site that nothing else in the product has heard of.
vi.mock('../../../lib/sites/linkedin/definition', () => ({
  linkedin: {
    id: 'throwaway',
    name: 'Throwaway',
    origins: ['https://mail.throwaway.example', 'https://mail2.throwaway.example'],
    modes: ['page', 'off'],
    defaultMode: 'unasked',
    recommended: null,
    scripts: { page: '/throwaway-page.js' },
    about: 'messages',
    chips: 'chips',
    card: { right: 10, top: 10 },
    tab: { right: 2, bottom: 96 },
  },
}));

let app: App;
const choose = (mode: string) =>
  app.call<Settings>('settings.change', { change: { sites: { throwaway: mode } } });
const patterns = ORIGINS.map((origin) => `${origin}/*`);

beforeEach(async () => {
  app = startApp(fakeWorld());
  await app.services.ready();
});
afterEach(() => app.services.db.delete());

it('may call from each of its origins', () => {
  expect(SITE_ORIGINS).toEqual(['https://mail.google.com', ...ORIGINS]);
});

it('has its script on all of its origins once it is chosen, and none before', async () => {
  await syncScripts(app.services);
  expect(app.world.registered.size).toBe(0);
  await choose('page');
  expect([...app.world.registered]).toEqual([
    ['throwaway', { file: '/throwaway-page.js', patterns }],
  ]);
  await choose('off');
  expect(app.world.registered.size).toBe(0);
  expect(vi.mocked(app.world.ports.rights.giveBack).mock.calls.flat()).toEqual(patterns);
});

it('keeps its mode apart from those of the others, and takes none that it does not have', async () => {
  expect((await choose('page')).sites).toEqual({ throwaway: 'page' });
  await app.call('settings.change', { change: { sites: { gmail: 'off', throwaway: 7 } } });
  expect((await app.services.settings()).sites).toEqual({ gmail: 'off', throwaway: 'page' });
  await choose('panel');
  const { sites } = await app.call<Appearance>('site.appearance');
  expect(sites).toEqual({ gmail: 'off', throwaway: 'unasked' });
});

it('is recognised by the tab that is open, and is lacking where one of its rights is', async () => {
  app.world.tab = { id: 4, url: `${ORIGINS[1]}/inbox`, loading: false };
  expect(await app.call<TabView>('tab.people')).toMatchObject({
    site: 'throwaway',
    reach: 'unasked',
    lacking: [],
  });
  await choose('page');
  app.world.refused.add(patterns[1] ?? '');
  expect((await app.call<TabView>('tab.people')).lacking).toEqual(['throwaway']);
});

it('has a place for its card, which an id that there is not has not', async () => {
  const place = { right: 1, top: 2, collapsed: false };
  expect(await app.call('site.dock', { site: 'throwaway', place })).toEqual(place);
  await expect(app.call('site.dock', { site: 'nowhere', place })).rejects.toThrow('bad-request');
  await expect(app.call('site.health', { site: 'nowhere', signals: [] })).rejects.toThrow(
    'bad-request',
  );
});
