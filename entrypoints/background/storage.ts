import { browser } from 'wxt/browser';
import type { StorageArea, StorageAreas } from '../../lib/app/ports';
import { createReplicaDb } from '../../lib/store/replica-db';

const FALLBACK = 'relevo-spare';

/** The Storage Buckets API, which only Chromium has (https://wicg.github.io/storage-buckets). */
interface Buckets {
  open(name: string, options: object): Promise<{ readonly indexedDB: IDBFactory }>;
  delete(name: string): Promise<void>;
}

const buckets = () =>
  (navigator as Navigator & { readonly storageBuckets?: Buckets }).storageBuckets;

function area(name: 'local' | 'session'): StorageArea {
  return {
    get: async (key) => (await browser.storage[name].get(key))[key],
    set: (key, value) => browser.storage[name].set({ [key]: value }),
    remove: (key) => browser.storage[name].remove(key),
    clear: () => browser.storage[name].clear(),
  };
}

/**
 * Creates the storage port. Called once per worker, because in Firefox it opens the database of the
 * replica log.
 */
export function storageAreas(): StorageAreas {
  return {
    local: area('local'),
    session: area('session'),
    // Chromium keeps all databases of an extension in one directory, so the replica log is in the
    // extension's storage, which content scripts cannot read there. In Firefox they could, but
    // there each database is a separate file.
    replica: import.meta.env.FIREFOX ? createReplicaDb() : browser.storage.local,
    // A storage bucket has its own directory with an IndexedDB.
    fallback: async () => {
      const bucket = await buckets()
        ?.open(FALLBACK, { durability: 'strict', persisted: true })
        .catch(() => null);
      return bucket?.indexedDB ?? null;
    },
    deleteFallback: async () => {
      await buckets()
        ?.delete(FALLBACK)
        .catch(() => undefined);
    },
  };
}

/**
 * Denies content scripts access to the extension's storage. Firefox has no such setting, so nothing
 * secret is stored there.
 */
export function closeStorageToPages(failed: (error: unknown) => void): void {
  const trusted = { accessLevel: 'TRUSTED_CONTEXTS' } as const;
  void browser.storage.local.setAccessLevel?.(trusted).catch(failed);
  void browser.storage.session.setAccessLevel?.(trusted).catch(failed);
}
