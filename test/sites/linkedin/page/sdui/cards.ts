import type { Child } from '../../../page/dom';
import { portrait } from '../../../page/picture';
import type { Member } from '../../model';
import { POSTS } from '../../names';
import { type Context, randomOf } from '../context';
import { icon } from '../icons';
import { profileLink } from '../route';
import { personCard, picture } from './people';
import { closedMenu, deep, freshKey, v } from './view';

function card(componentkey: string, title: string, ...children: readonly Child[]): HTMLElement {
  return v(
    'div.card-box',
    { componentkey },
    deep(
      2,
      v('section.card.padded', { componentkey }, deep(2, v('h2.heading', {}, title)), ...children),
    ),
  );
}

function about(member: Member): HTMLElement {
  return card(
    `com.linkedin.sdui.profile.card.ref${member.memberId}About`,
    'About',
    ...member.about.map((each) => deep(2, v('p.text', {}, each))),
  );
}

function featured(member: Member): HTMLElement {
  const tile = (name: string) =>
    v(
      'div.tile',
      { componentkey: freshKey() },
      deep(2, v('figure.tile-picture', {}), v('p.small', {}, name)),
    );
  const tiles = ['How we count without closing', 'A talk on returns'].map(tile);
  return card(
    `com.linkedin.sdui.profile.card.ref${member.memberId}Featured`,
    'Featured',
    v('div.tiles', {}, ...tiles),
  );
}

const POST_MENU = ['Save', 'Copy link', 'Embed', 'Not interested', 'Unfollow', 'Hide', 'Report'];
const REACTIONS = ['Like', 'Celebrate', 'Support', 'Love', 'Insightful', 'Funny'];

function post(author: Member, text: string, commenter: Member): HTMLElement {
  const act = (shape: 'like' | 'comment' | 'repeat' | 'send', name: string) =>
    deep(
      1,
      v(
        'button.act',
        { type: 'button', componentkey: freshKey() },
        icon(shape, 18),
        v('span', {}, name),
      ),
    );
  return v(
    'div.post',
    { componentkey: freshKey() },
    v(
      'a.plain.line',
      { href: profileLink(author) },
      picture(author, 'small'),
      v('p.name', {}, author.name),
    ),
    deep(2, v('p.text', {}, text)),
    v(
      'p.small',
      {},
      v('a.link', { href: profileLink(commenter) }, commenter.name),
      ' and 27 others',
    ),
    closedMenu(POST_MENU),
    closedMenu(REACTIONS),
    v(
      'div.acts',
      {},
      act('like', 'Like'),
      act('comment', 'Comment'),
      act('repeat', 'Repost'),
      act('send', 'Send'),
    ),
    v(
      'div.comment',
      {},
      v('a.plain', { href: profileLink(commenter) }, picture(commenter, 'small')),
      deep(
        2,
        v('a.plain', { href: profileLink(commenter) }, commenter.name),
        v('p.small', {}, 'So true. Tell us how it ended.'),
      ),
    ),
  );
}

function activity(member: Member, others: readonly Member[]): HTMLElement {
  const random = randomOf(member);
  // One is a post by another person that the member shared.
  const posts = others
    .slice(0, 3)
    .map((other, index) => post(index === 1 ? other : member, random.pick(POSTS), other));
  return card(
    `com.linkedin.sdui.profile.card.ref${member.slug}Activity`,
    'Activity',
    v('div.posts', {}, ...posts),
  );
}

function stations(title: string, member: Member, context: Context): HTMLElement {
  const one = ({ title: job, company, years }: Member['jobs'][number]) => {
    const known = context.directory.companyNamed(company);
    const href =
      known === undefined
        ? 'https://www.linkedin.com/search/results/all/'
        : `https://www.linkedin.com/company/${known.slug}/`;
    return v(
      'div.station',
      { componentkey: freshKey() },
      v(
        'a.plain',
        { href },
        v('figure.logo', {}, v('img.logo-image', { alt: '', src: portrait(company, company) })),
      ),
      deep(3, v('p.name', {}, job), v('p.small', {}, company), v('p.small', {}, years)),
    );
  };
  return card(freshKey(), title, ...member.jobs.map(one));
}

function recommendations(others: readonly Member[], links: number): HTMLElement {
  return card(
    freshKey(),
    'Recommendations',
    ...others.map((other) =>
      v(
        'div.said',
        {},
        personCard(other, 'message', links),
        deep(2, v('p.text', {}, 'A pleasure to plan a peak season with.')),
      ),
    ),
  );
}

function skills(): HTMLElement {
  const one = (name: string) =>
    v(
      'div.station',
      {},
      deep(4, v('p.name', {}, name)),
      deep(2, v('p.small', {}, '12 endorsements')),
    );
  return card(
    freshKey(),
    'Skills',
    ...['Inventory management', 'Negotiation', 'Forecasting', 'Team building'].map(one),
  );
}

const PARTS = 6;

/** What stands below the first card. Parts of it are empty until a person scrolls there. */
export function belowCards(
  context: Context,
  member: Member,
  others: readonly Member[],
  links: number,
): { readonly element: HTMLElement; fill(): void } {
  const part = (index: number) =>
    v('div.part', {
      componentkey: `profileCardsBelowActivityPart${index + 1}${encodeURIComponent(member.slug)}`,
    });
  const parts = Array.from({ length: PARTS }, (_, index) => part(index));
  const [posters, recommenders] = [others.slice(0, 3), others.slice(3)];
  const lazy = [
    () => stations('Experience', member, context),
    () =>
      stations(
        'Education',
        {
          ...member,
          jobs: [{ title: member.school, company: member.school, years: '2008 – 2012' }],
        },
        context,
      ),
    () => skills(),
    () => recommendations(recommenders, links),
  ];
  return {
    element: v(
      'div.stack',
      {},
      about(member),
      featured(member),
      activity(member, posters),
      ...parts,
    ),
    fill() {
      for (const [index, make] of lazy.entries())
        if (parts[index]?.childElementCount === 0) parts[index]?.append(make());
    },
  };
}

/** The people beside the profile. */
export function asideCards(
  member: Member,
  viewed: readonly Member[],
  maybe: readonly Member[],
  links: number,
): HTMLElement {
  const messaged = 5;
  return v(
    'div.stack',
    {},
    card(
      freshKey(),
      'More profiles for you',
      ...viewed.map((other, index) =>
        personCard(other, index < messaged ? 'message' : 'follow', links),
      ),
    ),
    card(
      `profileAsidePymk${encodeURIComponent(member.slug)}`,
      'People you may know',
      ...maybe.map((other) => personCard(other, 'connect', links)),
    ),
  );
}
