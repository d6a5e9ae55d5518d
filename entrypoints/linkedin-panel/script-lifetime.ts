import { browser } from 'wxt/browser';
import { type ScriptWorld, scriptBus } from '../../components/in-page/watch-site';

declare global {
  /** In our own world, which no page can see: the script of ours that runs in this page. */
  var relevoScript: AbortController | undefined;
}

/**
 * The life of a script on LinkedIn: until the rep chooses another way to be there, a newer script takes its place, or the
 * extension that it came with is gone. These scripts are not the framework's content scripts, because each of those calls out
 * on the document under the extension's id, for whoever knows it to hear.
 */
export function scriptLifetime(mode: 'panel' | 'page'): ScriptWorld {
  const life = new AbortController();
  globalThis.relevoScript?.abort();
  globalThis.relevoScript = life;
  const alive = () => {
    if (browser.runtime?.id === undefined) life.abort();
    return !life.signal.aborted;
  };
  const world = { runtime: browser.runtime, alive, signal: life.signal };
  const bus = scriptBus(world);
  const off = bus.onPush((topics) => {
    if (!topics.includes('settings')) return;
    const stay = bus.call('site.appearance', {}).then(({ linkedin }) => linkedin === mode);
    void stay.then((stays) => stays || life.abort()).catch(() => undefined);
  });
  life.signal.addEventListener('abort', off);
  return world;
}
