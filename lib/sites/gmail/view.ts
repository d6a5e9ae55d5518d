import { isAway, isClear, isVisible } from '../finder';
import type { Finder } from './find';
import { subjectText } from './thread';
import { isOtherSubject } from './title';

/**
 * The view on the screen. Gmail keeps those that were left, and several may say that they are the
 * main one: a left one may be hidden, off the screen, transparent or out of reach, and the first in
 * the page is often it.
 * @param titled the subject that the title says is open
 * @returns null where the page has no views; `left` where it has none but such as were left
 */
export function visibleView(
  document: Document,
  titled: string | null,
  finder: Finder,
): Element | 'left' | null {
  const clear = finder.all(document, 'view', (node) => isVisible(node) && isClear(node));
  // A dialog may put all of them out of reach.
  const views =
    clear.length > 0
      ? clear
      : finder.all(document, 'view', (node) => isVisible(node) && !isAway(node));
  const [first] = views;
  if (first === undefined)
    return finder.all(document, 'view', isVisible).length > 0 ? 'left' : null;
  // What is around a left view too is no view.
  const left = finder.all(document, 'view', (node) => isVisible(node) && isAway(node));
  if (left.some((node) => first.contains(node))) return 'left';
  if (views.length === 1) return first;
  const front = views.filter((view) => isInFront(view, document));
  const seen = front.length > 0 ? front : views;
  return seen.find((view) => isTitled(view, titled, finder)) ?? seen[0] ?? first;
}

/**
 * Whether what lies uppermost at its middle, as far as the window shows it, is the view or in it.
 */
function isInFront(view: Element, document: Document): boolean {
  const { left, right, top, bottom } = view.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const middle = (from: number, to: number, most: number) =>
    (Math.max(0, from) + Math.min(most, to)) / 2;
  const over = document.elementFromPoint?.(
    middle(left, right, clientWidth),
    middle(top, bottom, clientHeight),
  );
  return over == null || view.contains(over);
}

function isTitled(view: Element, titled: string | null, finder: Finder): boolean {
  const subject = finder.all(view, 'subject', isVisible)[0];
  return subject !== undefined && titled !== null && !isOtherSubject(titled, subjectText(subject));
}
