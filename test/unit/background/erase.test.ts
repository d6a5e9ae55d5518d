import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eraseEverything, goOnErasing } from '../../../entrypoints/background/erase';
import { createServices } from '../../../entrypoints/background/services';
import type { Services } from '../../../lib/app/services';
import { writeSecret } from '../../../lib/store/meta';
import { enqueue } from '../../../lib/store/outbox-rows';
import { memoryStore } from '../../faults/memory-store';
import { browser } from './real-listener';

vi.mock('wxt/browser', async () => ({ browser: (await import('./real-listener')).browser }));

/** The storage buckets of a browser: each with an IndexedDB of its own. */
const buckets = new Map<string, IDBFactory>();
vi.stubGlobal('navigator', {
  locks: { request: (_: string, __: object, run: (lock: object) => unknown) => run({}) },
  storageBuckets: {
    open: async (name: string) => {
      const indexedDB = buckets.get(name) ?? new IDBFactory();
      buckets.set(name, indexedDB);
      return { indexedDB };
    },
    delete: async (name: string) => void buckets.delete(name),
  },
});

const usual = globalThis.indexedDB;
const local = memoryStore();
let services: Services;

/** The directory of the usual place is damaged: Chromium answers so for ever. */
function damageUsual(): void {
  const broken = new IDBFactory();
  broken.open = () => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  };
  vi.stubGlobal('indexedDB', broken);
  services = createServices();
}

async function canary(): Promise<void> {
  await services.ready();
  await writeSecret(services.db, 'token:hubspot', 'canary key');
  const action = { kind: 'note', text: 'canary sings' } as const;
  await enqueue(services.journal, { intentId: 'i', contactId: 'c', connection: 'local', action }, 1);
}

const stored = async () => JSON.stringify(await local.get(null));

beforeEach(() => {
  vi.stubGlobal('indexedDB', usual);
  local.clear();
  Object.assign(browser.storage.local, {
    get: (keys: string | string[] | null) => local.get(typeof keys === 'string' ? [keys] : keys),
    set: local.set,
    remove: (keys: string | string[]) => local.remove([keys].flat()),
    clear: async () => local.clear(),
  });
  services = createServices();
});
afterEach(async () => {
  vi.restoreAllMocks();
  services.db.close();
  buckets.clear();
  await Promise.all((await usual.databases()).map(({ name = '' }) => usual.deleteDatabase(name)));
});

describe('erasing everything', () => {
  it('empties the spare place and sweeps its files, when the database lives there', async () => {
    damageUsual();
    await canary();
    expect(services.opener.location()).toBe('spare');
    const spare = buckets.get('relevo-spare');
    const opened = vi.spyOn(spare ?? usual, 'open');
    await eraseEverything(services);
    expect(opened.mock.calls.map(([name]) => name)).toContain('relevo-sweep');
    expect(await services.db.secrets.count()).toBe(0);
    expect(await stored()).toBe('{}');
  });

  it.each(['clearAll', 'getAll', 'eraseLocal'] as const)(
    'goes on at the next start when the browser ended at %s',
    async (where) => {
      await canary();
      let reached: () => void = () => undefined;
      const there = new Promise<void>((resolve) => {
        reached = resolve;
      });
      const end = () => {
        reached();
        return new Promise<never>(() => undefined);
      };
      if (where === 'clearAll') vi.spyOn(browser.alarms, 'clearAll').mockImplementationOnce(end);
      if (where === 'getAll') vi.spyOn(browser.permissions, 'getAll').mockImplementationOnce(end);
      if (where === 'eraseLocal') vi.spyOn(services.connectors, 'eraseLocal').mockImplementationOnce(end);
      // What stands in the files of the extension's storage goes with the last step alone.
      await local.set({ kept: 'canary in storage' });
      void eraseEverything(services);
      await there;
      services.db.close();
      services.connectors.local.close();
      browser.permissions.remove.mockClear();

      services = createServices();
      vi.spyOn(browser.permissions, 'getAll').mockResolvedValue({ origins: ['https://crm.example/*'] } as never);
      expect(await goOnErasing(services)).toBe(true);
      expect(await stored()).toBe('{}');
      expect(browser.permissions.remove).toHaveBeenCalled();
      const tables = await Promise.all(services.db.tables.map((table) => table.toArray()));
      expect(JSON.stringify(tables)).not.toContain('canary');
      expect(await goOnErasing(services)).toBe(false);
    },
  );

  it('that fails is told, and takes nothing later of what was done since', async () => {
    await canary();
    vi.spyOn(browser.alarms, 'clearAll').mockRejectedValueOnce(new Error('no'));
    await expect(eraseEverything(services)).rejects.toThrow();
    expect(await goOnErasing(services)).toBe(false);
  });
});
