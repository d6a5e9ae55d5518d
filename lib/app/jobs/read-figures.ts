import type { Connected } from '../../crm/port/connector';
import type { FiguresEngine } from '../../crm/port/figures';
import { type Failure, failureOf } from '../../domain/base/failure';
import { isFresh } from '../../domain/base/fresh';
import { questionKey } from '../../domain/figures/counting/question';
import { putCounts } from '../../store/counts';
import type { RelevoDb } from '../../store/db';
import { changeFiguresReading, readFiguresReading, type Want } from '../../store/figures-reading';
import { type Source, sourceOf } from '../../store/store-answer';
import { type AskedOf, askedOf, nextQuestions } from '../figure-questions';
import type { Crm, Events, Preferences, Store, Terms } from '../services';

type Deps = Store & Pick<Preferences, 'language'> & Terms & Crm & Events;

/** The longest that one question, or one batch of them, may take, ms. */
const BATCH_MS = 60_000;
/** A view that was not opened for so long is no longer read, ms. */
const WANTED_MS = 7 * 86_400_000;
/** A CRM that names no time is asked again after this, ms. */
const LATER_MS = 60_000;
/** Pages hear of new counts this often at most, ms. */
const PUSH_MS = 1_500;

interface Run {
  readonly over: Promise<void>;
  readonly stop: AbortController;
  /** A view was opened during the run: its questions are read before the run ends. */
  again: boolean;
}

/**
 * What this worker is reading, by its database: one at a time over all pages and the background.
 */
const runs = new WeakMap<RelevoDb, Run>();

/**
 * Reads the counts that open pages still need, or continues to. Progress is stored, so a worker
 * that dies loses only the requests under way.
 */
export function readFigures(services: Deps): Promise<void> {
  const running = runs.get(services.db);
  if (running !== undefined) {
    running.again = true;
    return running.over;
  }
  const stop = new AbortController();
  const over = readAll(services, stop.signal)
    .finally(() => runs.delete(services.db))
    // Pages that hear of nothing new would ask again, and start this again.
    .then((hasNews) => {
      if (hasNews) services.push('figures');
    });
  runs.set(services.db, { over, stop, again: false });
  return over;
}

/**
 * Counts something else while nothing is read: pages that open during it wait, so that no count is
 * asked twice. What they need is read after it.
 */
export async function countBetween(
  services: Deps,
  count: (stop: AbortSignal) => Promise<void>,
): Promise<void> {
  for (let run = runs.get(services.db); run !== undefined; run = runs.get(services.db))
    await run.over;
  const stop = new AbortController();
  const over = count(stop.signal).finally(() => {
    const isWanted = runs.get(services.db)?.again === true;
    runs.delete(services.db);
    return isWanted ? readFigures(services) : undefined;
  });
  runs.set(services.db, { over, stop, again: false });
  await over;
}

/** Stops it, until `figures.resume`; the request that is on its way is broken off. */
export async function stopFigures(services: Deps): Promise<void> {
  const { id } = await services.connection();
  const source = { db: services.db, connection: id };
  await changeFiguresReading(source, () => ({ stopped: true }));
  runs.get(services.db)?.stop.abort();
  services.push('figures');
}

/** @returns whether there is anything that pages do not know yet */
async function readAll(services: Deps, signal: AbortSignal): Promise<boolean> {
  let pushedAt = 0;
  let hasNews = false;
  while (!signal.aborted) {
    const connector = await services.reader();
    const engine = connector?.figures ?? null;
    const state = await readFiguresReading(services.db);
    if (connector === null || engine === null || state.stopped) return hasNews;
    if (state.notBefore > services.clock()) return hasNews;
    const asked = await askNext(services, connector, engine, state.wants, signal);
    if (asked === 'nothing') {
      const run = runs.get(services.db);
      if (run?.again !== true) return hasNews;
      run.again = false;
      continue;
    }
    if (asked === 'failed') return hasNews;
    hasNews = true;
    if (asked === 'waits') return hasNews;
    if (!isFresh(pushedAt, services.clock(), PUSH_MS)) {
      services.push('figures');
      pushedAt = services.clock();
    }
  }
  return hasNews;
}

/** Asks the next questions of the page that was looked at last and lacks any. */
async function askNext(
  services: Deps,
  connector: Connected,
  engine: FiguresEngine,
  wants: readonly Want[],
  stop: AbortSignal,
): Promise<'asked' | 'nothing' | 'waits' | 'failed'> {
  const source = sourceOf(services.db, connector);
  for (const want of wants.filter(({ at }) => isFresh(at, services.clock(), WANTED_MS))) {
    const known = await askedOf(services, engine, want);
    if (known.whole.scope.connection !== connector.connection) return 'failed';
    const next = nextQuestions(known, want.at, engine.batch);
    if (next === null) continue;
    try {
      return (await askAndKeep(source, engine, next, services.clock(), stop)) ? 'asked' : 'failed';
    } catch (error) {
      if (!stop.aborted) await waitFor(services, connector, failureOf(error));
      if (failureOf(error).code === 'bug') throw error;
      return stop.aborted ? 'failed' : 'waits';
    }
  }
  return 'nothing';
}

/**
 * Asks one batch of questions and stores the answers; false where there are none to store, or the
 * connection was replaced.
 * @param now epoch ms
 * @throws RelevoError
 */
export async function askAndKeep(
  source: Source,
  engine: FiguresEngine,
  { scope, narrowing, questions }: Pick<AskedOf, 'scope' | 'narrowing' | 'questions'>,
  now: number,
  stop: AbortSignal,
): Promise<boolean> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(BATCH_MS)]);
  const answers = await engine.count(questions, narrowing, signal);
  const pairs = questions.flatMap((question, index) => {
    const answer = answers[index];
    return answer === undefined ? [] : [{ question: questionKey(question), answer }];
  });
  return (await putCounts(source, scope, pairs, now)) && pairs.length > 0;
}

/** Waits as long as the CRM asks, and stores the reason so that the page can show it. */
async function waitFor(services: Deps, connector: Connected, failure: Failure): Promise<void> {
  const notBefore = services.clock() + (failure.retryAfterMs ?? LATER_MS);
  await changeFiguresReading(sourceOf(services.db, connector), () => ({ notBefore, failure }));
  await services.failed(failure, connector.connection);
}
