import { browser } from 'wxt/browser';
import { startLife } from '../../components/in-page/script-life';
import { type ScriptWorld, scriptBus } from '../../components/in-page/watch-site';

/**
 * The life of a script on LinkedIn: until the rep chooses another way to be there, a newer script
 * takes its place, or the extension that it came with is gone. These scripts are not the
 * framework's content scripts, because each of those calls out on the document under the
 * extension's id, for whoever knows it to hear.
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
