import type { Site, Snapshot } from './site';

export interface WatchOptions {
  readonly signal: AbortSignal;
  /** Called with every snapshot that differs from the last one. */
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /**
   * Whether everything drawn is still in the page; if not, the same snapshot is passed on again.
   */
  readonly intact?: (() => boolean) | undefined;
  /** Whether Relevo put a node into the page, so that it is not a change. */
  readonly isOurs?: ((node: Node) => boolean) | undefined;
}

/** Delay of the next look after one with changes, ms: sites draw a view in several steps. */
const BUSY_MS = 30;
/**
 * Delays after looks without changes, ms. They grow, so that many irrelevant changes cost little.
 */
const QUIET_MS = 100;
const LONGEST_QUIET_MS = 400;
/**
 * Time after a user action during which delays stay short, because the page may be drawn in steps,
 * ms.
 */
const LIVELY_MS = 3_000;
/**
 * Pause after a look during constant changes, as a multiple of its duration, and its maximum, ms.
 */
const REST = 500;
const LONGEST_REST_MS = 1_000;

/**
 * Watches a page with one observer and the URL, and reads it after changes: in the next frame; soon
 * again after new data or a user action; less often without new data; never while the tab is hidden
 * or nothing changes. Everything ends with the signal.
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
   * Whether something changed since the last look. Then the observer is disconnected, because the
   * next look reads everything.
   */
  let changed = false;
  let timer: number | undefined;
  let again: number | undefined;
  let frame: number | undefined;
  let isChecking = false;
  /** The elements of the people last passed on, with their texts. */
  let shownPeople: readonly (readonly [Element, string | null])[] = [];
  let next = 0;
  let quiet = BUSY_MS;
  let lastAct = Number.NEGATIVE_INFINITY;
  let roots: readonly Node[] = [];

  const look = () => {
    if (signal.aborted) return;
    const began = window.performance.now();
    const snapshot = site.read(document, new URL(window.location.href));
    // Asked at every look: a script that an update has replaced finds out here, and ends.
    const isIntact = intact?.() ?? true;
    if (signal.aborted) return;
    const stale = last === null || !same(last, snapshot) || !isIntact;
    const ended = window.performance.now();
    const calm = Math.max(LONGEST_QUIET_MS, Math.min(LONGEST_REST_MS, (ended - began) * REST));
    const longest = ended - lastAct < LIVELY_MS ? QUIET_MS : calm;
    quiet = stale ? BUSY_MS : Math.min(longest, Math.max(QUIET_MS, quiet * 3));
    next = ended + quiet;
    window.clearTimeout(again);
    if (snapshot.againMs !== undefined) again = window.setTimeout(change, snapshot.againMs);
    if (!stale) return;
    last = snapshot;
    shownPeople =
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
    // Without a timer, the look happens before the change is painted.
    if (wait <= 0) inNextFrame();
    else {
      timer = window.setTimeout(inNextFrame, wait);
      if (!isChecking) window.requestAnimationFrame(checkPeople);
      isChecking = true;
    }
  };
  /**
   * Checks in every frame that the people last passed on are still there, even during a long delay,
   * so that outdated data is not shown for more than a frame.
   */
  const checkPeople = () => {
    isChecking = false;
    if (!changed || signal.aborted || frame !== undefined || shownPeople.length === 0) return;
    isChecking = shownPeople.every(
      ([anchor, text]) => anchor.isConnected && anchor.textContent === text,
    );
    if (isChecking) {
      window.requestAnimationFrame(checkPeople);
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
  // A user action always shortens the delay.
  const acted = () => {
    // A new shadow root is not reported by the observer.
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
  // `pushState` of the page is only reported by this event
  // (developer.mozilla.org/docs/Web/API/Navigation/currententrychange_event).
  window.navigation?.addEventListener('currententrychange', moved, { signal });
  for (const event of ['click', 'focusin'])
    document.addEventListener(event, acted, { capture: true, passive: true, signal });
  document.addEventListener('visibilitychange', schedule, { signal });
  change();
  return { look };
}

/**
 * Whether two snapshots show the same people at the same elements, so that what was drawn is still
 * correct. Elements are compared by identity, because sites replace elements when they redraw.
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
