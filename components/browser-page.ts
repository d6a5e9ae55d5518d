import { type Bus, createBus } from '../lib/bus/client';
import { hostPattern } from '../lib/domain/address';
import type { Language } from '../lib/domain/text';
import type { Shell } from './shell';

/** The part of the browser's API that our own pages use; `browser` of WXT fits it. */
export interface PageApi {
  readonly sendMessage: (message: unknown) => Promise<unknown>;
  readonly onMessage: {
    addListener(listener: (message: unknown) => undefined): void;
    removeListener(listener: (message: unknown) => undefined): void;
  };
  readonly createTab: (url: string) => Promise<unknown>;
  readonly reloadTab: (tabId: number) => Promise<unknown>;
  readonly optionsUrl: string;
  readonly dashboardUrl: string;
  readonly requestNotifications: () => Promise<boolean>;
  /** Asks for the right to reach what a pattern of hosts names. */
  readonly requestHost: (pattern: string) => Promise<boolean>;
}

/** The bus of a page of ours. */
export function pageBus(api: PageApi): Bus {
  return createBus({
    send: api.sendMessage,
    listen: (heard) => {
      // Answers nothing: the background is the one who answers.
      const listener = (message: unknown): undefined => {
        heard(message);
      };
      api.onMessage.addListener(listener);
      return () => api.onMessage.removeListener(listener);
    },
  });
}

/** What a page of ours may do with the browser. A popup closes by itself when a tab opens; `close` does it where it does not. */
export function pageShell(api: PageApi, close: () => void): Shell {
  const open = (url: string) => void api.createTab(url).then(close);
  return {
    clock: () => Date.now(),
    newId: () => crypto.randomUUID(),
    openTab: (url) => {
      if (url.startsWith('https://')) open(url);
    },
    openOptions: (section) => open(section === '' ? api.optionsUrl : `${api.optionsUrl}#${section}`),
    openDashboard: (view) => open(view === '' ? api.dashboardUrl : `${api.dashboardUrl}#${view}`),
    reloadTab: (tabId) => void api.reloadTab(tabId).catch(() => undefined),
    requestNotifications: api.requestNotifications,
    requestHost: (origin) => api.requestHost(hostPattern(origin)),
    copy: (text) => navigator.clipboard.writeText(text),
    save: saveFile,
    print: () => globalThis.print(),
  };
}

/** The language to speak before the settings are read. */
export function languageOf(tag: string): Language {
  return tag.toLowerCase().startsWith('es') ? 'es' : 'en';
}

/** How long the browser gets to take a file over, ms. */
const TAKE_OVER_MS = 60_000;

/** Hands a text to the browser as a file to save, without a right to downloads: by a link that is followed at once. */
function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKE_OVER_MS);
}
