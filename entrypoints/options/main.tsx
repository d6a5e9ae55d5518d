import '../../components/styles/options.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { languageOf, type PageApi, pageBus, pageShell } from '../../components/browser-page';
import { Options } from '../../components/options/Options';
import { PagesProvider } from '../../components/pages';
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

const root = document.getElementById('root');
if (root !== null) {
  render(
    <PagesProvider
      bus={pageBus(api)}
      client={createQueryClient()}
      shell={pageShell(api, () => undefined)}
      browserLanguage={languageOf(navigator.language)}
      root={document.documentElement}
    >
      <Options />
    </PagesProvider>,
    root,
  );
}
