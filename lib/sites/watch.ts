import type { Site, Snapshot } from './site';

export interface WatchOptions {
  readonly signal: AbortSignal;
  /** Hears of every snapshot that differs from the last one. */
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** Whether what was drawn still stands; when not, the same snapshot is told again. */
  readonly intact?: (() => boolean) | undefined;
}

/** However fast a page changes, it is looked at no more often than this, ms. */
const QUIET_MS = 100;
/** A look may cost this share of the time until the next, so that a storm on a slow machine costs no more than a calm one. */
const SHARE = 0.005;
/** No change waits longer than this, ms. */
const LONGEST_QUIET_MS = 400;

/**
 * Watches a page through one observer and the address, and looks at it anew after changes: the first at the
 * next frame, then at most every 100 ms, never while the tab is hidden, and not at all while nothing changes. Everything ends with the signal.
 */
export function watchPage(
  document: Document,
  site: Site,
  { signal, onSnapshot, intact }: WatchOptions,
): { look(): void } {
  const window = document.defaultView;
  if (window === null) return { look: () => undefined };
  let last: Snapshot | null = null;
  let armed = false;
  let missed = false;
  let next = 0;

  const look = () => {
    if (signal.aborted) return;
    const started = window.performance.now();
    const snapshot = site.read(document, new URL(window.location.href));
    const ended = window.performance.now();
    next = ended + Math.min(LONGEST_QUIET_MS, Math.max(QUIET_MS, (ended - started) / SHARE));
    if (last !== null && same(last, snapshot) && intact?.() !== false) return;
    last = snapshot;
    onSnapshot(snapshot);
  };
  const run = () => {
    armed = false;
    if (!signal.aborted) look();
  };
  const change = () => {
    if (armed) return;
    if (document.hidden) {
      missed = true;
      return;
    }
    armed = true;
    window.setTimeout(() => window.requestAnimationFrame(run), Math.max(0, next - window.performance.now()));
  };

  const observer = new MutationObserver(change);
  const filter = [...site.watch.attributes];
  observer.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: filter,
  });
  signal.addEventListener('abort', () => observer.disconnect());
  for (const event of ['hashchange', 'popstate', 'pageshow']) window.addEventListener(event, change, { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.hidden || !missed) return;
      missed = false;
      change();
    },
    { signal },
  );
  change();
  return { look };
}

/**
 * Whether two looks show the same people at the same places: what is drawn from one is right for the other. Elements are
 * compared by identity, since a page that redraws puts new ones in the same place.
 */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((each, i) => same(each, b[i]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
