import { morph, setChildren } from '../../../page/dom';
import type { Member } from '../../model';
import { type Context, peopleAround, randomOf } from '../context';
import type { ProfileView } from '../profile-view';
import { asideCards, belowCards } from './cards';
import { footer } from './nav';
import { topCard } from './top-card';
import { closedMenu, v } from './view';

const FEWEST = 10;
const MOST = 55;
/** Links to other people's profiles on a page. */
const LINKS = 80;
const BELOW = 6;
/** Sheets of which a page has many, each behind a button that no one has pressed. */
const SHEETS = 40;
const SHEET = [
  'Send profile in a message',
  'Save to PDF',
  'Request a recommendation',
  'Recommend',
  'Remove connection',
  'Report or block',
  'About this profile',
  'Unfollow',
  'Follow',
  'Share',
];

/** A profile as the newer pages draw it. */
export function sduiProfile(context: Context): ProfileView {
  const [top, below, aside] = [v('div.slot'), v('div.slot'), v('div.slot')];
  const element = v(
    'div.page',
    {},
    v('div.wide', {}, top, below),
    v('div.narrow', { role: 'complementary' }, aside),
    footer(),
    ...Array.from({ length: SHEETS }, () => closedMenu(SHEET)),
  );
  let shown: Member | undefined;
  /** Whose the top card is but for the name. */
  let body: Member | undefined;
  let fill: () => void = () => undefined;
  return {
    element,
    top: () => shown,
    drawTop(member, how) {
      const fresh = topCard(context, member);
      const old = top.firstElementChild;
      if (how === 'patch' && old !== null) morph(old, fresh);
      else setChildren(top, fresh);
      shown = member;
      body = member;
    },
    drawName(member) {
      const heading = top.querySelector('h2');
      if (heading?.firstChild) heading.firstChild.nodeValue = member.name;
      shown = body === member ? member : undefined;
    },
    drawRest(member) {
      const count = randomOf(member).between(FEWEST, MOST);
      const others = peopleAround(context, member, count);
      const links = Math.max(2, Math.min(7, Math.round(LINKS / count)));
      const [near, far] = [others.slice(0, BELOW), others.slice(BELOW)];
      const half = Math.ceil(far.length / 2);
      const drawn = belowCards(context, member, near, links);
      setChildren(below, drawn.element);
      setChildren(aside, asideCards(member, far.slice(0, half), far.slice(half), links));
      fill = drawn.fill;
    },
    scrolled: () => fill(),
  };
}
