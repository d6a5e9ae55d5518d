import { isVisible } from '../finder';
import type { PlacedPerson } from '../site';
import { areOf, cardIds, readCards } from './cards';
import { isTitled, titleOf, words } from './element-text';
import type { Finder } from './find';
import { idsOf, profileId } from './ids';
import { readTopCard } from './top-card';

/**
 * Whose profile is on the screen, or null unless address, links of the top card, keys of the cards, heading and title
 * agree: after a click the previous person's card stands under the new address for a while, or under the new title.
 * @param id slug or member id of the address
 */
export function readProfile(document: Document, id: string, finder: Finder): PlacedPerson | null {
  const links = finder.all(document, 'ownLink', isVisible);
  const cards = readCards(document, finder);
  const title = titleOf(document);
  const top = readTopCard(links, finder);
  finder.expect('ownLink', links.length > 0 || !finder.all(document, 'personLink').some(linksTo(id)));
  finder.expect('heading', links.length === 0 || top !== null);
  finder.expect('card', cards.length > 0 || finder.first(document, 'newer') === null);
  if (top === null) return null;

  const named = [...links.map((link) => profileId(link.getAttribute('href'))), ...cardIds(cards)];
  const ids = idsOf(named);
  // A page that was saved in part has no title at all.
  const isUntitled = title === '' && document.querySelector('head > title') === null;
  const isOther = finder.all(document, 'mainHeading', isVisible).some((node) => words(node) !== top.name);
  if (ids === null || !named.includes(id) || !areOf(cards, ids, top.heading) || isOther) return null;
  if (!isUntitled && !isTitled(title, top.name)) return null;
  const evidence = ['address', 'own-link', 'heading'];
  if (!isUntitled) evidence.push('title');
  if (cards.length > 0) evidence.push('card-key');
  const { heading, ...shown } = top;
  return { role: 'profile', ...ids, ...shown, evidence, anchor: heading };
}

const linksTo = (id: string) => (link: Element) => profileId(link.getAttribute('href')) === id;
