import { browser } from 'wxt/browser';
import type { Push } from '../../lib/app/ports';
import type { Topic } from '../../lib/bus/contract';
import type { Push as Message } from '../../lib/bus/wire';

const COALESCE_MS = 50;

/**
 * Creates the push to all surfaces: one message to the pages of Relevo, and one to each content
 * script.
 */
export function createPush(sites: readonly string[]): Push {
  const waiting = new Set<Topic>();
  let armed = false;

  function tell(): void {
    armed = false;
    const push: Message = { relevo: 'push', topics: [...waiting] };
    waiting.clear();
    // Without a listener this rejects, which is fine: surfaces read when they open.
    browser.runtime.sendMessage(push).catch(() => undefined);
    // The topic `tab` does not concern content scripts.
    if (push.topics.some((topic) => topic !== 'tab')) void tellTabs(push, sites);
  }

  return (...topics) => {
    for (const topic of topics) waiting.add(topic);
    if (armed) return;
    armed = true;
    setTimeout(tell, COALESCE_MS);
  };
}

async function tellTabs(push: Message, sites: readonly string[]): Promise<void> {
  // Without permission, the tabs of a site cannot be queried by address; scripts that still run
  // there must receive a change of the settings.
  const of = push.topics.includes('settings') ? {} : { url: sites.map((site) => `${site}/*`) };
  const tabs = await browser.tabs.query(of).catch(() => []);
  for (const { id } of tabs)
    if (id !== undefined) browser.tabs.sendMessage(id, push).catch(() => undefined);
}
