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
  readonly optionsUrl: string;
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
    requestHost: (origin) => api.requestHost(hostPattern(origin)),
    copy: (text) => navigator.clipboard.writeText(text),
  };
}

/** The language to speak before the settings are read. */
export function languageOf(tag: string): Language {
  return tag.toLowerCase().startsWith('es') ? 'es' : 'en';
}
