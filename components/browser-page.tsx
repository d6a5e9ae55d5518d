import { type ComponentChildren, render } from 'preact';
import { type Bus, createBus } from '../lib/bus/client';
import { createQueryClient } from '../lib/bus/query';
import { languageOf } from '../lib/i18n';
import { hostRequest, knowsDataCollection } from './host-request';
import { PagesProvider } from './page-context';
import type { Shell } from './shell';

/** The part of the browser's API that our own pages use; `browser` of WXT fits it. */
export interface PageBrowser {
  readonly runtime: {
    sendMessage(message: unknown): Promise<unknown>;
    readonly onMessage: {
      addListener(listener: (message: unknown) => undefined): void;
      removeListener(listener: (message: unknown) => undefined): void;
    };
    getManifest(): object;
    getURL(page: '/options.html' | '/dashboard.html'): string;
  };
  readonly tabs: {
    create(tab: { url: string }): Promise<unknown>;
    reload(tabId: number): Promise<unknown>;
  };
  readonly permissions: {
    request(wanted: { permissions: ['notifications'] } | { origins: string[] }): Promise<boolean>;
  };
}

/**
 * Draws a page of ours into its `#root`: with the bus to the background, and what a page may do
 * with the browser.
 * @param close called when a tab was opened: what a popup does by itself in some browsers and not
 * in others
 */
export function mountPage(
  browser: PageBrowser,
  page: ComponentChildren,
  close: () => void = () => undefined,
): void {
  const root = document.getElementById('root');
  if (root === null) return;
  render(
    <PagesProvider
      bus={pageBus(browser)}
      client={createQueryClient()}
      shell={pageShell(browser, close)}
      browserLanguage={languageOf(navigator.language)}
      root={document.documentElement}
    >
      {page}
    </PagesProvider>,
    root,
  );
}

/** The bus of a page of ours. */
export function pageBus({ runtime }: Pick<PageBrowser, 'runtime'>): Bus {
  return createBus({
    send: (message) => runtime.sendMessage(message),
    listen: (heard) => {
      // Answers nothing: the background is the one who answers.
      const listener = (message: unknown): undefined => {
        heard(message);
      };
      runtime.onMessage.addListener(listener);
      return () => runtime.onMessage.removeListener(listener);
    },
  });
}

function pageShell({ runtime, tabs, permissions }: PageBrowser, close: () => void): Shell {
  const knowsData = knowsDataCollection(runtime.getManifest());
  const open = (url: string) => void tabs.create({ url }).then(close);
  const openAt = (page: '/options.html' | '/dashboard.html', place: string) =>
    open(place === '' ? runtime.getURL(page) : `${runtime.getURL(page)}#${place}`);
  return {
    clock: () => Date.now(),
    newId: () => crypto.randomUUID(),
    openTab: (url) => {
      if (url.startsWith('https://')) open(url);
    },
    openOptions: (section) => openAt('/options.html', section),
    openDashboard: (view) => openAt('/dashboard.html', view),
    reloadTab: (tabId) => void tabs.reload(tabId).catch(() => undefined),
    requestNotifications: () => permissions.request({ permissions: ['notifications'] }),
    requestHost: (...origins) => permissions.request(hostRequest(origins, knowsData)),
    copy: (text) => navigator.clipboard.writeText(text),
    save: saveFile,
    print: () => globalThis.print(),
  };
}

/** How long the browser gets to take a file over, ms. */
const TAKE_OVER_MS = 60_000;

/**
 * Hands a text to the browser as a file to save, without a right to downloads: by a link that is
 * followed at once.
 */
function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKE_OVER_MS);
}
