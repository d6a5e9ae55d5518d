import { isVisible } from '../find';
import type { PlacedPerson } from '../site';
import type { Finder } from './find';
import { idOf, idsOf, profileId } from './ids';
import { readTopCard } from './top-card';
import { isTitled, titleOf, words } from './words';

/** `com.linkedin.sdui.profile.card.ref<member id>Topcard`, `…ref<slug>Activity`. */
const CARD_KEY = /\.profile\.card\.ref(.+)(Topcard|Activity)$/;

/**
 * Whose profile is on the screen, or null unless address, links of the top card, keys of the cards, heading and title
 * agree: after a click the previous person's card stands under the new address for a while, or under the new title.
 * @param id slug or member id of the address
 */
export function readProfile(document: Document, id: string, finder: Finder): PlacedPerson | null {
  const links = finder.all(document, 'ownLink', isVisible);
  const cards = finder.all(document, 'card').flatMap((node) => {
    const [, of = '', name] = CARD_KEY.exec(node.getAttribute('componentkey') ?? '') ?? [];
    return name === undefined ? [] : [{ node, id: idOf(of), isTop: name === 'Topcard' }];
  });
  const title = titleOf(document);
  const top = readTopCard(links, finder);
  finder.expect('ownLink', links.length > 0 || !finder.all(document, 'heading').some((node) => words(node) === title));
  finder.expect('heading', links.length === 0 || top !== null);
  if (top === null) return null;

  const named = [...links.map((link) => profileId(link.getAttribute('href'))), ...cards.map((card) => card.id)];
  const ids = idsOf(named);
  // The pair of id and slug is good for as much as the card around the link that carries the slug.
  const isApart = cards.some(({ node, isTop }) => isTop && !node.contains(top.heading));
  // A page that was saved in part has no title at all.
  const isUntitled = title === '' && document.querySelector('head > title') === null;
  const isOther = finder.all(document, 'mainHeading', isVisible).some((node) => words(node) !== top.name);
  if (ids === null || !named.includes(id) || isApart || isOther) return null;
  if (!isUntitled && !isTitled(title, top.name)) return null;
  const evidence = ['address', 'own-link', 'heading'];
  if (!isUntitled) evidence.push('title');
  if (cards.length > 0) evidence.push('card-key');
  const { heading, ...shown } = top;
  return { role: 'profile', ...ids, ...shown, evidence, anchor: heading };
}
