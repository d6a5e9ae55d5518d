import { browser } from 'wxt/browser';
import { startLife } from '../../components/in-page/script-life';
import { type ScriptWorld, scriptBus } from '../../components/in-page/watch-site';

/**
 * Starts the lifetime of a script on LinkedIn. It ends when the rep chooses another mode, when a
 * newer script replaces it, or when the extension is gone. These scripts are not content scripts of
 * the framework, because each of those dispatches an event with the extension's id on the document,
 * which the page could hear.
 */
export function scriptLifetime(mode: 'panel' | 'page'): ScriptWorld {
  const { signal, alive, end } = startLife(() => browser.runtime?.id !== undefined);
  const world = { runtime: browser.runtime, alive, signal };
  const bus = scriptBus(world);
  const off = bus.onPush((topics) => {
    if (!topics.includes('settings')) return;
    const stay = bus.call('site.appearance', {}).then(({ linkedin }) => linkedin === mode);
    void stay.then((stays) => stays || end()).catch(() => undefined);
  });
  signal.addEventListener('abort', off);
  return world;
}
