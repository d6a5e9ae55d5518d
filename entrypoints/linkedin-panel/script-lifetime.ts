import { browser } from 'wxt/browser';
import { startLife } from '../../components/in-page/script-life';
import { type ScriptWorld, scriptBus } from '../../components/in-page/watch-site';
import type { SiteId } from '../../lib/domain/views/settings';

/**
 * Starts the lifetime of a script that is registered for a site. It ends when the rep chooses
 * another mode, when a newer script replaces it, or when the extension is gone. These scripts are
 * not content scripts of the framework, because each of those dispatches an event with the
 * extension's id on the document, which the page could hear.
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
