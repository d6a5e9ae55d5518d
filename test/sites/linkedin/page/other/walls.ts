import { h } from '../../../page/dom';
import { POSTS } from '../../names';
import type { Context } from '../context';
import type { Place } from '../route';
import { profileLink } from '../route';
import { personCard } from '../sdui/people';
import { deep, v } from '../sdui/view';

/** What stands at a profile's address when there is no profile to see. */
export function wall(kind: 'notfound' | 'authwall' | 'challenge' | 'shell'): HTMLElement {
  switch (kind) {
    case 'notfound':
      return h(
        'main.wall',
        {},
        h('h1', {}, 'Profile Not Found'),
        h('p', {}, 'The profile you are looking for could not be found.'),
        h('a', { href: '/feed/' }, 'Back to your feed'),
      );
    case 'authwall':
      return h(
        'main.wall',
        {},
        h('h1', {}, 'Join to view the full profile'),
        h(
          'form',
          {},
          h('input', { type: 'email', 'aria-label': 'Email' }),
          h('button', { type: 'button' }, 'Agree & Join'),
        ),
        h('a', { href: '/feed/' }, 'Sign in'),
      );
    case 'challenge':
      return h('div', {}, h('div', { id: 'captcha-internal' }));
    case 'shell':
      return h('div');
  }
}

/** The feed: many people, and none that the page is about. */
export function feed(context: Context): HTMLElement {
  const authors = Array.from({ length: 12 }, () => context.random.pick(context.world.members));
  const post = (index: number) => {
    const author = authors[index] ?? context.world.viewer;
    const key = `expanded${crypto.randomUUID()}FeedType_MAIN_FEED_RELEVANCE`;
    return v(
      'div.card.padded',
      { role: 'listitem', componentkey: key },
      personCard(author, 'follow', 3),
      deep(3, v('p.text', {}, POSTS[index % POSTS.length] ?? '')),
      v(
        'p.small',
        {},
        v(
          'a.link',
          { href: profileLink(authors[(index + 1) % authors.length] ?? author) },
          'Somebody you know',
        ),
        ' likes this',
      ),
    );
  };
  return v(
    'div.page',
    {},
    v('div.wide.stack', { role: 'list' }, ...authors.map((_, index) => post(index))),
  );
}

/** A page about one part of a profile: all the jobs, all that was posted. It has no top card. */
export function details(place: Extract<Place, { kind: 'details' }>): HTMLElement {
  const { member } = place;
  const title = place.rest.startsWith('recent') ? 'All activity' : 'Experience';
  return v(
    'div.page',
    {},
    v(
      'div.wide.stack',
      {},
      v(
        'section.card.padded',
        { componentkey: crypto.randomUUID() },
        v(
          'div.line',
          {},
          v('a.plain', { href: profileLink(member), 'aria-label': 'Back' }, '←'),
          v('h2.heading', {}, title),
        ),
        ...member.jobs.map((job) =>
          v(
            'div.station',
            {},
            deep(
              3,
              v('p.name', {}, job.title),
              v('p.small', {}, job.company),
              v('p.small', {}, job.years),
            ),
          ),
        ),
      ),
    ),
  );
}
