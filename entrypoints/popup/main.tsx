import '../../components/styles/popup.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { languageOf, type PageApi, pageBus, pageShell } from '../../components/browser-page';
import { PagesProvider } from '../../components/pages';
import { Popup } from '../../components/popup/Popup';
import { createQueryClient } from '../../lib/bus/query';

const api: PageApi = {
  sendMessage: (message) => browser.runtime.sendMessage(message),
  onMessage: browser.runtime.onMessage,
  reloadTab: (tabId) => browser.tabs.reload(tabId),
  createTab: (url) => browser.tabs.create({ url }),
  optionsUrl: browser.runtime.getURL('/options.html'),
  dashboardUrl: browser.runtime.getURL('/dashboard.html'),
  requestNotifications: () => browser.permissions.request({ permissions: ['notifications'] }),
  requestHost: (pattern) => browser.permissions.request({ origins: [pattern] }),
};

/** Only from a click, and in its turn: so the window is known beforehand. */
async function panelOpener(): Promise<() => void> {
  const { sidebarAction } = browser as { sidebarAction?: { open(): Promise<void> } };
  if (sidebarAction !== undefined) return () => void sidebarAction.open().then(() => window.close());
  const { id: windowId } = await browser.windows.getCurrent();
  return () => {
    if (windowId !== undefined) void browser.sidePanel.open({ windowId }).then(() => window.close());
  };
}

async function start(root: HTMLElement): Promise<void> {
  const onPanel = await panelOpener();
  render(
    <PagesProvider
      bus={pageBus(api)}
      client={createQueryClient()}
      shell={pageShell(api, () => window.close())}
      browserLanguage={languageOf(navigator.language)}
      root={document.documentElement}
    >
      <Popup onPanel={onPanel} />
    </PagesProvider>,
    root,
  );
}

const root = document.getElementById('root');
if (root !== null) void start(root);
