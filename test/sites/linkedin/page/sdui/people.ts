import { portrait } from '../../../page/picture';
import type { Member } from '../../model';
import { icon } from '../icons';
import { profileLink } from '../route';
import { closedMenu, deep, freshKey, v } from './view';

/** A picture of a member in a figure, which hides it from screen readers. */
export function picture(member: Member, size: 'big' | 'middle' | 'small'): HTMLElement {
  const image = v('img.image', {
    alt: '',
    src: portrait(member.name, member.slug),
    'data-loaded': 'true',
  });
  return v(`figure.figure.${size}`, { 'aria-hidden': 'true' }, image);
}

/** Which of LinkedIn's links go with a person who is named in passing. */
export type Way = 'connect' | 'message' | 'follow';

function button(member: Member, way: Way): HTMLElement {
  const inner = (name: string, shape: 'add' | 'send' | 'check') =>
    v('span.button-inner', {}, icon(shape, 16), v('span', {}, name));
  if (way === 'message')
    return v(
      'a.button.quiet',
      {
        href: `/messaging/compose/?profileUrn=${encodeURIComponent(`urn:li:fsd_profile:${member.memberId}`)}&recipient=${member.memberId}`,
        'aria-disabled': 'false',
        componentkey: freshKey(),
      },
      inner('Message', 'send'),
    );
  if (way === 'connect')
    return v(
      'a.button.quiet',
      {
        href: `/preload/custom-invite/?vanityName=${encodeURIComponent(member.slug)}`,
        'aria-label': `Invite ${member.name} to connect`,
        componentkey: freshKey(),
      },
      inner('Connect', 'add'),
    );
  return v(
    'button.button.quiet',
    { type: 'button', 'aria-label': `Follow ${member.name}`, componentkey: freshKey() },
    inner('Follow', 'check'),
  );
}

const CARD_MENU = ['Not interested'];

/** A person who is not the subject of the page: a card with `links` links to their profile. */
export function personCard(member: Member, way: Way, links: number): HTMLElement {
  const href = profileLink(member);
  const link = (...children: Parameters<typeof v>[2][]) =>
    v('a.plain', { href, tabindex: '0', componentkey: freshKey() }, ...children);
  const spare = Array.from({ length: Math.max(0, links - 3) }, () => link(v('span.nothing')));
  return v(
    'div.person',
    { componentkey: freshKey() },
    link(picture(member, 'middle')),
    v(
      'div.person-words',
      {},
      deep(
        2,
        v('p.name', {}, link(member.name), v('span.degree', {}, ` · ${ordinal(member.degree)}`)),
      ),
      v(
        'p.small',
        {},
        links > 2 ? link(v('span', {}, member.headline)) : v('span', {}, member.headline),
      ),
      ...spare,
      deep(3, button(member, way)),
      closedMenu(CARD_MENU),
    ),
  );
}

/** `1st`, `2nd`, `3rd`: how far away a person is in the network. */
export function ordinal(degree: Member['degree']): string {
  return { 1: '1st', 2: '2nd', 3: '3rd' }[degree];
}
