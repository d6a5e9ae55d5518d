import { isVisible } from '../finder';
import type { PlacedPerson } from '../site';
import { areOf, cardIds, readCards } from './cards';
import { titleOf, words } from './element-text';
import type { Finder } from './find';
import { idsOf, profileId } from './ids';
import { namesInTitle } from './names';
import { findTop, furtherIds, readTopCard } from './top-card';

/**
 * Whose profile is on the screen, or null unless the address, something on the page with the same
 * id or slug, and two independent places with the same name agree, and nothing on the page
 * disagrees: after a click the previous person's card stands under the new address for a while, or
 * under the new title. What carries the id: links that only a profile's own top card has, keys of
 * its cards, the mark beside a name, the bar that comes when one scrolls. What carries the name:
 * heading, title, that bar, labels of the card's buttons. None of these is needed by itself.
 * @param root the document, or the open root that the page is drawn in
 * @param id slug or member id of the address
 */
export function readProfile(
  document: Document,
  root: ParentNode,
  id: string,
  finder: Finder,
): PlacedPerson | null {
  const links = finder.all(root, 'ownLink', isVisible);
  const cards = readCards(root, finder);
  const title = titleOf(document);
  // A page that was saved in part has no title at all.
  const isUntitled = title === '' && document.querySelector('head > title') === null;
  const titled = namesInTitle(title);
  const bar = [...new Set([root, document])].flatMap((each) => readBar(each, finder));
  const keyed = cards.find(({ key }) => /Topcard/i.test(key))?.node;
  const marks = finder.all(root, 'nameMark').map((node) => markOf(node));
  const top = findTop(
    root,
    links,
    keyed,
    [...titled, ...bar.flatMap(({ names }) => names.slice(0, 1))],
    finder,
  );
  finder.expect('ownLink', links.length > 0 || !finder.all(root, 'personLink').some(linksTo(id)));
  finder.expect('heading', links.length === 0 || top !== null);
  finder.expect('card', cards.length > 0 || finder.first(root, 'newer') === null);
  if (top === null) return null;

  const own = links.map((link) => profileId(link.getAttribute('href')));
  const keys = cardIds(cards);
  const strong = [...own, ...keys, ...marks];
  // Where nothing of these is left, the card's own photograph links to the profile, and so do its
  // further pages and the bar.
  const weak =
    own.length + marks.length > 0
      ? []
      : [...furtherIds(root, top.card, finder), ...bar.map((each) => each.id)];
  const ids = idsOf([...strong, ...weak.filter((each) => each === id || strong.length === 0)]);
  const named = [...strong, ...weak];
  if (ids === null || !named.includes(id)) return null;

  const theirs = bar.filter((each) => each.id === ids.slug || each.id === ids.memberId);
  const barNames = theirs.flatMap(({ names }) => names);
  const card = readTopCard(
    top,
    isUntitled ? barNames.slice(0, 1) : [...titled, ...barNames.slice(0, 1)],
    finder,
  );
  if (card === null) return null;
  const { heading, ...shown } = card;
  const isOther = finder
    .all(root, 'mainHeading', isVisible)
    .some((node) => node !== heading && words(node) !== card.name);
  if (isOther || !areOf(cards, ids, heading)) return null;
  // Heading and title may both be of the person before, while the bar is already of who is next.
  if (theirs.length > 0 && !barNames.includes(card.name)) return null;
  const isTitled = titled.includes(card.name);
  // An empty title is one that is being exchanged.
  if ((titled.length > 0 && !isTitled) || (title === '' && !isUntitled)) return null;
  const isNamed = isTitled || theirs.length > 0 || isLabelled(top.card, card.name, finder);
  if (!isUntitled && !isNamed) return null;

  const evidence = ['address'];
  if (own.length > 0) evidence.push('own-link');
  if (own.length === 0 && named.some((each) => each !== null && !keys.includes(each)))
    evidence.push('card-link');
  evidence.push('heading');
  if (isTitled) evidence.push('title');
  if (theirs.length > 0) evidence.push('bar');
  if (cards.length > 0) evidence.push('card-key');
  // A signal that was lost may be made up for by another, down to three.
  if (evidence.length < 3) return null;
  return { role: 'profile', ...ids, ...shown, evidence, anchor: heading };
}

const linksTo = (id: string) => (link: Element) => profileId(link.getAttribute('href')) === id;

/** The slug behind `ProfileVerificationTriggerRef-`, on what stands around a name. */
function markOf(node: Element): string | null {
  const key = node.getAttribute('componentkey') ?? '';
  return profileId(`/in/${key.slice(key.indexOf('-') + 1)}`);
}

interface BarLink {
  readonly id: string | null;
  /** The lines in the link: the name first. */
  readonly names: readonly string[];
}

/**
 * The bar that comes into sight when one scrolls: out of reach until then, and there before the
 * card is exchanged.
 */
function readBar(root: ParentNode, finder: Finder): BarLink[] {
  return finder.all(root, 'bar').map((link) => ({
    id: profileId(link.getAttribute('href')),
    names: [...link.querySelectorAll('p')].map((each) => words(each)),
  }));
}

/** Whether a button of the card says the name too ("Follow Ana López"), in whatever language. */
function isLabelled(card: Element, name: string, finder: Finder): boolean {
  return finder
    .all(card, 'label', isVisible)
    .some((node) => node.getAttribute('aria-label')?.includes(name));
}
