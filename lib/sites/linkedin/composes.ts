import { isVisible } from '../finder';
import type { OpenCompose, PlacedPerson } from '../site';
import { readLinks } from './conversation';
import type { Finder } from './find';
import { SELECTORS } from './selectors';

/**
 * Returns all visible message fields with their recipients: that of the open conversation, and
 * those of the chat bubbles at the bottom of any page.
 * @param thread the people of the open conversation
 */
export function readComposes(
  roots: readonly ParentNode[],
  thread: readonly PlacedPerson[],
  finder: Finder,
): OpenCompose[] {
  return roots.flatMap((root) => {
    const fields = finder.all(root, 'composer', isVisible);
    return fields.flatMap((field, index): OpenCompose[] => {
      const bubble = field.closest(SELECTORS.bubble.join());
      const people =
        bubble === null
          ? thread
          : readLinks(finder.all(bubble, 'bubbleLink', isVisible), 'to', finder);
      if (people.length === 0) return [];
      const answers = (bubble ?? root).querySelector(SELECTORS.theirs[0]) !== null;
      return [{ id: `compose-${index}`, anchor: field, inline: bubble === null, answers, people }];
    });
  });
}
