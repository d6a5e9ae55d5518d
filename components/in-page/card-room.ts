import type { Room } from '../../lib/sites/site';

/** A position of the card: CSS pixels from the left and the top of the window, and its width. */
export interface Spot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
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
  /**
   * Makes the page's text end beside a spot, or restores it.
   * @returns whether it ends there
   */
  clear(spot: Spot | null, rtl: boolean): boolean;
}

const GAP_PX = 8;
/** The narrowest column in which a mail can be read, with its margins. */
const LEAST_PX = 520;

/**
 * The style is a sheet of the document: it writes nothing on the page's elements, stays where the
 * page draws them again, and goes as a whole.
 * @param onChange called when the width of that part changes
 */
export function createCardRoom(
  document: Document,
  view: Window & typeof globalThis,
  onChange: () => void,
  signal: AbortSignal,
): CardRoom {
  const sheet = new view.CSSStyleSheet();
  let rules = '';
  let room: Room | undefined;
  let frame: Element | undefined;
  let last = 0;
  const widthOf = () => frame?.clientWidth ?? 0;
  const observer = new view.ResizeObserver(() => {
    if (widthOf() === last) return;
    last = widthOf();
    onChange();
  });
  const style = (text: string) => {
    if (text === rules) return;
    rules = text;
    const others = [...document.adoptedStyleSheets].filter((each) => each !== sheet);
    sheet.replaceSync(text);
    document.adoptedStyleSheets = text === '' ? others : [...others, sheet];
  };
  signal.addEventListener('abort', () => {
    observer.disconnect();
    style('');
  });
  const edges = () => {
    const { left, top } = frame?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return { left, right: left + widthOf(), top };
  };
  return {
    take(next) {
      if (next?.element === room?.element && frame?.isConnected !== false) return false;
      observer.disconnect();
      room = next;
      frame = next && (next.narrow ? scrollerOf(next.element, view) : next.element);
      last = widthOf();
      if (frame) observer.observe(frame);
      return true;
    },
    spot(start, rtl) {
      if (room === undefined) return null;
      const { left, right, top } = edges();
      // A page without layout has no width.
      if (right === left) return start;
      if (room.narrow === null) {
        const isFree = rtl ? start.left + start.width <= left : right <= start.left;
        return isFree ? start : null;
      }
      const { width } = start;
      const beside = width + 2 * GAP_PX;
      return right - left - beside < LEAST_PX
        ? null
        : {
            left: rtl ? left + GAP_PX : right - width - GAP_PX,
            top: Math.max(start.top, top + GAP_PX),
            width,
          };
    },
    clear(spot, rtl) {
      const narrow = room?.narrow;
      if (!narrow) return true;
      const { left, right } = edges();
      const end = spot === null ? 0 : rtl ? spot.left + spot.width - left : right - spot.left;
      const { element, wide } = narrow;
      style(
        end <= 0
          ? ''
          : `@media screen{${element}{margin-inline-end:${end + GAP_PX}px!important}${element} ${wide}{overflow-x:auto!important}}`,
      );
      if (rules === '' || right === left) return true;
      const box = room?.element.getBoundingClientRect();
      const isClear =
        box === undefined || (rtl ? box.left >= end + left : box.right <= right - end);
      if (!isClear) style('');
      return isClear;
    },
  };
}

/** The part of the page that scrolls an element, whose edges are those of what can be read. */
function scrollerOf(element: Element, view: Window): Element {
  let at = element;
  for (let up = element.parentElement; up !== null; up = up.parentElement) {
    at = up;
    if (/auto|scroll/.test(view.getComputedStyle(up).overflowY)) break;
  }
  return at;
}
