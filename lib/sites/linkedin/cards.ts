import type { Finder } from './find';
import { idOf, type ProfileIds } from './ids';

/** `com.linkedin.sdui.profile.card.ref<member id>Topcard`, `…ref<member id>About`, `…ref<slug>Activity`. */
const KEY = /\.profile\.card\.ref(.+)$/;
const WITH_ID = /^(.+)(?:Topcard|Activity)$/;

/** A card of a profile of the newer generation, keyed by whose it is. */
export interface Card {
  readonly node: Element;
  /** The member id or slug, with the card's own name behind it. */
  readonly key: string;
}

export function readCards(document: Document, finder: Finder): Card[] {
  return finder.all(document, 'card').flatMap(
    (node) =>
      KEY.exec(node.getAttribute('componentkey') ?? '')
        ?.slice(1)
        .map((key) => ({ node, key })) ?? [],
  );
}

/** The ids in the keys of those cards whose name is known, so that the id in front of it is. */
export function cardIds(cards: readonly Card[]): (string | null)[] {
  return cards.flatMap(({ key }) => WITH_ID.exec(key)?.slice(1).map(idOf) ?? []);
}

/**
 * Whether all cards are of one person, and the top card is the one around this heading: the pair of id and slug is good
 * for as much as that.
 */
export function areOf(cards: readonly Card[], { slug, memberId }: ProfileIds, heading: Element): boolean {
  return cards.every(({ node, key }) => {
    const isTheirs = key.startsWith(memberId ?? ' ') || (idOf(key) ?? key).startsWith(slug ?? ' ');
    return isTheirs && (!key.endsWith('Topcard') || node.contains(heading));
  });
}
