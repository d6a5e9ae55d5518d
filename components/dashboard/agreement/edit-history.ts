import type { Agreement } from '../../../lib/domain/base/agreement-model';

/** An edit on its way: what it began with, how it stands, and the steps back and forth. */
export interface EditHistory {
  readonly base: Agreement;
  readonly now: Agreement;
  readonly past: readonly Agreement[];
  readonly future: readonly Agreement[];
  /** What the last step changed, and when (epoch ms): typing on in one field is one step. */
  readonly last: { readonly what: string; readonly at: number } | null;
}

const MOST_STEPS = 200;
/** A pause in typing after which the next letter begins a new step. */
const PAUSE_MS = 2_000;

/** A history without steps. */
export function beginEdit(base: Agreement, now: Agreement = base): EditHistory {
  return { base, now, past: [], future: [], last: null };
}

/** One more step; within a pause of the last one in the same place it joins that. */
export function stepOn(
  history: EditHistory,
  what: string,
  now: Agreement,
  at: number,
): EditHistory {
  const { last } = history;
  const goesOn = last !== null && last.what === what && at - last.at < PAUSE_MS;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-MOST_STEPS);
  return { ...history, now, past, future: [], last: { what, at } };
}

export function stepBack(history: EditHistory): EditHistory {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  const past = history.past.slice(0, -1);
  return { ...history, now: before, past, future: [history.now, ...history.future], last: null };
}

export function stepForth(history: EditHistory): EditHistory {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { ...history, now: next, past: [...history.past, history.now], future, last: null };
}
