import { vi } from 'vitest';
import type { ActiveTab, OpenTab, Ports, StorageArea } from '../../../lib/app/ports';
import type { ReplicaStore } from '../../../lib/store/replica';

/** What a test sets and sees of the browser that the application believes to run in. */
export interface FakeWorld {
  readonly ports: Ports;
  /** The agreement's setting of an administrator's policy. */
  policy: unknown;
  /** Its lists. */
  readonly lists: Record<string, unknown>;
  /** Patterns that the person does not let the product reach. */
  readonly refused: Set<string>;
  /** The tab that the panel stands beside, and what its content script answers. */
  tab: ActiveTab | null;
  /** The open tabs of a site. */
  tabs: readonly OpenTab[];
  answer: unknown;
  /** Scripts by id, and those that were run in open tabs. */
  readonly registered: Map<string, { readonly file: string; readonly patterns: readonly string[] }>;
  readonly ran: string[];
}

function memoryArea(): StorageArea {
  const values = new Map<string, unknown>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    remove: async (key) => void values.delete(key),
    clear: async () => values.clear(),
  };
}

function memoryReplica(): ReplicaStore {
  const values = new Map<string, unknown>();
  return {
    get: async (keys) =>
      Object.fromEntries([...values].filter(([key]) => keys === null || keys.includes(key))),
    set: async (items) => {
      for (const [key, value] of Object.entries(items)) values.set(key, value);
    },
    remove: async (keys) => {
      for (const key of keys) values.delete(key);
    },
  };
}

/** A world without a browser: every right is given, nothing is stored, no alarm ever rings. */
export function fakeWorld(): FakeWorld {
  const secret = crypto.getRandomValues(new Uint8Array(32));
  const world: FakeWorld = {
    policy: undefined,
    lists: {},
    refused: new Set(),
    tab: null,
    tabs: [],
    answer: null,
    registered: new Map(),
    ran: [],
    ports: {
      clock: () => Date.now(),
      push: vi.fn(),
      schedule: {
        wakeAt: vi.fn(async () => undefined),
        clockAt: vi.fn(async () => undefined),
        clear: vi.fn(async () => undefined),
      },
      rights: {
        mayReach: async (pattern) => !world.refused.has(pattern),
        mayNotify: async () => true,
        giveBack: vi.fn(async () => undefined),
        giveBackAll: vi.fn(async () => undefined),
      },
      surfaces: {
        badge: vi.fn(async () => undefined),
        tip: vi.fn(async () => undefined),
        notify: vi.fn(async () => undefined),
        openPopup: vi.fn(async () => true),
        isPanelBeside: vi.fn(async () => false),
        activeTab: async () => world.tab,
        tabsAt: async () => world.tabs,
        ask: async () => world.answer,
      },
      policy: { agreement: async () => world.policy, lists: async () => world.lists },
      secrets: { ticketSecret: async () => secret },
      storage: {
        local: memoryArea(),
        session: memoryArea(),
        replica: memoryReplica(),
        fallback: async () => null,
        deleteFallback: vi.fn(async () => undefined),
      },
      scripts: {
        registered: async (id) => world.registered.get(id)?.file ?? null,
        register: async (id, file, patterns) => {
          if (world.registered.has(id)) throw new Error('Duplicate script ID');
          world.registered.set(id, { file, patterns });
        },
        unregister: async (id) => void world.registered.delete(id),
        runInOpenTabs: async (file) => void world.ran.push(file),
      },
      installation: {
        version: '0.0.0',
        uiLanguage: () => 'en',
        timeZone: () => 'Europe/Madrid',
        styles: { page: '', chips: '' },
      },
      lock: (_, held) => held({}),
    },
  };
  return world;
}
