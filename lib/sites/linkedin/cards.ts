import type { Finder } from './find';
import { idOf, type ProfileIds } from './ids';

/**
 * `com.linkedin.sdui.profile.card.ref<member id>Topcard`, `…ref<member id>About`,
 * `…ref<slug>Activity`; seen in captured pages since March 2026.
 */
const KEY = /\.profile\.card\.ref(.+)$/;
const WITH_ID = /^(.+)(?:Topcard|Activity)$/i;

/** A card of a newer profile page, with the key of its person. */
export interface Card {
  readonly node: Element;
  /** The member id or slug, followed by the name of the card. */
  readonly key: string;
}

/** Returns the cards of the profile's person; the sidebar can have cards of others. */
export function readCards(root: ParentNode, finder: Finder): Card[] {
  return finder
    .all(root, 'card', (node) => node.closest('aside') === null)
    .flatMap((node) => {
      const key = KEY.exec(node.getAttribute('componentkey') ?? '')?.[1];
      return key === undefined ? [] : [{ node, key }];
    });
}

/**
 * Returns the ids of the cards with a known name, because only there the end of the id is known.
 */
export function cardIds(cards: readonly Card[]): string[] {
  return cards.flatMap(({ key }) => idOf(WITH_ID.exec(key)?.[1] ?? '') ?? []);
}

/**
 * Whether all cards belong to one person, and the top card contains this heading. This also
 * confirms that id and slug belong together.
 */
export function areOf(
  cards: readonly Card[],
  { linkedinSlug: slug, linkedinId: memberId }: ProfileIds,
  heading: Element,
): boolean {
  return cards.every(({ node, key }) => {
    const isTheirs = key.startsWith(memberId ?? ' ') || (idOf(key) ?? key).startsWith(slug ?? ' ');
    return isTheirs && (!/Topcard$/i.test(key) || node.contains(heading));
  });
}
