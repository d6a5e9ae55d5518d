import { browser } from 'wxt/browser';
import type { Surfaces } from '../../lib/app/ports';

/** Firefox's counterpart of the side panel; the types only have what both browsers share. */
interface Sidebar {
  readonly sidebarAction?: { isOpen(window: { windowId: number }): Promise<boolean> };
}

const NAME = 'Relevo';
const COMMAND = 'open-panel';
const NOTIFICATION = 'relevo-clock';

/**
 * Called while the worker starts, because the key may start it. Firefox has its own key for its
 * sidebar.
 */
export function listenToPanelKey(): void {
  browser.commands?.onCommand.addListener((command, tab) => {
    // Synchronously: the browser opens a panel only in direct response to a user action
    // (developer.chrome.com/docs/extensions/reference/api/sidePanel).
    if (command === COMMAND && tab?.windowId !== undefined)
      void browser.sidePanel.open({ windowId: tab.windowId });
  });
}

export const surfaces: Surfaces = {
  badge: async (text, colour) => {
    await browser.action.setBadgeText({ text });
    if (colour !== undefined) await browser.action.setBadgeBackgroundColor({ color: colour });
  },
  tip: (text) => browser.action.setTitle({ title: text === '' ? NAME : `${NAME}\n${text}` }),
  notify: async (message) => {
    await browser.notifications.create(NOTIFICATION, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png'),
      title: NAME,
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
  tabsAt: async (patterns) => {
    const tabs = await browser.tabs.query({ url: [...patterns] });
    return tabs.flatMap(({ id, title = '' }) => (id === undefined ? [] : [{ id, title }]));
  },
  ask: (tabId, ask) => browser.tabs.sendMessage(tabId, ask, { frameId: 0 }).catch(() => null),
};
