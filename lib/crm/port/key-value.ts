/**
 * A small store that outlives the worker: half-done moves, vocabularies, not-before times. Values
 * are JSON.
 */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  /** Null forgets the key. */
  set(key: string, value: unknown): Promise<void>;
}
