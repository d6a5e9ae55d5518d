import type { Host } from './host';

/** Why a click was not taken for the person's own. */
export type Doubt =
  | 'not-trusted'
  | 'cannot-tell'
  | 'not-visible'
  | 'restyled'
  | 'moved'
  | 'covered';

export interface Guard {
  /** Watches the buttons of a root that write (`[data-write]`); call after each drawing. */
  attend(root: ParentNode): void;
  /**
   * Whether a click may write: made by the person, on a button that they have really seen for half
   * a second, where we put it.
   * @returns null when it may, else why not
   */
  doubt(event: Event): Doubt | null;
}

export interface GuardOptions {
  readonly view: Window & typeof globalThis;
  readonly host: Host;
  /** Where the host was last put, in CSS pixels of the viewport. */
  readonly place: () => { readonly left: number; readonly top: number; readonly width: number };
  readonly signal: AbortSignal;
}

/**
 * How long a button must have been visible without a break, ms; and how old a browser's word on it
 * may be.
 */
const SEEN_MS = 500;
const DELAY_MS = 100;
/** Rounding of zoomed pages, CSS pixels. */
const SLACK_PX = 2;

/**
 * Tells a person's click from one that a page tricked them into. A page can cover, fade, cut,
 * blend, move and scale what we draw; the browser's own visibility tracking sees the first,
 * computed styles the rest. Thirteen pages try it in the tests.
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
  // Firefox takes the options and tracks nothing: then no click in the page can be trusted.
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

/** Styles that change pixels or place, and what they are when nobody has touched them. */
const NEUTRAL: Readonly<Record<string, readonly string[]>> = {
  opacity: ['1'],
  filter: ['none'],
  'backdrop-filter': ['none', ''],
  'clip-path': ['none'],
  clip: ['auto', ''],
  'mask-image': ['none', ''],
  '-webkit-mask-image': ['none', ''],
  '-webkit-mask-box-image-source': ['none', ''],
  'mix-blend-mode': ['normal'],
  transform: ['none'],
  translate: ['none'],
  rotate: ['none'],
  scale: ['none'],
  perspective: ['none'],
  'offset-path': ['none', ''],
  zoom: ['1', ''],
  visibility: ['visible'],
};

function isNeutral(view: Window, host: Element): boolean {
  for (let element: Element | null = host; element !== null; element = element.parentElement) {
    const style = view.getComputedStyle(element);
    const touched = Object.entries(NEUTRAL).some(
      ([name, values]) => !values.includes(style.getPropertyValue(name)),
    );
    if (touched) return false;
  }
  return true;
}

/**
 * Whether the host is where we put it, and what is in it where the host is: padding or scrolling
 * would shift it inside.
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

/** Whether our host is what a mouse meets at the button's corners and middle. */
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
