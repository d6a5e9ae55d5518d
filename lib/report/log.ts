import type { Failure } from '../domain/base/failure';

/** Where lines are kept; the table of the database fits it. */
export interface LogTable {
  readonly log: { add(line: { at: number; code: string; detail: string }): PromiseLike<unknown> };
}

export interface Log {
  /** Notes a failure: its code and our own words. What the other side said stays out, it may hold data of a customer. */
  add(failure: Failure, where?: string): void;
}

/** The local log: never sent anywhere, shown in the options, copied only by the person who reads it. */
export function createLog(table: LogTable, clock: () => number): Log {
  return {
    add: (failure, where = '') => {
      // A log that cannot be written must not become the next failure.
      void Promise.resolve(table.log.add({ at: clock(), code: failure.code, detail: where })).catch(() => undefined);
    },
  };
}
