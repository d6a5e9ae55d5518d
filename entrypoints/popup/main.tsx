import '../../components/styles/popup.css';
import { browser } from 'wxt/browser';
import { mountPage, pageBus } from '../../components/browser-page';
import { holdBack } from '../../components/workspace/hold-back';
import { Popup } from '../../components/workspace/Popup';

/**
 * Prepares the function that opens the panel. It must run synchronously in a click, so the window
 * id is read beforehand.
 */
async function panelOpener(): Promise<() => void> {
  const { sidebarAction } = browser as { sidebarAction?: { open(): Promise<void> } };
  if (sidebarAction !== undefined)
    return () => void sidebarAction.open().then(() => window.close());
  const { id: windowId } = await browser.windows.getCurrent();
  return () => {
    if (windowId !== undefined)
      void browser.sidePanel.open({ windowId }).then(() => window.close());
  };
}

async function start(): Promise<void> {
  mountPage(browser, <Popup onPanel={await panelOpener()} />, () => window.close());
}

// Before the popup adds any listener.
holdBack({
  document,
  clock: () => Date.now(),
  openedByPage: async () => (await pageBus(browser).call('surface.opened', {})).byPage,
});
void start();
