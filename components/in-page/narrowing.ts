import type { Narrowing } from './card-room';

const GAP_PX = 8;
/** The narrowest column in which a mail can be read, with its margins. */
const LEAST_PX = 520;

/**
 * Makes a page's text narrower by a sheet of the document: it writes nothing on the page's elements,
 * stays where the page draws them again, and goes as a whole.
 */
export function createNarrowing(
  document: Document,
  view: Window & typeof globalThis,
  signal: AbortSignal,
): Narrowing {
  const sheet = new view.CSSStyleSheet();
  let rules = '';
  const style = (text: string) => {
    if (text === rules) return;
    rules = text;
    const others = [...document.adoptedStyleSheets].filter((each) => each !== sheet);
    sheet.replaceSync(text);
    document.adoptedStyleSheets = text === '' ? others : [...others, sheet];
  };
  signal.addEventListener('abort', () => style(''));
  return {
    frameOf(element) {
      let at = element;
      for (let up = element.parentElement; up !== null; up = up.parentElement) {
        at = up;
        if (/auto|scroll/.test(view.getComputedStyle(up).overflowY)) break;
      }
      return at;
    },
    spot({ left, right, top }, start, rtl) {
      const { width } = start;
      if (right - left - width - 2 * GAP_PX < LEAST_PX) return null;
      return {
        left: rtl ? left + GAP_PX : right - width - GAP_PX,
        top: Math.max(start.top, top + GAP_PX),
        width,
      };
    },
    clear(room, { left, right }, spot, rtl) {
      const narrow = room?.narrow;
      const end = spot === null ? 0 : rtl ? spot.left + spot.width - left : right - spot.left;
      style(
        !narrow || end <= 0
          ? ''
          : `@media screen{${narrow.element}{margin-inline-end:${end + GAP_PX}px!important}${narrow.element} ${narrow.wide}{overflow-x:auto!important}}`,
      );
      if (rules === '' || right === left) return true;
      const box = room?.element.getBoundingClientRect();
      const isClear = !box || (rtl ? box.left >= end + left : box.right <= right - end);
      if (!isClear) style('');
      return isClear;
    },
  };
}
