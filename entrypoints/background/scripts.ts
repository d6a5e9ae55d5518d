import { type Browser, browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';
import type { Scripts } from '../../lib/app/ports';

type Registered = Browser.scripting.RegisteredContentScript;

export const scripts: Scripts = {
  registered: async (id) => {
    const [script] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
    const file = script?.js?.[0];
    // Some browsers return the file as registered, others its full address.
    return script === undefined ? null : `/${(file ?? '').split('/').at(-1)}`;
  },
  register: async (id, file, patterns) => {
    const script: Registered = {
      id,
      js: [file.slice(1)],
      matches: [...patterns],
      runAt: 'document_start',
      persistAcrossSessions: true,
    };
    await browser.scripting.registerContentScripts([script]);
  },
  unregister: (id) => browser.scripting.unregisterContentScripts({ ids: [id] }),
  runInOpenTabs: async (file, patterns) => {
    for (const { id } of await browser.tabs.query({ url: [...patterns] })) {
      if (id === undefined) continue;
      // A discarded tab, or one with an error page, cannot run scripts.
      await browser.scripting
        .executeScript({
          target: { tabId: id },
          files: [file as ScriptPublicPath],
          injectImmediately: true,
        })
        .catch(() => undefined);
    }
  },
};
