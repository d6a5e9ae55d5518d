import type { KeyValue } from '../../lib/crm/port/key-value';

/** What a worker keeps beyond its life. */
export function memoryStore(): KeyValue {
  const kept = new Map<string, unknown>();
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => {
      if (value === null) kept.delete(key);
      else kept.set(key, structuredClone(value));
    },
  };
}
