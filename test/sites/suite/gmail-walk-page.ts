/**
 * Runs in the simulated mailbox: a person moves at random, while the adapter reads and watches; all
 * is held against what was true.
 */
import { watchPage } from '../../../lib/sites/watch';
import type { SimControl } from '../gmail/page/control';
import type { Truth } from '../gmail/page/truth';
import { makeRandom } from '../random';
import { plain, type Reading, read, siteHere } from './reading';

/** How to walk. Times in ms. */
export interface MailboxWalkPlan {
  readonly seed: number;
  readonly steps: number;
  /** Between two moves, at least and at most, while none has to settle. */
  readonly pause: readonly [number, number];
  /** Share of moves that are left to settle, 0–1. */
  readonly settle: number;
}

/** What a walk showed. */
export interface MailboxWalkFindings {
  readonly moves: number;
  readonly readings: number;
  /** Readings of an open thread. */
  readonly threads: number;
  /** A person or a row was named that was not there: must be empty. */
  readonly wrong: readonly string[];
  /** A thread had settled that a reading did not find. */
  readonly missed: readonly string[];
  /**
   * From the last change of the page to the moment at which the watcher named the right thread, ms.
   */
  readonly latencies: readonly number[];
}

const LISTS = ['#inbox', '#starred', '#sent', '#all', '#search/quote'] as const;
const LOOKS = 3;
const SLOWEST_MS = 700;

const sim = (): SimControl => Reflect.get(globalThis, '__sim') as unknown as SimControl;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a reading says that is not so. */
function wrongIn({ thread, rows }: Reading, truth: Truth): string[] {
  const ids = truth.rows.map(({ legacyThreadId }) => legacyThreadId);
  const inThread =
    thread === null
      ? []
      : thread.id === truth.thread?.legacyThreadId
        ? thread.people.filter((who) => !truth.thread?.people.includes(who))
        : [`thread ${thread.id}`];
  return [
    ...inThread,
    ...rows
      .filter(({ threadId }) => !ids.includes(threadId))
      .map(({ threadId }) => `row ${threadId}`),
  ];
}

/** Whether the thread on the screen, with everybody in it, was found. */
function isFound({ thread }: Reading, truth: Truth): boolean {
  return (
    truth.thread === undefined ||
    (thread?.id === truth.thread.legacyThreadId &&
      truth.thread.people.every((who) => thread?.people.includes(who)))
  );
}

async function walk({
  seed,
  steps,
  pause: [least, most],
  settle,
}: MailboxWalkPlan): Promise<MailboxWalkFindings> {
  const random = makeRandom(seed);
  const stop = new AbortController();
  const [wrong, missed, latencies]: [string[], string[], number[]] = [[], [], []];
  let [readings, threads] = [0, 0];
  let told: Reading | undefined;
  let toldAt = 0;
  watchPage(document, siteHere(), {
    signal: stop.signal,
    onSnapshot: (snapshot) => {
      told = plain(snapshot);
      toldAt = performance.now();
    },
  });
  const check = (move: string) => {
    const [reading, truth] = [read(), sim().truth()];
    readings += 1;
    if (reading.thread !== null) threads += 1;
    for (const who of wrongIn(reading, truth))
      wrong.push(`${move}: ${who}, where ${truth.thread?.legacyThreadId} was`);
  };
  const { navigation } = window;
  const first = navigation?.currentEntry?.index ?? 0;
  // Two steps back may be under way at once, and the mailbox must not be left by them.
  const canGoBack = () => (navigation?.currentEntry?.index ?? 0) > first + 2;
  /**
   * A click on a row, a step back or forward, another list; the one before may not have settled
   * yet.
   */
  const move = (): string => {
    const way = random.between(0, 100);
    if (way < 15 && canGoBack()) history.back();
    else if (way < 20) history.forward();
    else if (way < 35) void sim().goto(random.pick(LISTS));
    else if (way < 45) void sim().back();
    else {
      const ids = sim()
        .threads()
        .flatMap(({ legacyThreadId }) => legacyThreadId ?? []);
      void sim().open(random.pick(ids.slice(0, 40)));
    }
    return `${way.toFixed(0)} at ${location.hash}`;
  };
  for (let step = 0; step < steps; step += 1) {
    const name = `${step}: ${move()}`;
    for (let look = 0; look < LOOKS; look += 1) {
      await pause(random.between(least, most) / LOOKS);
      check(name);
    }
    if (!random.chance(settle)) continue;
    await sim().settled();
    const settled = performance.now();
    const truth = sim().truth();
    check(`${name}, settled`);
    if (!isFound(read(), truth)) missed.push(`${name}: ${truth.thread?.legacyThreadId}`);
    if (truth.thread === undefined) continue;
    while (performance.now() < settled + SLOWEST_MS && !(told && isFound(told, truth)))
      await pause(5);
    latencies.push(
      told && isFound(told, truth) ? Math.max(0, toldAt - settled) : Number.POSITIVE_INFINITY,
    );
  }
  await sim().settled();
  stop.abort();
  return { moves: steps, readings, threads, wrong, missed, latencies };
}

Object.assign(globalThis, { __walk: walk });
