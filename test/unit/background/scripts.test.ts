import { beforeEach, describe, expect, it, vi } from 'vitest';

interface Registered {
  id: string;
  js: string[];
  matches: string[];
  persistAcrossSessions: boolean;
}

const world = {
  registered: [] as Registered[],
  injected: [] as { tab: number; file: string }[],
  asked: [] as object[],
};

vi.mock('wxt/browser', () => ({
  browser: {
    tabs: {
      query: async (of: object) => {
        world.asked.push(of);
        return [{ id: 4 }, {}, { id: 9 }];
      },
    },
    scripting: {
      getRegisteredContentScripts: async () => [...world.registered],
      registerContentScripts: async (scripts: Registered[]) =>
        void world.registered.push(...scripts),
      unregisterContentScripts: async () => {
        world.registered = [];
      },
      executeScript: async ({ target, files }: { target: { tabId: number }; files: string[] }) => {
        if (target.tabId === 9) throw new Error('Cannot access contents of the page');
        world.injected.push({ tab: target.tabId, file: files[0] ?? '' });
      },
    },
  },
}));

const { scripts } = await import('../../../entrypoints/background/scripts');

const PATTERNS = ['https://www.linkedin.com/*'];

beforeEach(() => Object.assign(world, { registered: [], injected: [], asked: [] }));

describe('scripts of this browser', () => {
  it('are registered beyond a restart of the browser, known by name and by address, and taken out again', async () => {
    expect(await scripts.registered('x')).toBeNull();
    await scripts.register('x', '/linkedin-page.js', PATTERNS);
    expect(world.registered[0]).toMatchObject({
      js: ['linkedin-page.js'],
      matches: PATTERNS,
      persistAcrossSessions: true,
    });
    expect(await scripts.registered('x')).toBe('/linkedin-page.js');
    world.registered = world.registered.map((each) => ({
      ...each,
      js: ['moz-extension://id/linkedin-page.js'],
    }));
    expect(await scripts.registered('x')).toBe('/linkedin-page.js');
    await scripts.unregister('x');
    expect(await scripts.registered('x')).toBeNull();
  });

  it('run in every open tab that can run one', async () => {
    await scripts.runInOpenTabs('/linkedin-page.js', PATTERNS);
    expect(world.asked).toEqual([{ url: PATTERNS }]);
    expect(world.injected).toEqual([{ tab: 4, file: '/linkedin-page.js' }]);
  });
});
