import { browser } from 'wxt/browser';
import type { Push } from '../../lib/app/ports';
import type { Topic } from '../../lib/bus/contract';
import type { Push as Message } from '../../lib/bus/wire';

const COALESCE_MS = 50;

/**
 * Tells every surface what to read again: our pages by one message, content scripts by one each.
 */
export function createPush(sites: readonly string[]): Push {
  const waiting = new Set<Topic>();
  let armed = false;

  function tell(): void {
    armed = false;
    const push: Message = { relevo: 'push', topics: [...waiting] };
    waiting.clear();
    // Nobody listening is no error: the surfaces read when they open.
    browser.runtime.sendMessage(push).catch(() => undefined);
    // Which tab shows whom is nothing to a page.
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
  // A site whose right was taken back hides its tabs; what still runs in them must hear of it.
  const of = push.topics.includes('settings') ? {} : { url: sites.map((site) => `${site}/*`) };
  const tabs = await browser.tabs.query(of).catch(() => []);
  for (const { id } of tabs)
    if (id !== undefined) browser.tabs.sendMessage(id, push).catch(() => undefined);
}
