import type { Site, Snapshot } from './site';

export interface WatchOptions {
  readonly signal: AbortSignal;
  /** Hears of every snapshot that differs from the last one. */
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** Whether what was drawn still stands; when not, the same snapshot is told again. */
  readonly intact?: (() => boolean) | undefined;
  /** Whether a node is one that we put into the page ourselves: its coming is no news. */
  readonly isOurs?: ((node: Node) => boolean) | undefined;
}

/**
 * After a look that found something new the next may come this soon: a view is drawn in several
 * steps, ms.
 */
const BUSY_MS = 30;
/**
 * After one that found nothing new, the next comes later and later, so that a storm costs little,
 * ms.
 */
const QUIET_MS = 100;
const LONGEST_QUIET_MS = 400;
/**
 * For so long after somebody has acted a page may be drawn step by step, and rests are short, ms.
 */
const LIVELY_MS = 3_000;
/**
 * In a long storm a look is followed by so many times its own length without one, up to a limit,
 * ms.
 */
const REST = 500;
const LONGEST_REST_MS = 1_000;

/**
 * Watches a page through one observer and the address, and looks at it anew after changes: at the
 * next frame, soon again while there is something new or somebody has just acted, ever more seldom
 * while there is not, never while the tab is hidden, and not at all while nothing changes.
 * Everything ends with the signal.
 */
export function watchPage(
  document: Document,
  site: Site,
  { signal, onSnapshot, intact, isOurs = () => false }: WatchOptions,
): { look(): void } {
  const window = document.defaultView;
  if (window === null) return { look: () => undefined };
  let last: Snapshot | null = null;
  /**
   * Something has changed since the last look. From then on nothing is observed: the next look sees
   * everything.
   */
  let changed = false;
  let timer: number | undefined;
  let again: number | undefined;
  let frame: number | undefined;
  let isGuarded = false;
  /** What stood where the people were found of whom was told last. */
  let told: readonly (readonly [Element, string | null])[] = [];
  let next = 0;
  let quiet = BUSY_MS;
  let lastAct = Number.NEGATIVE_INFINITY;
  let roots: readonly Node[] = [];

  const look = () => {
    if (signal.aborted) return;
    const began = window.performance.now();
    const snapshot = site.read(document, new URL(window.location.href));
    const stale = last === null || !same(last, snapshot) || intact?.() === false;
    const ended = window.performance.now();
    const calm = Math.max(LONGEST_QUIET_MS, Math.min(LONGEST_REST_MS, (ended - began) * REST));
    const longest = ended - lastAct < LIVELY_MS ? QUIET_MS : calm;
    quiet = stale ? BUSY_MS : Math.min(longest, Math.max(QUIET_MS, quiet * 3));
    next = ended + quiet;
    window.clearTimeout(again);
    if (snapshot.againMs !== undefined) again = window.setTimeout(change, snapshot.againMs);
    if (!stale) return;
    last = snapshot;
    told =
      snapshot.subject?.people.map(({ anchor }) => [anchor, anchor.textContent] as const) ?? [];
    onSnapshot(snapshot);
  };
  const run = () => {
    frame = undefined;
    if (signal.aborted) return;
    changed = false;
    observe();
    look();
  };
  const schedule = () => {
    if (!changed || document.hidden || frame !== undefined) return;
    window.clearTimeout(timer);
    const inNextFrame = () => {
      frame ??= window.requestAnimationFrame(run);
    };
    const wait = next - window.performance.now();
    // Without a timer in between, the look comes before any of the change is painted.
    if (wait <= 0) inNextFrame();
    else {
      timer = window.setTimeout(inNextFrame, wait);
      if (!isGuarded) window.requestAnimationFrame(guardTold);
      isGuarded = true;
    }
  };
  /**
   * However seldom the page is looked at: nobody stays told for a frame after they have left the
   * screen.
   */
  const guardTold = () => {
    isGuarded = false;
    if (!changed || signal.aborted || frame !== undefined || told.length === 0) return;
    isGuarded = told.every(([anchor, text]) => anchor.isConnected && anchor.textContent === text);
    if (isGuarded) {
      window.requestAnimationFrame(guardTold);
      return;
    }
    window.clearTimeout(timer);
    run();
  };
  const change = () => {
    if (changed) return;
    changed = true;
    observer.disconnect();
    schedule();
  };
  // However calm the page was, what somebody does now counts.
  const acted = () => {
    // A root that was attached is told by nothing but what is done in it.
    if (rootsNow().some((root) => !roots.includes(root))) change();
    next = 0;
    quiet = BUSY_MS;
    lastAct = window.performance.now();
    schedule();
  };
  const moved = () => {
    change();
    acted();
  };

  const isNews = ({ type, target, addedNodes, removedNodes }: MutationRecord) =>
    type === 'childList'
      ? removedNodes.length > 0 || ![...addedNodes].every(isOurs)
      : !isOurs(target);
  const observer = new MutationObserver((records) => {
    if (records.some(isNews)) change();
  });
  const rootsNow = () => [document, ...(site.roots?.(document) ?? [])];
  const observe = () => {
    roots = rootsNow();
    for (const root of roots) {
      observer.observe(root, {
        childList: true,
        subtree: true,
        characterData: site.watch.text === true,
        attributes: true,
        attributeFilter: [...site.watch.attributes],
      });
    }
  };
  signal.addEventListener('abort', () => {
    observer.disconnect();
    window.clearTimeout(again);
  });
  for (const event of ['hashchange', 'popstate', 'pageshow'])
    window.addEventListener(event, moved, { signal });
  // What a page pushes onto its history is told by this alone.
  window.navigation?.addEventListener('currententrychange', moved, { signal });
  for (const event of ['click', 'focusin'])
    document.addEventListener(event, acted, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', schedule, { signal });
  change();
  return { look };
}

/**
 * Whether two looks show the same people at the same places: what is drawn from one is right for
 * the other. Elements are compared by identity, since a page that redraws puts new ones in the same
 * place.
 */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((each, i) => same(each, b[i]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
