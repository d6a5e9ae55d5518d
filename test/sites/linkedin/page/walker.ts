import { write } from '../../page/foreign-log';
import { makeRandom, type Random } from '../../random';
import type { Member } from '../model';
import type { App } from './app';
import { addressOf, type Place } from './route';

/** A person who goes from page to page at random, the same way for the same seed. */
export interface Walker {
  /** Moves on, whether or not the move before has settled. @returns what was done */
  step(): string;
}

type Act = (random: Random) => string;

/** Puts a walker on a page. */
export function makeWalker(app: App, seed: number): Walker {
  const { context, navigator } = app;
  const { members, companies, conversations } = context.world;
  const random = makeRandom(seed);
  const namesakes = members.filter(({ name, slug }) =>
    members.some((other) => other.name === name && other.slug !== slug),
  );
  const renamed = members.filter(({ oldSlugs }) => oldSlugs.length > 0);

  const go = (place: Place): string => {
    write(() => navigator.go(place));
    return addressOf(place);
  };
  const visit = (address: string): string => {
    write(() => app.visit(address));
    return address;
  };
  const profile = (member: Member, by: 'slug' | 'id' | 'old' = 'slug', rest = ''): string =>
    go({ kind: 'profile', member, by, rest });
  const here = (): Member => {
    const { address } = navigator.layers();
    return 'member' in address ? address.member : random.pick(members);
  };
  /** A real click, where the page has a link to a person. */
  const follow = (): string => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href*="/in/"]')];
    if (links.length === 0) return profile(random.pick(members));
    const link = random.pick(links);
    link.click();
    return `click ${link.getAttribute('href')}`;
  };
  const travel = (by: 1 | -1): string => {
    // Before the first page of this document lies another document.
    if (by < 0 && (window.navigation?.currentEntry?.index ?? 0) === 0) return 'nowhere to go';
    history.go(by);
    return by < 0 ? 'back' : 'forward';
  };

  const acts: readonly (readonly [number, Act])[] = [
    [34, follow],
    [12, () => profile(random.pick(members))],
    [5, () => profile(random.pick(namesakes))],
    [5, () => profile(random.pick(members), 'id')],
    [2, () => profile(random.pick(renamed), 'old')],
    [
      6,
      () =>
        profile(
          here(),
          'slug',
          random.pick(['overlay/contact-info', 'overlay/about-this-profile']),
        ),
    ],
    [2, () => profile(random.pick(members), 'slug', 'es')],
    [
      3,
      () =>
        go({
          kind: 'details',
          member: here(),
          rest: random.pick(['details/experience', 'recent-activity/all']),
        }),
    ],
    [12, () => travel(-1)],
    [5, () => travel(1)],
    [8, () => go({ kind: 'messaging', conversation: random.pick(conversations) })],
    [2, () => go({ kind: 'messaging', conversation: undefined })],
    [3, () => go({ kind: 'lead', member: random.pick(members) })],
    [2, () => go({ kind: 'company', company: random.pick(companies), tab: '' })],
    [
      2,
      () =>
        go({ kind: 'search', vertical: 'people', keywords: random.pick(['a', 'lead', 'oliver']) }),
    ],
    [
      4,
      () =>
        visit(random.pick(['/feed/', '/404/', '/authwall/', '/checkpoint/challenge/', '/shell/'])),
    ],
    [
      2,
      () => {
        const conversation = random.pick(conversations);
        write(() => app.openBubble(conversation));
        return `bubble ${conversation.title}`;
      },
    ],
    [
      1,
      () => {
        write(() => app.closeBubbles());
        return 'no bubbles';
      },
    ],
  ];
  const all = acts.reduce((sum, [weight]) => sum + weight, 0);

  return {
    step() {
      let left = random.next() * all;
      for (const [weight, act] of acts) {
        left -= weight;
        if (left < 0) return act(random);
      }
      return follow();
    },
  };
}
