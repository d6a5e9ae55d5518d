import '../../components/styles/panel.css';
import { browser } from 'wxt/browser';
import { mountPage } from '../../components/browser-page';
import { Panel, type TabNews } from '../../components/panel/Panel';

/** Reports changes of the tabs in one window. */
function followIn(windowId: number): (news: TabNews) => () => void {
  return ({ front, closed }) => {
    const activated = (tab: { tabId: number; windowId: number }) => {
      if (tab.windowId === windowId) front(tab.tabId);
    };
    const updated = (
      tabId: number,
      change: { status?: string },
      tab: { active: boolean; windowId: number },
    ) => {
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

async function start(): Promise<void> {
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) mountPage(browser, <Panel windowId={id} follow={followIn(id)} />);
}

void start();
