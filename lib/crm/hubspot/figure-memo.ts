import { isFresh } from '../../domain/base/fresh';

/** What one question has found out serves the next ones for so long. */
const MEMO_MS = 10 * 60_000;
const MOST_KEPT = 2_000;

/** What was found out in the life of this worker. */
export interface Memo {
  keep(key: unknown, value: unknown): void;
  /** What is known of a key, or what is asked now. */
  of<Value>(key: unknown, ask: () => Promise<Value>): Promise<Value>;
}

/** @param clock epoch ms */
export function createMemo(clock: () => number): Memo {
  const kept = new Map<string, { readonly at: number; readonly value: unknown }>();
  const keep = (key: unknown, value: unknown) => {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(JSON.stringify(key), { at: clock(), value });
  };
  return {
    keep,
    async of<Value>(key: unknown, ask: () => Promise<Value>): Promise<Value> {
      const known = kept.get(JSON.stringify(key));
      if (known !== undefined && isFresh(known.at, clock(), MEMO_MS)) return known.value as Value;
      const value = await ask();
      keep(key, value);
      return value;
    },
  };
}
