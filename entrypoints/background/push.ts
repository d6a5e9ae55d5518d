import { browser } from 'wxt/browser';
import type { Topic } from '../../lib/bus/contract';
import type { Push } from '../../lib/bus/wire';

const COALESCE_MS = 50;

/** Tells every surface what to read again: our pages by one message, content scripts by one each. */
export function createPush(sites: readonly string[]): (...topics: Topic[]) => void {
  const waiting = new Set<Topic>();
  let armed = false;

  function tell(): void {
    armed = false;
    const push: Push = { relevo: 'push', topics: [...waiting] };
    waiting.clear();
    // Nobody listening is no error: the surfaces read when they open.
    browser.runtime.sendMessage(push).catch(() => undefined);
    void tellTabs(push, sites);
  }

  return (...topics) => {
    for (const topic of topics) waiting.add(topic);
    if (armed) return;
    armed = true;
    setTimeout(tell, COALESCE_MS);
  };
}

async function tellTabs(push: Push, sites: readonly string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: sites.map((site) => `${site}/*`) }).catch(() => []);
  for (const { id } of tabs) if (id !== undefined) browser.tabs.sendMessage(id, push).catch(() => undefined);
}
