import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type LinkedInMode } from '../../../lib/domain/views/settings';

interface Registered {
  id: string;
  js: string[];
  matches: string[];
}

const world = {
  permitted: true,
  registered: [] as Registered[],
  tabs: [{ id: 4 }, { id: 9 }],
  injected: [] as { tab: number; file: string }[],
};

vi.mock('wxt/browser', () => ({
  browser: {
    permissions: { contains: async () => world.permitted, remove: async () => true },
    tabs: { query: async () => world.tabs },
    scripting: {
      getRegisteredContentScripts: async () => [...world.registered],
      registerContentScripts: async (scripts: Registered[]) => {
        if (world.registered.length > 0) throw new Error('Duplicate script ID');
        world.registered.push(...scripts);
      },
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

const { linkedInNow, syncLinkedIn } = await import('../../../lib/app/linkedin');

const settings = (linkedin: LinkedInMode) => ({ ...DEFAULT_SETTINGS, sites: { gmail: true, linkedin } });
const sync = (linkedin: LinkedInMode) => syncLinkedIn(async () => settings(linkedin));
const scripts = () => world.registered.flatMap(({ js }) => js);

beforeEach(() => Object.assign(world, { permitted: true, registered: [], injected: [] }));

describe('on LinkedIn', () => {
  it.each(['unasked', 'off'] as const)('nothing is registered while the choice is “%s”', async (mode) => {
    await sync(mode);
    expect(scripts()).toEqual([]);
    expect(world.injected).toEqual([]);
  });

  it.each([
    ['panel', 'linkedin-panel.js'],
    ['page', 'linkedin-page.js'],
  ] as const)('%s runs its own script, on that one host, and in the tabs that are open', async (mode, script) => {
    await sync(mode);
    expect(scripts()).toEqual([script]);
    expect(world.registered[0]?.matches).toEqual(['https://www.linkedin.com/*']);
    expect(world.injected).toEqual([{ tab: 4, file: `/${script}` }]);
  });

  it('changes hands without a moment of both, and leaves what is right alone', async () => {
    await Promise.all([sync('panel'), sync('page'), sync('page')]);
    expect(scripts()).toEqual(['linkedin-page.js']);
    expect(world.injected.map(({ file }) => file)).toEqual(['/linkedin-panel.js', '/linkedin-page.js']);
    await sync('off');
    expect(scripts()).toEqual([]);
  });

  it('comes back after an update has forgotten it', async () => {
    await sync('panel');
    world.registered = [];
    await sync('panel');
    expect(scripts()).toEqual(['linkedin-panel.js']);
    expect(world.injected).toHaveLength(2);
  });

  it('is not there without the browser’s right, whatever the choice', async () => {
    await sync('page');
    world.permitted = false;
    await sync('page');
    expect(scripts()).toEqual([]);
    expect(await linkedInNow(settings('page'))).toBe('off');
    expect(await linkedInNow(settings('unasked'))).toBe('unasked');
    world.permitted = true;
    expect(await linkedInNow(settings('page'))).toBe('page');
  });
});
