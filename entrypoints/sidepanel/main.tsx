import '../../components/styles/panel.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { languageOf, type PageApi, pageBus, pageShell } from '../../components/browser-page';
import { PagesProvider } from '../../components/pages';
import { Panel, type TabNews } from '../../components/panel/Panel';
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

/** The tabs of one window, as the browser tells of them. */
function followIn(windowId: number): (news: TabNews) => () => void {
  return ({ front, closed }) => {
    const activated = (tab: { tabId: number; windowId: number }) => {
      if (tab.windowId === windowId) front(tab.tabId);
    };
    const updated = (tabId: number, change: { status?: string }, tab: { active: boolean; windowId: number }) => {
      if (change.status !== undefined && tab.active && tab.windowId === windowId) front(tabId);
    };
    browser.tabs.onActivated.addListener(activated);
    browser.tabs.onUpdated.addListener(updated);
    browser.tabs.onRemoved.addListener(closed);
    return () => {
      browser.tabs.onActivated.removeListener(activated);
      browser.tabs.onUpdated.removeListener(updated);
      browser.tabs.onRemoved.removeListener(closed);
    };
  };
}

async function start(root: HTMLElement): Promise<void> {
  const { id } = await browser.windows.getCurrent();
  if (id === undefined) return;
  const follow = followIn(id);
  render(
    <PagesProvider
      bus={pageBus(api)}
      client={createQueryClient()}
      shell={pageShell(api, () => undefined)}
      browserLanguage={languageOf(navigator.language)}
      root={document.documentElement}
    >
      <Panel windowId={id} follow={follow} />
    </PagesProvider>,
    root,
  );
}

const root = document.getElementById('root');
if (root !== null) void start(root);
