import { type Child, h } from '../../../page/dom';
import { portrait } from '../../../page/picture';
import type { Member } from '../../model';
import { icon } from '../icons';
import { profileLink } from '../route';
import { ordinal } from '../sdui/people';

/** A text as the older pages write it: once for those who see, once for those who hear. */
export function doubled(text: string): HTMLElement[] {
  return [h('span', { 'aria-hidden': 'true' }, text), h('span.visually-hidden', {}, text)];
}

/** A menu that no one has opened. */
export function closedDropdown(names: readonly string[]): HTMLElement {
  const item = (name: string) =>
    h(
      'li',
      {},
      h(
        'div.artdeco-dropdown__item',
        { role: 'button', tabindex: '0' },
        icon('more', 16),
        h('span', {}, name),
      ),
    );
  return h(
    'div.artdeco-dropdown__content',
    { 'aria-hidden': 'true' },
    h('div.artdeco-dropdown__content-inner', {}, h('ul', {}, ...names.map(item))),
  );
}

/** A person who is not the subject of the page. */
export function emberPerson(member: Member, ...more: readonly Child[]): HTMLElement {
  const href = profileLink(member);
  return h(
    'li.artdeco-list__item',
    {},
    h(
      'div.display-flex',
      {},
      h(
        'a.app-aware-link',
        { href },
        h(
          'div.ivm-image-view-model',
          {},
          h('img.face', { alt: '', src: portrait(member.name, member.slug) }),
        ),
      ),
      h(
        'div.display-flex.flex-column',
        {},
        h(
          'a.optional-action-target-wrapper',
          { href },
          h(
            'div.display-flex',
            {},
            h('span.t-bold', {}, ...doubled(member.name)),
            h('span.t-black--light', {}, ...doubled(`· ${ordinal(member.degree)}`)),
          ),
        ),
        h('div.t-14', {}, ...doubled(member.headline)),
        ...more,
        closedDropdown(['Send profile', 'Save', 'Report']),
      ),
    ),
  );
}
