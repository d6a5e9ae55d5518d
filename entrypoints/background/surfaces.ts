import { browser } from 'wxt/browser';
import type { Surfaces } from '../../lib/app/ports';

/** What Firefox has instead of Chromium's side panel; its types name only what both have. */
interface Sidebar {
  readonly sidebarAction?: { isOpen(window: { windowId: number }): Promise<boolean> };
}

const COMMAND = 'open-panel';
const NOTIFICATION = 'relevo-clock';

/**
 * Must be called while the worker starts: the key may be what starts it. Firefox opens its sidebar
 * by a key of its own.
 */
export function listenToPanelKey(): void {
  browser.commands?.onCommand.addListener((command, tab) => {
    // At once: the browser opens a panel only in the turn of the key.
    if (command === COMMAND && tab?.windowId !== undefined)
      void browser.sidePanel.open({ windowId: tab.windowId });
  });
}

export const surfaces: Surfaces = {
  badge: async (text, colour) => {
    await browser.action.setBadgeText({ text });
    if (colour !== undefined) await browser.action.setBadgeBackgroundColor({ color: colour });
  },
  notify: async (message) => {
    await browser.notifications.create(NOTIFICATION, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png'),
      title: 'Relevo',
      message,
    });
  },
  openPopup: () =>
    browser.action.openPopup().then(
      () => true,
      () => false,
    ),
  isPanelBeside: async (tabId) => {
    const { windowId } = await browser.tabs.get(tabId);
    const { sidebarAction } = browser as Sidebar;
    if (sidebarAction !== undefined) return sidebarAction.isOpen({ windowId });
    const contexts = await browser.runtime.getContexts({
      contextTypes: ['SIDE_PANEL'],
      windowIds: [windowId],
    });
    return contexts.length > 0;
  },
  activeTab: async (windowId) => {
    const of = windowId === undefined ? { lastFocusedWindow: true } : { windowId };
    const [tab] = await browser.tabs.query({ active: true, ...of });
    return tab === undefined
      ? null
      : { id: tab.id ?? null, url: tab.url, loading: tab.status === 'loading' };
  },
  ask: (tabId, ask) => browser.tabs.sendMessage(tabId, ask, { frameId: 0 }).catch(() => null),
};
