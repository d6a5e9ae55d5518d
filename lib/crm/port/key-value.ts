/**
 * A small store that outlives the worker: half-done moves, metadata, not-before times. Values are
 * JSON.
 */
export interface KeyValue {
  get(key: string): Promise<unknown>;
  /** Stores a value; null deletes it. */
  set(key: string, value: unknown): Promise<void>;
}
