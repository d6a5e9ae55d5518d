import type { Child } from '../../../page/dom';
import { portrait } from '../../../page/picture';
import type { Member } from '../../model';
import { type Context, peopleAround } from '../context';
import { icon } from '../icons';
import { profileLink } from '../route';
import { ordinal, picture } from './people';
import { deep, freshKey, v } from './view';

/** The degree, and for those nearer than the third another one, in a branch that no one sees. */
function degrees(member: Member): HTMLElement[] {
  const shown = v('p.degree', {}, `· ${ordinal(member.degree)}`);
  if (member.degree === 3) return [shown];
  const other = member.degree === 1 ? 2 : 1;
  const hidden = v(
    'div.gone',
    { 'data-display-contents': 'true' },
    v('p.degree', {}, `· ${ordinal(other)}`),
  );
  return [hidden, shown];
}

function names(context: Context, member: Member): HTMLElement {
  const href = context.options.selfLinks === 'root' ? '/' : profileLink(member);
  const key = freshKey();
  const link = v(
    'a.plain',
    { tabindex: '0', href, componentkey: key },
    v(
      'div.line',
      { componentkey: key },
      v('div.line', {}, v('h2.title', {}, member.name), icon('badge', 18)),
    ),
  );
  const pronouns = member.pronouns !== undefined && v('p.small', {}, member.pronouns);
  return v(
    'div.words',
    {},
    v(
      'div.line',
      {},
      v('div', { 'aria-expanded': 'false', 'aria-haspopup': 'dialog' }, deep(1, link)),
      pronouns,
      ...degrees(member),
    ),
    v('p.headline', {}, member.headline),
    v(
      'p.small',
      {},
      [member.company, member.school].filter((each) => each !== undefined).join(' · '),
    ),
    v(
      'div.line',
      {},
      v('p.small', {}, member.place),
      v('p.small', {}, '·'),
      v(
        'p.small',
        {},
        v('a.link', { href: profileLink(member, 'overlay/contact-info') }, 'Contact info'),
      ),
    ),
  );
}

/** The employer and the school, distinguished by the outline behind the logo. */
function organisations(member: Member): HTMLElement {
  const one = (kind: 'company' | 'school', name: string | undefined) => {
    if (name === undefined) return undefined;
    const outline = icon(kind === 'company' ? 'work' : 'badge', 20);
    outline.id = `${kind}-accent-4`;
    const logo = v(
      'figure.logo',
      { 'aria-hidden': 'true' },
      outline,
      v('img.logo-image', { alt: '', src: portrait(name, name) }),
    );
    return v(
      'div.organisation',
      { role: 'button', tabindex: '0' },
      logo,
      deep(2, v('p.small', {}, name)),
    );
  };
  return v('div.organisations', {}, one('company', member.company), one('school', member.school));
}

function mutuals(context: Context, member: Member): HTMLElement | false {
  if (member.degree === 3) return false;
  const [first, second] = peopleAround(context, member, 2);
  if (first === undefined || second === undefined) return false;
  const href =
    'https://www.linkedin.com/search/results/people/?origin=MEMBER_PROFILE_CANNED_SEARCH';
  const pictures = [first, second].map((each) => v('li', {}, picture(each, 'small')));
  return v(
    'div.mutual',
    { componentkey: freshKey() },
    v('a.plain', { tabindex: '0', href }, v('ul.faces', { role: 'presentation' }, ...pictures)),
    v(
      'p.small',
      {},
      v(
        'a.plain',
        { href },
        v('strong', {}, first.name),
        v('span', {}, ', '),
        v('strong', {}, second.name),
        ' and others you know',
      ),
    ),
  );
}

function actions(member: Member): HTMLElement {
  const word = (shape: 'add' | 'send' | 'more' | undefined, name: string): Child =>
    v('span.button-inner', {}, shape && icon(shape, 16), v('span', {}, name));
  const compose = `/messaging/compose/?profileUrn=${encodeURIComponent(`urn:li:fsd_profile:${member.memberId}`)}&recipient=${member.memberId}`;
  return v(
    'div.actions',
    {},
    deep(
      3,
      v(
        'button.button.loud',
        { type: 'button', 'aria-label': `Follow ${member.name}`, componentkey: freshKey() },
        word('add', 'Follow'),
      ),
    ),
    deep(
      1,
      v(
        'a.button.quiet',
        { href: compose, 'aria-disabled': 'false', componentkey: freshKey() },
        word('send', 'Message'),
      ),
    ),
    deep(
      1,
      v(
        'button.button.quiet',
        { type: 'button', 'aria-expanded': 'false', componentkey: freshKey() },
        word(undefined, 'More'),
      ),
    ),
  );
}

/** The first card of a profile: the only one that says whose profile it is. */
export function topCard(context: Context, member: Member): HTMLElement {
  const componentkey = `com.linkedin.sdui.profile.card.ref${member.memberId}Topcard`;
  const self = context.options.selfLinks === 'root' ? '/' : profileLink(member);
  const photo = freshKey();
  const cover = v(
    'a.cover',
    {
      tabindex: '0',
      href: profileLink(member, 'overlay/background-photo'),
      style: `--hue: ${Number(member.memberNumber) % 360}`,
    },
    v('figure', {}),
  );
  const photoLink = v(
    'a.photo',
    { tabindex: '0', href: self, componentkey: photo },
    v('div', { componentkey: photo, 'aria-label': 'Profile photo' }, picture(member, 'big')),
  );
  return v(
    'div.card-box',
    { componentkey },
    deep(
      1,
      v(
        'section.card',
        { componentkey },
        cover,
        photoLink,
        v('div.top', {}, v('div.columns', {}, names(context, member), organisations(member))),
        v(
          'p.small.indent',
          {},
          `${member.followers.toLocaleString('en')} followers · 500+ connections`,
        ),
        mutuals(context, member),
        actions(member),
      ),
    ),
  );
}
