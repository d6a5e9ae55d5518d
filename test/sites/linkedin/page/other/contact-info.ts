import { h, on } from '../../../page/dom';
import type { Member } from '../../model';
import { icon } from '../icons';
import { profileLink } from '../route';

/** The dialog that an overlay address opens over a profile. */
export function overlayDialog(member: Member, which: string, close: () => void): HTMLElement {
  const shut = h('button', { type: 'button', 'aria-label': 'Dismiss' }, icon('close', 20));
  on(shut, 'click', close);
  const rows =
    which === 'contact-info'
      ? [
          h('h3', {}, 'Contact info'),
          h('a', { href: profileLink(member) }, profileLink(member).replace('https://www.', '')),
        ]
      : [h('h3', {}, 'About this profile'), h('p', {}, 'Joined March 2014')];
  return h(
    'div.veil',
    {},
    h(
      'div.modal',
      { role: 'dialog', 'aria-label': member.name },
      h('header', {}, h('h2', {}, member.name), shut),
      ...rows,
    ),
  );
}
