import type { Company, Conversation, Member } from '../model';
import type { Directory } from './directory';

/** Pages on which no one is shown. */
const BARE = ['feed', 'notfound', 'authwall', 'challenge', 'shell'] as const;
type Bare = (typeof BARE)[number];

/** What an address leads to. */
export type Place =
  | {
      readonly kind: 'profile';
      readonly member: Member;
      /** How the address names the member. */
      readonly by: 'slug' | 'id' | 'old';
      /**
       * What follows the name: nothing, a language, or a dialog over the profile
       * (`overlay/contact-info`).
       */
      readonly rest: string;
    }
  | { readonly kind: 'details'; readonly member: Member; readonly rest: string }
  | { readonly kind: 'company'; readonly company: Company; readonly tab: string }
  | { readonly kind: 'search'; readonly vertical: string; readonly keywords: string }
  | { readonly kind: 'messaging'; readonly conversation: Conversation | undefined }
  | { readonly kind: 'lead'; readonly member: Member }
  | { readonly kind: Bare };

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function profile(directory: Directory, key: string, rest: string): Place {
  const member = directory.member(key);
  if (member === undefined) return { kind: 'notfound' };
  if (/^(?:details|recent-activity)\//.test(rest)) return { kind: 'details', member, rest };
  const by = key === member.slug ? 'slug' : key === member.memberId ? 'id' : 'old';
  return { kind: 'profile', member, by, rest };
}

/** Reads an address of the site. */
export function parsePlace(directory: Directory, address: string): Place {
  const url = new URL(address, 'https://www.linkedin.com');
  const [first = '', second = '', ...more] = url.pathname.split('/').filter((part) => part !== '');
  const rest = more.join('/');
  switch (first) {
    case 'in':
      return profile(directory, decoded(second), rest);
    case 'company': {
      const company = directory.company(second);
      return company === undefined ? { kind: 'notfound' } : { kind: 'company', company, tab: rest };
    }
    case 'search':
      return {
        kind: 'search',
        vertical: more[0] ?? 'people',
        keywords: url.searchParams.get('keywords') ?? '',
      };
    case 'messaging':
      return { kind: 'messaging', conversation: directory.conversation(rest) };
    case 'sales': {
      const member = directory.lead(rest.split(',')[0] ?? '');
      return second === 'lead' && member !== undefined
        ? { kind: 'lead', member }
        : { kind: 'notfound' };
    }
    case 'checkpoint':
      return { kind: 'challenge' };
    case 'shell':
    case 'authwall':
      return { kind: first };
    case '404':
      return { kind: 'notfound' };
    default:
      return { kind: 'feed' };
  }
}

/** The address of a place, with the slash that LinkedIn puts at the end. */
export function addressOf(place: Place): string {
  switch (place.kind) {
    case 'profile': {
      const { slug, memberId, oldSlugs } = place.member;
      const key = { slug, id: memberId, old: oldSlugs[0] ?? slug }[place.by];
      return `/in/${encodeURIComponent(key)}/${place.rest === '' ? '' : `${place.rest}/`}`;
    }
    case 'details':
      return `/in/${encodeURIComponent(place.member.slug)}/${place.rest}/`;
    case 'company':
      return `/company/${place.company.slug}/${place.tab === '' ? '' : `${place.tab}/`}`;
    case 'search':
      return `/search/results/${place.vertical}/?keywords=${encodeURIComponent(place.keywords)}`;
    case 'messaging':
      return place.conversation ? `/messaging/thread/${place.conversation.id}/` : '/messaging/';
    case 'lead':
      return `/sales/lead/${place.member.leadId},NAME_SEARCH,aB3d`;
    case 'notfound':
      return '/404/';
    case 'challenge':
      return '/checkpoint/challenge/';
    default:
      return `/${place.kind}/`;
  }
}

/** The profile's own address, absolute as LinkedIn's links are. */
export function profileLink(member: Member, rest = ''): string {
  return `https://www.linkedin.com${addressOf({ kind: 'profile', member, by: 'slug', rest })}`;
}

/** Whether a dialog lies over the profile. */
export function overlayOf(place: Place): string | undefined {
  return place.kind === 'profile' && place.rest.startsWith('overlay/')
    ? place.rest.slice('overlay/'.length)
    : undefined;
}

/**
 * Distinguishes screens: two places with the same key show the same, but for a dialog over it or
 * another conversation.
 */
export function screenKey(place: Place): string {
  switch (place.kind) {
    case 'profile':
    case 'lead':
      return `${place.kind} ${place.member.slug}`;
    case 'details':
      return `details ${place.member.slug} ${place.rest}`;
    case 'company':
      return `company ${place.company.slug} ${place.tab}`;
    case 'search':
      return `search ${place.vertical} ${place.keywords}`;
    default:
      return place.kind;
  }
}
