/**
 * Runs in a simulated page: a person moves at random, while the adapter reads and watches; all is
 * held against what was true.
 */
import { watchPage } from '../../../lib/sites/watch';
import type { SimControl } from '../linkedin/page/control';
import type { TruePerson, Truth } from '../linkedin/page/truth';
import { makeRandom } from '../random';
import { plain, type Read, type Reading, read, siteHere } from './reading';

/** How to walk. Times in ms. */
export interface WalkPlan {
  readonly seed: number;
  readonly steps: number;
  /** Between two moves, at least and at most, while none has to settle. */
  readonly pause: readonly [number, number];
  /** Share of moves that are left to settle, 0–1. */
  readonly settle: number;
}

/** What a walk showed. */
export interface WalkFindings {
  readonly moves: number;
  readonly readings: number;
  /** Readings that named a person. */
  readonly named: number;
  /** A person was named who was not there: must be empty. */
  readonly wrong: readonly string[];
  /** The page had settled on a person whom a reading did not find. */
  readonly missed: readonly string[];
  /**
   * From the last change of the page to the moment at which the watcher named the right person, ms.
   */
  readonly latencies: readonly number[];
  /**
   * The same where the browser, short of processors, drew no frame or ran no timer for longer than
   * `STALL_MS` in the meantime: move and ms.
   */
  readonly stalled: readonly string[];
  readonly frames: number;
  /** Frames in which a person was named while another's card stood on the screen. */
  readonly painted: readonly string[];
}

/** A name that is not given is no wrong one: heads of groups have pictures only. */
function isOne(seen: Read, person: TruePerson): boolean {
  const keyed = seen.linkedinSlug !== undefined || seen.linkedinId !== undefined;
  if (!keyed)
    return (
      seen.name === person.name && (seen.company === undefined || seen.company === person.company)
    );
  const slug = seen.linkedinSlug === undefined || seen.linkedinSlug === person.slug;
  return (
    slug &&
    (seen.linkedinId === undefined || seen.linkedinId === person.memberId) &&
    (!seen.name || seen.name === person.name)
  );
}

/** What a reading says that is not so. */
function wrongIn({ subject, company, rows, composes }: Reading, truth: Truth): string[] {
  const wrong = (subject?.people ?? []).filter(
    (seen) => !truth.people.some((person) => isOne(seen, person)),
  );
  const written = [...truth.writtenTo, ...truth.people.map(({ slug }) => slug)];
  return [
    ...wrong.map((seen) => `${seen.name} (${seen.linkedinSlug ?? 'no slug'})`),
    ...((subject?.people.length ?? 0) > 1 && !truth.group ? ['several'] : []),
    ...(company !== null && company.slug !== truth.company?.slug
      ? [`company ${company.slug}`]
      : []),
    ...rows.flatMap((row) => row.people).filter((slug) => !truth.rows.includes(slug)),
    ...composes
      .flatMap((each) => each.people)
      .filter((who) => !written.includes(who.slice(who.indexOf(':') + 1))),
  ];
}

/** Whether all people that the page is surely about were found. */
function isFound({ subject }: Reading, truth: Truth): boolean {
  const seen = subject?.people ?? [];
  return truth.people.every((person) => seen.some((each) => isOne(each, person)));
}

const sim = (): SimControl => {
  const control: unknown = Reflect.get(globalThis, '__sim');
  return control as SimControl;
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const SLOWEST_MS = 700;
const LOOKS = 3;
const STALL_MS = 100;

/**
 * Calls back before each painting, after whatever else ran in the frame: nothing is written to the
 * document for it.
 */
function beforePaint(signal: AbortSignal, call: () => void): void {
  const ruler = sim().asPage(() =>
    document.documentElement.appendChild(document.createElement('i')),
  );
  ruler.style.cssText = 'position: fixed; display: block; height: 0';
  ruler.animate([{ width: '1px' }, { width: '1000px' }], {
    duration: 5_000,
    iterations: Number.POSITIVE_INFINITY,
  });
  const observer = new ResizeObserver(call);
  observer.observe(ruler);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    sim().asPage(() => ruler.remove());
  });
}

async function walk({
  seed,
  steps,
  pause: [least, most],
  settle,
}: WalkPlan): Promise<WalkFindings> {
  const walker = sim().walker(seed);
  const random = makeRandom(seed + 1);
  const stop = new AbortController();
  const wrong: string[] = [];
  const missed: string[] = [];
  const painted: string[] = [];
  const latencies: number[] = [];
  const stalled: string[] = [];
  let [lastFrame, longestGap] = [0, 0];
  let [readings, named, frames] = [0, 0, 0];
  let told: Reading | undefined;
  let toldAt = 0;
  watchPage(document, siteHere(), {
    signal: stop.signal,
    onSnapshot: (snapshot) => {
      told = plain(snapshot);
      toldAt = performance.now();
    },
  });
  beforePaint(stop.signal, () => {
    frames += 1;
    longestGap = Math.max(longestGap, performance.now() - lastFrame);
    lastFrame = performance.now();
    const { onScreen, people } = sim().truth();
    const there = onScreen === undefined ? people : [...people, onScreen];
    for (const each of told?.subject?.people ?? [])
      if (!there.some((person) => isOne(each, person)))
        painted.push(`${each.name} over ${onScreen?.slug ?? 'nobody'}`);
  });
  const check = (move: string) => {
    const [reading, truth] = [read(), sim().truth()];
    readings += 1;
    if (reading.subject !== null) named += 1;
    for (const who of wrongIn(reading, truth))
      wrong.push(
        `${move}: ${who}, where ${truth.people.map(({ slug }) => slug).join() || 'nobody'} was (${truth.kind})`,
      );
    if (truth.sure && !isFound(reading, truth))
      missed.push(`${move}: ${truth.people[0]?.slug} (${truth.kind}) at ${location.pathname}`);
  };
  for (let step = 0; step < steps; step += 1) {
    const move = `${step} ${walker.step()}`;
    for (let look = 0; look < LOOKS; look += 1) {
      await pause(random.between(least, most) / LOOKS);
      check(move);
    }
    if (!random.chance(settle)) continue;
    longestGap = 0;
    await sim().settled();
    const settled = sim().moments().at(-1)?.at ?? 0;
    const truth = sim().truth();
    check(`${move}, settled`);
    if (!truth.sure || truth.people.length === 0) continue;
    while (performance.now() < settled + SLOWEST_MS && !(told && isFound(told, truth))) {
      const asked = performance.now();
      await pause(5);
      longestGap = Math.max(longestGap, performance.now() - asked);
    }
    const took =
      told && isFound(told, truth) ? Math.max(0, toldAt - settled) : Number.POSITIVE_INFINITY;
    if (Math.max(longestGap, performance.now() - lastFrame) > STALL_MS)
      stalled.push(`${move}: ${took.toFixed(0)} ms`);
    else latencies.push(took);
  }
  await sim().settled();
  stop.abort();
  return { moves: steps, readings, named, wrong, missed, latencies, stalled, frames, painted };
}

Object.assign(globalThis, { __walk: walk });
