import { browser } from 'wxt/browser';

/** What Firefox has instead of Chromium's side panel; its types name only what both have. */
interface Sidebar {
  readonly sidebarAction?: { isOpen(window: { windowId: number }): Promise<boolean> };
}

const COMMAND = 'open-panel';

/** Must be called while the worker starts: the key may be what starts it. Firefox opens its sidebar by a key of its own. */
export function listenToPanelKey(): void {
  browser.commands?.onCommand.addListener((command, tab) => {
    // At once: the browser opens a panel only in the turn of the key.
    if (command === COMMAND && tab?.windowId !== undefined) void browser.sidePanel.open({ windowId: tab.windowId });
  });
}

/** Whether the panel stands open beside the tabs of a window. */
export async function isPanelOpen(windowId: number): Promise<boolean> {
  const { sidebarAction } = browser as Sidebar;
  if (sidebarAction !== undefined) return sidebarAction.isOpen({ windowId });
  const contexts = await browser.runtime.getContexts({ contextTypes: ['SIDE_PANEL'], windowIds: [windowId] });
  return contexts.length > 0;
}
