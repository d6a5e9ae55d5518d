import { vi } from 'vitest';
import type { Sender } from '../../../lib/bus/server';
import type { Reply } from '../../../lib/bus/wire';
import { ID, OURS } from './senders';

export { MAILBOX, OURS, PAGE, siteIn } from './senders';

type Listener = (message: unknown, sender: Sender, respond: (reply: unknown) => void) => boolean;

const nothing = async () => undefined;
const event = () => ({ addListener: () => undefined });
let listener: Listener | undefined;
const session: Record<string, unknown> = {};
/** What an administrator's policy says. */
export const managed: Record<string, unknown> = {};

/** As much of a browser as the background asks for when it is started and spoken to. */
export const browser = {
  runtime: {
    id: ID,
    getURL: (path: string) => OURS + path,
    getManifest: () => ({ version: '0.0.0' }),
    sendMessage: nothing,
    openOptionsPage: nothing,
    getContexts: async () => [],
    onMessage: {
      addListener: (added: Listener) => {
        listener = added;
      },
    },
    onInstalled: event(),
    onStartup: event(),
  },
  permissions: {
    onRemoved: event(),
    onAdded: event(),
    contains: async () => true,
    getAll: async () => ({}),
    remove: vi.fn(async () => true),
  },
  alarms: { get: nothing, create: nothing, clearAll: vi.fn(nothing), onAlarm: event() },
  action: {
    setBadgeText: nothing,
    setBadgeBackgroundColor: nothing,
    openPopup: vi.fn(nothing),
  },
  tabs: {
    query: async () => [],
    get: async (id: number) => ({ id, windowId: 1 }),
    sendMessage: nothing,
  },
  scripting: {
    getRegisteredContentScripts: async () => [],
    registerContentScripts: nothing,
    unregisterContentScripts: nothing,
    executeScript: async () => [],
  },
  i18n: { getUILanguage: () => 'en' },
  storage: {
    local: {
      clear: nothing,
      get: async () => ({}),
      set: nothing,
      remove: nothing,
      setAccessLevel: nothing,
    },
    managed: { get: async () => managed },
    onChanged: event(),
    session: {
      get: async () => session,
      set: async (values: object) => void Object.assign(session, values),
      clear: nothing,
      setAccessLevel: nothing,
    },
  },
};

/**
 * Starts the background as the browser does.
 * @returns what calls the listener that it registered; null when it declines
 */
export async function startBackground(): Promise<
  (message: unknown, sender: Sender) => Promise<Reply<unknown> | null>
> {
  vi.stubGlobal('self', { addEventListener: () => undefined });
  vi.stubGlobal('navigator', {
    locks: { request: (_: string, __: object, run: (lock: object) => unknown) => run({}) },
  });
  const background = (await import('../../../entrypoints/background/index')).default;
  background.main();
  return (message, sender) =>
    new Promise((resolve, reject) => {
      if (listener === undefined) reject(new Error('the background listens to nothing'));
      // What travels between processes is JSON.
      else if (
        !listener(JSON.parse(JSON.stringify(message)), sender, (reply) =>
          resolve(reply as Reply<unknown>),
        )
      )
        resolve(null);
    });
}
