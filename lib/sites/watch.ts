import type { Site, Snapshot } from './site';

export interface WatchOptions {
  readonly signal: AbortSignal;
  /** Hears of every snapshot that differs from the last one. */
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** Whether what was drawn still stands; when not, the same snapshot is told again. */
  readonly intact?: (() => boolean) | undefined;
}

/** After a look that found something new the next may come this soon: a view is drawn in several steps, ms. */
const BUSY_MS = 30;
/** After one that found nothing new, the next comes later and later, so that a storm costs little, ms. */
const QUIET_MS = 100;
const LONGEST_QUIET_MS = 400;

/**
 * Watches a page through one observer and the address, and looks at it anew after changes: at the next frame, soon again
 * while there is something new, ever more seldom while there is not, never while the tab is hidden, and not at all while
 * nothing changes. Everything ends with the signal.
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
  let quiet = BUSY_MS;

  const look = () => {
    if (signal.aborted) return;
    const snapshot = site.read(document, new URL(window.location.href));
    const stale = last === null || !same(last, snapshot) || intact?.() === false;
    quiet = stale ? BUSY_MS : Math.min(LONGEST_QUIET_MS, Math.max(QUIET_MS, quiet * 2));
    next = window.performance.now() + quiet;
    if (!stale) return;
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

  // Somebody moved on: however calm the page was, now it counts.
  const moved = () => {
    next = 0;
    change();
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
  for (const event of ['hashchange', 'popstate', 'pageshow']) window.addEventListener(event, moved, { signal });
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
