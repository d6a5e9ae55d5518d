import { isAway, isClear, isVisible } from '../finder';
import type { Finder } from './find';
import { subjectText } from './thread';
import { isOtherSubject } from './title';

/**
 * Returns the view on the screen. Gmail keeps views that were left, several can have `role=main`,
 * and a left one can be hidden, outside of the window, transparent or inert; it often comes first.
 * @param titled the subject in the title
 * @returns null if the page has no views; `left` if it only has views that were left
 */
export function visibleView(
  document: Document,
  titled: string | null,
  finder: Finder,
): Element | 'left' | null {
  const clear = finder.all(document, 'view', (node) => isVisible(node) && isClear(node));
  // A dialog can make all views inert.
  const views =
    clear.length > 0
      ? clear
      : finder.all(document, 'view', (node) => isVisible(node) && !isAway(node));
  const [first] = views;
  if (first === undefined)
    return finder.all(document, 'view', isVisible).length > 0 ? 'left' : null;
  // An ancestor of a left view is not a view.
  const left = finder.all(document, 'view', (node) => isVisible(node) && isAway(node));
  if (left.some((node) => first.contains(node))) return 'left';
  if (views.length === 1) return first;
  const front = views.filter((view) => isInFront(view, document));
  const seen = front.length > 0 ? front : views;
  return seen.find((view) => isTitled(view, titled, finder)) ?? seen[0] ?? first;
}

/** Whether the view is the topmost element at the middle of its visible part. */
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
