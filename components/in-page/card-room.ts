import type { Room } from '../../lib/sites/site';

/** A position of the card: CSS pixels from the left and the top of the window, and its width. */
export interface Spot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** The edges of what can be read, CSS pixels of the window. */
export interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** Makes a page's text narrower, on sites where a style of Relevo may do so. */
export interface Narrowing {
  /** The part of the page that scrolls an element, whose edges are those of what can be read. */
  frameOf(element: Element): Element;
  /** Where the card stands beside the narrower text; null if too little would be left of it. */
  spot(edges: Edges, start: Spot, rtl: boolean): Spot | null;
  /**
   * Makes the text end beside a spot, or restores it.
   * @returns whether it ends there
   */
  clear(room: Room | undefined, edges: Edges, spot: Spot | null, rtl: boolean): boolean;
}

/** Keeps the card beside what is read on the page. */
export interface CardRoom {
  /**
   * Takes the part of the page that is read now.
   * @returns whether it is another one, so that it is to be measured
   */
  take(room: Room | undefined): boolean;
  /**
   * Where the card stands so that it covers nothing that is read; null if there is no such place.
   * @param start where it stands unless the page's text says better
   */
  spot(start: Spot, rtl: boolean): Spot | null;
  /** See `Narrowing`. */
  clear(spot: Spot | null, rtl: boolean): boolean;
}

/** @param onChange called when the width of that part changes */
export function createCardRoom(
  view: Window & typeof globalThis,
  narrowing: Narrowing | undefined,
  onChange: () => void,
  signal: AbortSignal,
): CardRoom {
  let room: Room | undefined;
  let frame: Element | undefined;
  let last = 0;
  const widthOf = () => frame?.clientWidth ?? 0;
  const observer = new view.ResizeObserver(() => {
    if (widthOf() === last) return;
    last = widthOf();
    onChange();
  });
  signal.addEventListener('abort', () => observer.disconnect());
  const edges = (): Edges => {
    const { left, top } = frame?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return { left, right: left + widthOf(), top };
  };
  return {
    take(next) {
      if (next?.element === room?.element && frame?.isConnected !== false) return false;
      observer.disconnect();
      room = next;
      frame = next && (narrowing?.frameOf(next.element) ?? next.element);
      last = widthOf();
      if (frame) observer.observe(frame);
      return true;
    },
    spot(start, rtl) {
      if (room === undefined) return null;
      const at = edges();
      // A page without layout has no width; nor has a column that is hidden in a narrow window.
      if (at.right === at.left) return narrowing ? start : null;
      if (narrowing) return narrowing.spot(at, start, rtl);
      return (rtl ? start.left + start.width <= at.left : at.right <= start.left) ? start : null;
    },
    clear: (spot, rtl) => narrowing?.clear(room, edges(), spot, rtl) ?? true,
  };
}
