import { beforeEach, describe, expect, it } from 'vitest';
import { modeNow, syncScripts } from '../../../lib/app/site-scripts';
import { DEFAULT_SETTINGS, type SiteMode } from '../../../lib/domain/views/settings';
import { linkedin as site } from '../../../lib/sites/linkedin/definition';
import { type FakeWorld, fakeWorld } from './fake-ports';

const PATTERN = 'https://www.linkedin.com/*';
let world: FakeWorld;

const settings = (linkedin: SiteMode) => ({
  ...DEFAULT_SETTINGS,
  sites: { linkedin },
});
const sync = (linkedin: SiteMode) =>
  syncScripts({ ...world.ports, settings: async () => settings(linkedin) });
const scripts = () => [...world.registered.values()].map(({ file }) => file);

beforeEach(() => {
  world = fakeWorld();
});

describe('on LinkedIn', () => {
  it.each(['unasked', 'off'] as const)(
    'nothing is registered while the choice is “%s”',
    async (mode) => {
      await sync(mode);
      expect(scripts()).toEqual([]);
      expect(world.ran).toEqual([]);
    },
  );

  it.each([
    ['panel', '/linkedin-panel.js'],
    ['page', '/linkedin-page.js'],
  ] as const)(
    '%s runs its own script, on that one host, and in the tabs that are open',
    async (mode, script) => {
      await sync(mode);
      expect(scripts()).toEqual([script]);
      expect([...world.registered.values()]).toEqual([{ file: script, patterns: [PATTERN] }]);
      expect(world.ran).toEqual([script]);
    },
  );

  it('changes hands without a moment of both, and leaves what is right alone', async () => {
    await Promise.all([sync('panel'), sync('page'), sync('page')]);
    expect(scripts()).toEqual(['/linkedin-page.js']);
    expect(world.ran).toEqual(['/linkedin-panel.js', '/linkedin-page.js']);
    await sync('off');
    expect(scripts()).toEqual([]);
  });

  it('comes back after an update has forgotten it', async () => {
    await sync('panel');
    world.registered.clear();
    await sync('panel');
    expect(scripts()).toEqual(['/linkedin-panel.js']);
    expect(world.ran).toHaveLength(2);
  });

  it('is not there without the browser’s right, whatever the choice', async () => {
    await sync('page');
    world.refused.add(PATTERN);
    await sync('page');
    expect(scripts()).toEqual([]);
    expect(await modeNow(world.ports, site, settings('page'))).toBe('off');
    expect(await modeNow(world.ports, site, settings('unasked'))).toBe('unasked');
    world.refused.clear();
    expect(await modeNow(world.ports, site, settings('page'))).toBe('page');
  });
});
