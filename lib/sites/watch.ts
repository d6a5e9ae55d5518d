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

/**
 * Watches a page through one observer and the address, and looks at it anew after changes: at most every 100 ms, at a
 * frame, never while the tab is hidden, and not at all while nothing changes. Everything ends with the signal.
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

  const look = () => {
    if (signal.aborted) return;
    const snapshot = site.read(document, new URL(window.location.href));
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
    window.setTimeout(() => window.requestAnimationFrame(run), QUIET_MS);
  };

  const observer = new MutationObserver(change);
  const filter = [...site.watch.attributes];
  observer.observe(document.documentElement, {
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

/** Whether two looks show the same people at the same places: what is drawn from one is right for the other. */
function same(a: Snapshot, b: Snapshot): boolean {
  return fingerprint(a) === fingerprint(b) && sameAnchors(a, b);
}

function fingerprint(snapshot: Snapshot): string {
  return JSON.stringify(snapshot, (key, value: unknown) => (ANCHORS.has(key) ? undefined : value));
}

/** Elements of a snapshot: compared by identity, since a page that redraws puts new ones in the same place. */
const ANCHORS = new Set(['anchor', 'row', 'header']);

function sameAnchors(a: Snapshot, b: Snapshot): boolean {
  const [before, after] = [anchors(a), anchors(b)];
  return before.length === after.length && before.every((element, index) => element === after[index]);
}

function anchors(snapshot: Snapshot): (Element | undefined)[] {
  return [
    ...snapshot.rows.flatMap((row) => [row.row, row.about?.anchor]),
    snapshot.thread?.header,
    ...(snapshot.thread?.people ?? []).map((person) => person.anchor),
    ...snapshot.composes.map((compose) => compose.anchor),
  ];
}
