import { type Failure, failureOf } from '../domain/base/failure';
import { framesOf } from '../domain/base/frames';
import { isFresh } from '../domain/base/fresh';

/** A line of the log. */
export interface LogLine {
  readonly at: number;
  readonly code: string;
  /** Where it happened, in our own words. */
  readonly detail: string;
  /** The frames of our own bundle, the innermost first; absent where none are known. */
  readonly frames?: readonly string[] | undefined;
}

/** Where lines are kept; the table of the database fits it. */
export interface LogTable {
  readonly log: { add(line: LogLine): PromiseLike<unknown> };
}

export interface Log {
  /**
   * Notes a failure: its code and our own words. What the other side said stays out, it may hold
   * data of a customer.
   */
  add(failure: Failure, where?: string, frames?: readonly string[]): void;
  /** Notes what was thrown, with the frames of our own bundle. @returns the failure in it */
  caught(thrown: unknown, where: string): Failure;
}

/**
 * Lines of one code and place that are written in a minute. A page that is refused again and again
 * says nothing new.
 */
const MOST_ALIKE = 20;
const MINUTE_MS = 60_000;
const MORE = '… and more of the same';

/**
 * The local log: never sent anywhere, shown in the options, copied only by the person who reads it.
 */
export function createLog(table: LogTable, clock: () => number): Log {
  let began = 0;
  const counts = new Map<string, number>();

  /** How many lines of this kind came in the minute that runs, this one included. */
  function count(kind: string, at: number): number {
    if (!isFresh(began, at, MINUTE_MS)) {
      began = at;
      counts.clear();
    }
    const next = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, next);
    return next;
  }

  const add: Log['add'] = (failure, where = '', frames = []) => {
    const at = clock();
    const alike = count(`${failure.code} ${where}`, at);
    if (alike > MOST_ALIKE) return;
    const detail = alike < MOST_ALIKE ? where : `${where} ${MORE}`.trim();
    const line = { at, code: failure.code, detail, ...(frames.length === 0 ? {} : { frames }) };
    // A log that cannot be written must not become the next failure.
    void Promise.resolve(table.log.add(line)).catch(() => undefined);
  };
  return {
    add,
    caught: (thrown, where) => {
      const failure = failureOf(thrown);
      add(failure, failure.code === 'bug' ? `${where} ${failure.detail}` : where, framesOf(thrown));
      return failure;
    },
  };
}
