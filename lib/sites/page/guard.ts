import type { Host } from './host';

/** Why a click does not count as the user's own. */
export type Doubt =
  | 'not-trusted'
  | 'cannot-tell'
  | 'not-visible'
  | 'restyled'
  | 'moved'
  | 'covered';

export interface Guard {
  /** Watches the buttons that write (`[data-write]`) in a root; called after each drawing. */
  attend(root: ParentNode): void;
  /**
   * Whether a click may write: made by the user, on a button that was visible for half a second, at
   * the place where it was drawn.
   * @returns null if it may, else the reason
   */
  doubt(event: Event): Doubt | null;
}

export interface GuardOptions {
  readonly view: Window & typeof globalThis;
  readonly host: Host;
  /** The last position of the host, CSS pixels of the viewport. */
  readonly place: () => { readonly left: number; readonly top: number; readonly width: number };
  readonly signal: AbortSignal;
}

/**
 * Time for which a button must be continuously visible, ms; and the delay of the browser's
 * visibility reports.
 */
const SEEN_MS = 500;
const DELAY_MS = 100;
/** Tolerance for rounding in zoomed pages, CSS pixels. */
const SLACK_PX = 2;

/**
 * Distinguishes a click of the user from one that a page tricked them into. A page can cover, fade,
 * clip, blend, move and scale what Relevo draws. The browser's visibility tracking detects covering
 * (https://w3c.github.io/IntersectionObserver/#calculate-visibility-algo), computed styles the
 * rest. Thirteen such pages are tested.
 */
export function createGuard({ view, host, place, signal }: GuardOptions): Guard {
  const since = new WeakMap<Element, number | null>();
  const observer = new view.IntersectionObserver(
    (entries) => {
      for (const { target, ...entry } of entries.map(seen)) {
        const before = since.get(target) ?? null;
        since.set(target, entry.visible ? (before ?? view.performance.now()) : null);
      }
    },
    { threshold: 1, trackVisibility: true, delay: DELAY_MS } as IntersectionObserverInit,
  );
  // Firefox accepts the options but does not track visibility: then no click in the page is trusted
  // (developer.mozilla.org/docs/Web/API/IntersectionObserver/trackVisibility).
  const tracks = 'trackVisibility' in observer && observer.trackVisibility === true;
  signal.addEventListener('abort', () => observer.disconnect());

  return {
    attend(root) {
      for (const button of root.querySelectorAll('[data-write]')) {
        if (since.has(button)) continue;
        since.set(button, null);
        observer.observe(button);
      }
    },
    doubt(event) {
      if (!event.isTrusted) return 'not-trusted';
      if (!tracks) return 'cannot-tell';
      const button = event.currentTarget instanceof view.Element ? event.currentTarget : null;
      const from = button === null ? null : (since.get(button) ?? null);
      if (button === null || from === null || view.performance.now() - from < SEEN_MS)
        return 'not-visible';
      if (!isNeutral(view, host.element)) return 'restyled';
      if (!isInPlace(host, place())) return 'moved';
      return isOnTop(host.element, button) ? null : 'covered';
    },
  };
}

function seen(entry: IntersectionObserverEntry): { target: Element; visible: boolean } {
  return { target: entry.target, visible: 'isVisible' in entry && entry.isVisible === true };
}

/** Styles that change the appearance or the position. */
const TELLING =
  'opacity filter backdrop-filter clip-path clip mask-image -webkit-mask-image -webkit-mask-box-image-source mix-blend-mode transform translate rotate scale perspective offset-path zoom visibility'.split(
    ' ',
  );
/** Their values where they change nothing; none of these changes anything in another of them. */
const NEUTRAL = ['', '1', 'none', 'auto', 'normal', 'visible'];

function isNeutral(view: Window, host: Element): boolean {
  for (let element: Element | null = host; element !== null; element = element.parentElement) {
    const style = view.getComputedStyle(element);
    if (TELLING.some((name) => !NEUTRAL.includes(style.getPropertyValue(name)))) return false;
  }
  return true;
}

/**
 * Whether the host is at its position and its content at the host's: padding or scrolling would
 * shift the content.
 */
function isInPlace(
  { element, root }: Host,
  place: { left: number; top: number; width: number },
): boolean {
  const rect = element.getBoundingClientRect();
  const inner = root.firstElementChild?.getBoundingClientRect();
  const near = (a: number, b: number) => Math.abs(a - b) <= SLACK_PX;
  const placed =
    near(rect.left, place.left) && near(rect.top, place.top) && near(rect.width, place.width);
  return placed && inner !== undefined && near(inner.left, rect.left) && near(inner.top, rect.top);
}

/** Whether the host is the topmost element at the corners and the middle of the button. */
function isOnTop(host: Element, button: Element): boolean {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const points = [
    [(left + right) / 2, (top + bottom) / 2],
    [left + 3, top + 3],
    [right - 3, top + 3],
    [left + 3, bottom - 3],
    [right - 3, bottom - 3],
  ] as const;
  return points.every(([x, y]) => host.ownerDocument.elementFromPoint(x, y) === host);
}
