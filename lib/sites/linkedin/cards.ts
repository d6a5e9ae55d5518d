import type { Finder } from './find';
import { idOf, type ProfileIds } from './ids';

/**
 * `com.linkedin.sdui.profile.card.ref<member id>Topcard`, `…ref<member id>About`,
 * `…ref<slug>Activity`.
 */
const KEY = /\.profile\.card\.ref(.+)$/;
const WITH_ID = /^(.+)(?:Topcard|Activity)$/i;

/** A card of a profile of the newer generation, keyed by whose it is. */
export interface Card {
  readonly node: Element;
  /** The member id or slug, with the card's own name behind it. */
  readonly key: string;
}

/** The cards of the person whom the page is about: what stands beside it may be of others. */
export function readCards(root: ParentNode, finder: Finder): Card[] {
  return finder
    .all(root, 'card', (node) => node.closest('aside') === null)
    .flatMap((node) => {
      const key = KEY.exec(node.getAttribute('componentkey') ?? '')?.[1];
      return key === undefined ? [] : [{ node, key }];
    });
}

/** The ids in the keys of those cards whose name is known, so that the id in front of it is. */
export function cardIds(cards: readonly Card[]): string[] {
  return cards.flatMap(({ key }) => idOf(WITH_ID.exec(key)?.[1] ?? '') ?? []);
}

/**
 * Whether all cards that tell are of one person, and the top card is the one around this heading:
 * the pair of id and slug is good for as much as that.
 */
export function areOf(
  cards: readonly Card[],
  { slug, memberId }: ProfileIds,
  heading: Element,
): boolean {
  return cards.every(({ node, key }) => {
    const isTheirs = key.startsWith(memberId ?? ' ') || (idOf(key) ?? key).startsWith(slug ?? ' ');
    return isTheirs && (!/Topcard$/i.test(key) || node.contains(heading));
  });
}
