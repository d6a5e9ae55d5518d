import { h } from '../../page/dom';
import { portrait } from '../../page/picture';
import type { Context } from './context';
import { type IconName, icon } from './icons';
import type { Words } from './words';

/** The folders of the navigation. */
export const FOLDERS: readonly (readonly [hash: string, word: keyof Words, picture: IconName])[] = [
  ['inbox', 'inbox', 'inbox'],
  ['starred', 'starred', 'star'],
  ['snoozed', 'snoozed', 'clock'],
  ['imp', 'important', 'label'],
  ['sent', 'sent', 'send'],
  ['drafts', 'drafts', 'draft'],
  ['scheduled', 'scheduled', 'calendar'],
  ['all', 'all', 'stack'],
  ['spam', 'spam', 'alert'],
  ['trash', 'trash', 'trash'],
];

/** One line of the navigation. */
export function navItem(
  hash: string,
  word: string,
  picture: IconName,
  count: number,
  active: boolean,
): HTMLElement {
  const link = h(
    'a.J-Ke.n0',
    { href: `#${hash}`, tabindex: '-1', draggable: 'false', 'aria-label': word },
    word,
  );
  const label = h(
    'div.aio.UKr6le',
    {},
    h('span', { class: 'nU ' }, link),
    h('div.bsU', {}, count > 0 ? String(count) : ''),
  );
  const row = h(
    'div',
    { class: active ? 'TN bzz aHS-bnt nZ' : 'TN bzz aHS-bnt' },
    h('div', { class: 'qj ' }, icon(picture, 18)),
    label,
  );
  return h('div.aim', {}, h('div.TO', { 'data-tooltip': word }, row, h('div.nL.aif')));
}

/** The account in the corner: whose session this is. */
export function accountButton(context: Context): HTMLElement {
  const { words, options, mailbox } = context;
  const user = options.delegate ?? mailbox.account;
  const label = `${words.account}: ${user.name}  \n(${user.email})`;
  const picture = h('img.gbii', { src: portrait(user.name, user.email), alt: '' });
  return h(
    'a.gb_B.gb_Za.gb_0',
    { role: 'button', tabindex: '0', 'aria-expanded': 'false', 'aria-label': label, href: '#' },
    picture,
  );
}

/** The column of icons beside the mailbox. */
export function sideRail(context: Context): HTMLElement {
  const tab = (id: string, picture: IconName): HTMLElement =>
    h(
      'div.bse-bvF-I.aT5-aOt-I',
      { id: `gsc-gab-${id}`, 'data-guest-app-id': id, role: 'tab', 'aria-selected': 'false' },
      h('div.aT5-aOt-I-JX-atM'),
      h('div.aT5-aOt-I-JX-Jw', {}, icon(picture, 20)),
    );
  const tabs = h(
    'div.brC-bsf-aT5-aOt',
    { role: 'tablist', tabindex: '0' },
    tab('6', 'calendar'),
    tab('2', 'note'),
    tab('4', 'task'),
  );
  return h(
    'div.brC-aT5-aOt-Jw',
    { role: 'complementary', 'aria-label': context.words.sidePanel },
    h('div.brC-aT5-aOt-bsf-Jw', {}, tabs),
  );
}
