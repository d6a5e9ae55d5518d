import { isVisible } from '../finder';
import type { PlacedPerson } from '../site';
import { areOf, cardIds, readCards } from './cards';
import { titleOf, words } from './element-text';
import type { Finder } from './find';
import { idsOf, profileId } from './ids';
import { namesInTitle } from './names';
import { findTop, furtherIds, readTopCard } from './top-card';

/**
 * Returns the person of the profile on the screen. Null unless the URL agrees with an id or slug on
 * the page, two independent places have the same name, and nothing disagrees: after a navigation,
 * the card of the previous person remains below the new URL or title for a while. Ids come from
 * links that only a profile's own top card has, keys of its cards, the mark beside the name, and
 * the bar that appears when scrolling. Names come from heading, title, that bar, and labels of the
 * card's buttons. No single signal is required.
 * @param root the document, or the open shadow root with the page
 * @param id slug or member id in the URL
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
  // A page that was saved in part has no title element.
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
  // Without these signals, the links of the photo, of the further pages and of the bar are used.
  const weak =
    own.length + marks.length > 0
      ? []
      : [...furtherIds(root, top.card, finder), ...bar.map((each) => each.id)];
  const ids = idsOf([...strong, ...weak.filter((each) => each === id || strong.length === 0)]);
  const named = [...strong, ...weak];
  if (ids === null || !named.includes(id)) return null;

  const theirs = bar.filter((each) => each.id === ids.linkedinSlug || each.id === ids.linkedinId);
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
  // Heading and title can both be of the previous person while the bar is of the next one.
  if (theirs.length > 0 && !barNames.includes(card.name)) return null;
  const isTitled = titled.includes(card.name);
  // An empty title is about to be replaced.
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
  // Other signals can replace a missing one, but three must remain.
  if (evidence.length < 3) return null;
  return { role: 'profile', ...ids, ...shown, evidence, anchor: heading };
}

const linksTo = (id: string) => (link: Element) => profileId(link.getAttribute('href')) === id;

/** Returns the slug after `ProfileVerificationTriggerRef-` in the key of a node around the name. */
function markOf(node: Element): string | null {
  const key = node.getAttribute('componentkey') ?? '';
  return profileId(`/in/${key.slice(key.indexOf('-') + 1)}`);
}

interface BarLink {
  readonly id: string | null;
  /** The lines inside the link, the name first. */
  readonly names: readonly string[];
}

/**
 * Reads the bar that appears when scrolling. It is in the page before, and updated before the card.
 */
function readBar(root: ParentNode, finder: Finder): BarLink[] {
  return finder.all(root, 'bar').map((link) => ({
    id: profileId(link.getAttribute('href')),
    names: [...link.querySelectorAll('p')].map((each) => words(each)),
  }));
}

/** Whether the label of a button contains the name ("Follow Ana López"), in any language. */
function isLabelled(card: Element, name: string, finder: Finder): boolean {
  return finder
    .all(card, 'label', isVisible)
    .some((node) => node.getAttribute('aria-label')?.includes(name));
}
