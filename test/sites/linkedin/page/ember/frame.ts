import { h, on, setAttribute, setChildren } from '../../../page/dom';
import { portrait } from '../../../page/picture';
import type { Conversation } from '../../model';
import type { Context } from '../context';
import { FRAMELESS, type Frame } from '../frame';
import { type IconName, icon } from '../icons';
import { brand, searchForm } from '../sdui/nav';
import { closedDropdown } from './people';

const ITEMS: readonly (readonly [string, string, IconName])[] = [
  ['/feed/', 'Home', 'home'],
  ['/mynetwork/', 'My Network', 'people'],
  ['/jobs/', 'Jobs', 'work'],
  ['/messaging/', 'Messaging', 'talk'],
  ['/notifications/', 'Notifications', 'bell'],
];

/** Menus of which a page has many, none of them open. */
const MENUS = 12;
const MENU = [
  'Copy link',
  'Embed',
  'Not interested',
  'Unfollow',
  'Hide',
  'Report',
  'Help',
  'Settings',
];

/**
 * What the server's answers look like when they are left in the page: names and ids of people who
 * are not shown.
 */
function leftovers(context: Context): HTMLElement[] {
  return context.world.members.slice(0, 6).map((member, index) => {
    const json = JSON.stringify({
      data: {
        entityUrn: `urn:li:fsd_profile:${member.memberId}`,
        publicIdentifier: member.slug,
        firstName: member.name,
      },
    });
    return h('code', { id: `bpr-guid-${2_106_384 + index}`, style: 'display: none' }, json);
  });
}

/**
 * The list of conversations at the foot of the page, folded until its header is pressed: names of
 * people who are not shown.
 */
function listBubble(context: Context): HTMLElement {
  const row = ({ title, lines }: Conversation) =>
    h(
      'li.msg-conversation-listitem',
      {},
      h(
        'div.msg-conversation-listitem__link',
        { tabindex: '0' },
        h('img.face', { alt: title, src: portrait(title, title) }),
        h(
          'div.msg-conversation-card__row',
          {},
          h('h3.msg-conversation-listitem__participant-names', {}, h('span.truncate', {}, title)),
          h('time', {}, 'Nov 20'),
        ),
        h('p.msg-conversation-card__message-snippet', {}, h('span', {}, lines.at(-1)?.text)),
      ),
    );
  const header = h('header.msg-overlay-bubble-header', {}, 'Messaging');
  const content = h(
    'section.msg-overlay-list-bubble__content',
    { style: 'display: none' },
    h('ul', {}, ...context.world.conversations.map(row)),
  );
  const bubble = h('div.msg-overlay-list-bubble', {}, header, content);
  let folded = false;
  const turn = () => {
    folded = !folded;
    const minimized = folded ? ' msg-overlay-list-bubble--is-minimized' : '';
    setAttribute(bubble, 'class', `msg-overlay-list-bubble${minimized}`);
    setAttribute(content, 'style', folded ? 'display: none' : '');
  };
  turn();
  on(header, 'click', turn);
  return bubble;
}

/**
 * The frame of the older pages: the document scrolls, and the bubbles stand in it like everything
 * else.
 */
export function emberFrame(context: Context, go: (address: string) => void): Frame {
  const item = ([href, name, shape]: (typeof ITEMS)[number]) =>
    h(
      'li.global-nav__primary-item',
      {},
      h(
        'a.global-nav__primary-link',
        { href },
        icon(shape, 24),
        h('span.global-nav__primary-link-text', {}, name),
      ),
    );
  const header = h(
    'header.global-nav',
    { id: 'global-nav' },
    h(
      'div.global-nav__content',
      {},
      h('a.app-aware-link', { href: '/feed/' }, brand()),
      searchForm(go),
      h(
        'nav.global-nav__nav',
        { 'aria-label': 'Primary Navigation' },
        h('ul.global-nav__primary-items', {}, ...ITEMS.map(item)),
      ),
    ),
  );
  const stage = h('main.scaffold-layout__main', { 'aria-label': 'Profile' });
  const aside = h('aside.scaffold-layout__aside', {}, 'People you may know');
  const bubbles = h('aside.msg-overlay-container', { id: 'msg-overlay' });
  const list = listBubble(context);
  const dialogs = h('div', { id: 'artdeco-modal-outlet' });
  const scaffold = h('div.scaffold-layout', {}, stage);
  const app = h(
    'div.application-outlet',
    {},
    header,
    h(
      'div.authentication-outlet',
      {},
      h(
        'div.extended.tetris.pv-profile-body-wrapper',
        { id: 'profile-content' },
        h('div.body', {}, scaffold),
      ),
    ),
    h('div.application-outlet__overlay-container', {}, list, bubbles),
  );
  const menus = Array.from({ length: MENUS }, () => closedDropdown(MENU));
  setAttribute(
    document.body,
    'class',
    `${document.body.className} render-mode-BIGPIPE nav-v2 ember-application icons-loaded boot-complete`.trim(),
  );
  document.body.append(dialogs, ...leftovers(context), app);
  app.append(...menus);
  const bare = h('div.application-outlet');
  return {
    show(element, place) {
      const frameless = FRAMELESS.has(place.kind);
      (frameless ? app : bare).remove();
      document.body.append(frameless ? bare : app);
      setChildren(frameless ? bare : stage, element);
      if (place.kind === 'profile') scaffold.append(aside);
      else aside.remove();
    },
    dialog: (element) => setChildren(dialogs, element),
    bubbles: () => bubbles,
    scrollTop: () => scrollTo(0, 0),
  };
}
