import type { ReplicaStore } from '../../lib/store/replica';

/** The extension storage of a browser, in memory. */
export function memoryStore(): ReplicaStore & { clear(): void } {
  const values = new Map<string, unknown>();
  return {
    get: async (keys) => {
      const wanted = keys ?? [...values.keys()];
      return Object.fromEntries(
        wanted.flatMap((key) => (values.has(key) ? [[key, structuredClone(values.get(key))]] : [])),
      );
    },
    set: async (items) => {
      for (const [key, value] of Object.entries(items)) values.set(key, structuredClone(value));
    },
    remove: async (keys) => {
      for (const key of keys) values.delete(key);
    },
    clear: () => values.clear(),
  };
}
