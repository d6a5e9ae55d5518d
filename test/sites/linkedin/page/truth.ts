import type { Member } from '../model';
import type { App } from './app';
import type { Context } from './context';
import { found } from './other/search';
import { type Place, screenKey } from './route';
import type { Screens } from './screens';

/** A person whom a page is about. */
export interface TruePerson {
  readonly slug: string;
  readonly memberId: string;
  readonly leadId: string;
  readonly name: string;
  readonly company: string | undefined;
}

/**
 * What is on the screen now, according to the page that drew it: the measure for anyone who reads
 * the screen.
 */
export interface Truth {
  /** What the screen shows, whatever the address says. */
  readonly kind: Place['kind'];
  /**
   * The people that the page may be said to be about. No one while address and screen are of two
   * people, and where it is about none.
   */
  readonly people: readonly TruePerson[];
  /**
   * Whether everything that says who it is agrees, so that anyone who is in `people` must be
   * recognised.
   */
  readonly sure: boolean;
  readonly group: boolean;
  readonly company: { readonly slug: string; readonly name: string } | undefined;
  /** Slugs that the rows of a search lead to. */
  readonly rows: readonly string[];
  /** Slugs of those to whom a bubble is open. */
  readonly writtenTo: readonly string[];
  /**
   * Whose top card, lead or header stands on the screen, however the address reads; undefined for
   * no one's.
   */
  readonly onScreen: TruePerson | undefined;
  /** Timers that will still change something. */
  readonly pending: number;
}

function person({ slug, memberId, leadId, name, company }: Member): TruePerson {
  return { slug, memberId, leadId, name, company };
}

function memberOf(place: Place): Member | undefined {
  return 'member' in place ? place.member : undefined;
}

type Person = Pick<Truth, 'people' | 'sure' | 'group' | 'onScreen'>;
const NOBODY: Person = { people: [], sure: true, group: false, onScreen: undefined };

function ofMessaging(context: Context, screens: Screens, address: Place): Person {
  const view = screens.messaging();
  const header = view?.header();
  if (view === undefined || header === undefined) return NOBODY;
  const members = header.people.flatMap((slug) => context.directory.member(slug) ?? []);
  const agrees = address.kind === 'messaging' && view.chosen() === header;
  return {
    people: agrees ? members.map(person) : [],
    // Messages of another person under the header are a reason to name no one.
    sure: agrees && address.conversation === header && view.stream() === header,
    group: header.kind === 'group',
    onScreen: header.kind === 'single' && members[0] ? person(members[0]) : undefined,
  };
}

/** Says what is shown. */
export function truthOf({ context, navigator, screens, bubbles }: App): Truth {
  const { address, title, screen, whole } = navigator.layers();
  const here = screenKey(address) === screenKey(screen);
  const profile = screens.profile();
  const member = profile ? profile.top() : memberOf(screen);
  const named = memberOf(address);
  const sameKind = (address.kind === 'lead') === (screen.kind === 'lead');
  const agrees = member !== undefined && named === member && sameKind;
  const someone: Person = {
    people: agrees ? [person(member)] : [],
    sure:
      agrees &&
      here &&
      whole &&
      memberOf(title) === member &&
      screen.kind !== 'details' &&
      (address.kind !== 'profile' || address.by === 'slug'),
    group: false,
    onScreen: screen.kind === 'details' || member === undefined ? undefined : person(member),
  };
  const about =
    screen.kind === 'messaging'
      ? ofMessaging(context, screens, address)
      : member || named
        ? someone
        : NOBODY;
  return {
    ...about,
    kind: screen.kind,
    sure: about.sure && (about.people.length > 0 || context.clock.pending() === 0),
    company:
      screen.kind === 'company' && here
        ? { slug: screen.company.slug, name: screen.company.name }
        : undefined,
    writtenTo: bubbles().flatMap((conversation) => conversation.people),
    rows:
      screen.kind === 'search' && screen.vertical === 'people' && here
        ? found(context, screen).flatMap((row) => row?.slug ?? [])
        : [],
    pending: context.clock.pending(),
  };
}
