import { browser } from 'wxt/browser';
import { startLife } from '../../components/in-page/script-life';
import { type ScriptWorld, scriptBus } from '../../components/in-page/watch-site';
import type { SiteId } from '../../lib/domain/views/settings';

/**
 * The life of a script that is registered for a site: until the rep chooses another way to be there, a newer script
 * takes its place, or the extension that it came with is gone. These scripts are not the
 * framework's content scripts, because each of those calls out on the document under the
 * extension's id, for whoever knows it to hear.
 */
export function scriptLifetime(site: SiteId, mode: 'panel' | 'page'): ScriptWorld {
  const { signal, alive, end } = startLife(() => browser.runtime?.id !== undefined);
  const world = { runtime: browser.runtime, alive, signal };
  const bus = scriptBus(world);
  const off = bus.onPush((topics) => {
    if (!topics.includes('settings')) return;
    const stay = bus.call('site.appearance', {}).then(({ sites }) => sites[site] === mode);
    void stay.then((stays) => stays || end()).catch(() => undefined);
  });
  signal.addEventListener('abort', off);
  return world;
}
