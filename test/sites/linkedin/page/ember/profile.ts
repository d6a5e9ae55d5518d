import { h, morph, setChildren } from '../../../page/dom';
import { portrait } from '../../../page/picture';
import type { Member } from '../../model';
import { POSTS } from '../../names';
import { type Context, peopleAround, randomOf } from '../context';
import { icon } from '../icons';
import type { ProfileView } from '../profile-view';
import { profileLink } from '../route';
import { ordinal } from '../sdui/people';
import { closedDropdown, doubled, emberPerson } from './people';

const FEWEST = 14;
const MOST = 24;

function topCard(context: Context, member: Member): HTMLElement {
  const self =
    context.options.selfLinks === 'root'
      ? '/'
      : `/in/${encodeURIComponent(member.slug)}/overlay/about-this-profile/`;
  const [current] = member.company === undefined ? [] : [member.company];
  const panel = (label: string, name: string) =>
    h(
      'li',
      {},
      h(
        'button.text-align-left',
        { type: 'button', 'aria-label': label },
        h('img.logo', { alt: '', src: portrait(name, name) }),
        h('span.hoverable-link-text', {}, h('div.inline-show-more-text--is-collapsed', {}, name)),
      ),
    );
  return h(
    'section.artdeco-card.pv-top-card',
    { 'data-member-id': member.memberNumber },
    h('div.profile-background-image', { style: `--hue: ${Number(member.memberNumber) % 360}` }),
    h(
      'div.ph5.pb5',
      {},
      h(
        'div.pv-top-card__non-self-photo-wrapper',
        {},
        h(
          'button',
          { type: 'button', 'aria-label': 'open profile picture' },
          h('img', {
            alt: member.name,
            title: member.name,
            src: portrait(member.name, member.slug),
          }),
        ),
      ),
      h(
        'div.mt2.relative',
        {},
        h(
          'div',
          {},
          h(
            'span.artdeco-hoverable-trigger',
            { tabindex: '-1' },
            h(
              'a',
              { href: self, 'aria-label': member.name },
              h('h1.text-heading-xlarge.inline.t-24.v-align-middle.break-words', {}, member.name),
            ),
          ),
          h('span.dist-value', {}, ...doubled(`· ${ordinal(member.degree)}`)),
        ),
        h(
          'div.text-body-medium.break-words',
          {
            'data-generated-suggestion-target': `urn:li:fsu_profileActionDelegate:${member.memberNumber}`,
          },
          member.headline,
        ),
        h(
          'ul.pv-text-details__right-panel',
          {},
          current !== undefined &&
            panel(`Current company: ${current}. Click to skip to experience card`, current),
          panel(`Education: ${member.school}. Click to skip to education card`, member.school),
        ),
        h(
          'div.mt2',
          {},
          h('span.text-body-small.inline.t-black--light.break-words', {}, member.place),
          h(
            'span.t-black--light',
            {},
            ' · ',
            h(
              'a.link-without-visited-state',
              {
                id: 'top-card-text-details-contact-info',
                href: `/in/${encodeURIComponent(member.slug)}/overlay/contact-info/`,
              },
              'Contact info',
            ),
          ),
        ),
      ),
      h(
        'ul.pv-top-card--list',
        {},
        h('li.text-body-small', {}, h('span.t-bold', {}, '500+'), ' connections'),
      ),
      h(
        'div.pvs-profile-actions',
        {},
        h(
          'button.artdeco-button.artdeco-button--primary',
          { type: 'button', 'aria-label': `Invite ${member.name} to connect` },
          icon('add', 16),
          h('span.artdeco-button__text', {}, 'Connect'),
        ),
        h(
          'button.artdeco-button.artdeco-button--secondary',
          { type: 'button', 'aria-label': `Message ${member.name.split(' ')[0]}` },
          h('span.artdeco-button__text', {}, 'Message'),
        ),
        h(
          'div.artdeco-dropdown',
          {},
          h(
            'button.artdeco-button',
            { type: 'button', 'aria-expanded': 'false', 'aria-label': 'More actions' },
            icon('more', 16),
          ),
          closedDropdown([
            'Send profile in a message',
            'Save to PDF',
            'Report / Block',
            'About this profile',
          ]),
        ),
      ),
    ),
  );
}

function card(id: string, title: string, ...children: readonly HTMLElement[]): HTMLElement {
  return h(
    'section.artdeco-card.padded',
    {},
    h('div.pv-profile-card__anchor', { id }),
    h('div.pvs-header__container', {}, h('h2.pvs-header__title', {}, ...doubled(title))),
    ...children,
  );
}

function stations(member: Member): HTMLElement {
  const one = ({ title, company, years }: Member['jobs'][number]) =>
    h(
      'li.artdeco-list__item',
      {},
      h(
        'div.display-flex',
        {},
        h('img.logo', { alt: '', src: portrait(company, company) }),
        h(
          'div.display-flex.flex-column',
          {},
          h('span.t-bold', {}, ...doubled(title)),
          h('span.t-14', {}, ...doubled(company)),
          h('span.t-black--light', {}, ...doubled(years)),
        ),
      ),
    );
  return card('experience', 'Experience', h('ul', {}, ...member.jobs.map(one)));
}

function rest(context: Context, member: Member): HTMLElement[] {
  const random = randomOf(member);
  const others = peopleAround(context, member, random.between(FEWEST, MOST));
  const [posters, recommenders, viewed] = [others.slice(0, 3), others.slice(3, 6), others.slice(6)];
  const post = (other: Member) =>
    emberPerson(
      other,
      h('p', {}, ...doubled(random.pick(POSTS))),
      h('a', { href: profileLink(member, 'recent-activity/all') }, 'See the post'),
    );
  return [
    card('about', 'About', h('div.inline-show-more-text', {}, ...member.about.flatMap(doubled))),
    card('activity', 'Activity', h('ul', {}, ...posters.map(post))),
    stations(member),
    card('education', 'Education', h('ul', {}, h('li', {}, ...doubled(member.school)))),
    card(
      'skills',
      'Skills',
      h(
        'ul',
        {},
        ...['Inventory management', 'Negotiation', 'Forecasting'].map((name) =>
          h('li', {}, h('div', {}, ...doubled(name))),
        ),
      ),
    ),
    card(
      'recommendations',
      'Recommendations',
      h(
        'ul',
        {},
        ...recommenders.map((other) =>
          emberPerson(other, h('p', {}, ...doubled('A pleasure to plan a peak season with.'))),
        ),
      ),
    ),
    card(
      'browsemap',
      'More profiles for you',
      h(
        'ul',
        {},
        ...viewed.map((other) =>
          emberPerson(
            other,
            h(
              'button.artdeco-button',
              { type: 'button', 'aria-label': `Follow ${other.name}` },
              icon('add', 16),
              h('span.artdeco-button__text', {}, 'Follow'),
            ),
          ),
        ),
      ),
    ),
  ];
}

/** A profile as the older pages draw it. */
export function emberProfile(context: Context): ProfileView {
  const [top, below] = [h('div.slot'), h('div.slot')];
  let shown: Member | undefined;
  /** Whose the top card is but for the name. */
  let body: Member | undefined;
  return {
    element: h('div.pv-profile', {}, top, below),
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
      const heading = top.querySelector('h1');
      if (heading?.firstChild) heading.firstChild.nodeValue = member.name;
      shown = body === member ? member : undefined;
    },
    drawRest: (member) => setChildren(below, ...rest(context, member)),
    scrolled: () => undefined,
  };
}
