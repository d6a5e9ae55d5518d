import type { TraceEvent } from './trace';

const MS = 1_000;

/**
 * What an extension's scripts did on the page's main thread. Milliseconds of the thread's own time,
 * unless said otherwise.
 */
export interface Ours {
  /** Evaluating its scripts, compiling included. */
  readonly evaluation: number;
  /** Its functions, called later. */
  readonly calls: number;
  readonly callCount: number;
  /** The most of one task that was its, wall time. */
  readonly longestWall: number;
  /** The most layouts that one call of its forced. */
  readonly layouts: number;
}

/** One main thread of a page in a trace. */
export interface MainThread {
  /** Everything that ran there, thread time. */
  readonly total: number;
  /** Tasks longer than 50 ms, wall time. */
  readonly longTasks: number;
  readonly ours: Ours;
}

const SCRIPTED = new Set(['EvaluateScript', 'FunctionCall', 'v8.callFunction']);
const TASK = 'ThreadControllerImpl::RunTask';
const LONG_MS = 50;

const urlOf = (event: TraceEvent) => event.args?.data?.url ?? '';
const endOf = (event: TraceEvent) => event.ts + (event.dur ?? 0);
const isExtension = (event: TraceEvent) =>
  SCRIPTED.has(event.name) && urlOf(event).startsWith('chrome-extension://');

/**
 * Reads the main thread of the page that ran a script of `host`.
 * @param span only what began in it: from and to, microseconds of the trace's clock
 */
export function readMainThread(
  events: readonly TraceEvent[],
  host: string,
  span: readonly [number, number],
): MainThread {
  const [from, to] = span;
  const during = events.filter((event) => event.ts >= from && event.ts < to);
  const page = during.find((event) => SCRIPTED.has(event.name) && urlOf(event).startsWith(host));
  if (page === undefined) throw new Error(`the trace holds no script of ${host}`);
  const here = during.filter(
    (event) => event.pid === page.pid && event.tid === page.tid && event.ph === 'X',
  );
  const tasks = outermost(here.filter((event) => event.name === TASK));
  const scripts = outermost(here.filter(isExtension));
  const calls = scripts.filter((event) => event.name !== 'EvaluateScript');
  const inTask = (task: TraceEvent) =>
    scripts
      .filter((event) => event.ts >= task.ts && event.ts < endOf(task))
      .reduce((sum, event) => sum + (event.dur ?? 0), 0);
  const layouts = here.filter((event) => event.name === 'Layout');
  const sum = (list: readonly TraceEvent[]) =>
    list.reduce((all, event) => all + (event.tdur ?? 0), 0) / MS;
  return {
    total: sum(tasks),
    longTasks: tasks.filter((task) => (task.dur ?? 0) > LONG_MS * MS).length,
    ours: {
      evaluation: sum(scripts.filter((event) => event.name === 'EvaluateScript')),
      calls: sum(calls),
      callCount: calls.length,
      longestWall: Math.max(0, ...tasks.map(inTask)) / MS,
      layouts: Math.max(
        0,
        ...scripts.map(
          (call) => layouts.filter((event) => event.ts >= call.ts && event.ts < endOf(call)).length,
        ),
      ),
    },
  };
}

/** Events that stand in no other of them. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const sorted = [...events].sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  let end = -1;
  return sorted.filter((event) => {
    if (event.ts < end) return false;
    end = endOf(event);
    return true;
  });
}
