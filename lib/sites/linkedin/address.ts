import { profileId } from './ids';

/** What the URL of a LinkedIn page says. A hint, because the page may show something else. */
export interface LinkedInAddress {
  readonly kind:
    | 'person'
    | 'person-salesnav'
    | 'conversation'
    | 'company'
    | 'search-people'
    | 'search-companies'
    | 'none'
    | 'other';
  /** Slug or member id of a profile, id of a lead or thread, slug of a company; else empty. */
  readonly id: string;
}

/** Pages for visitors who are not logged in, and checks that a visitor is human. */
const WALL = /^\/(authwall|login|uas|checkpoint|signup|$)/;

/**
 * Reads `/in/ana-lopez/de/`, `/in/ACoAA…/overlay/contact-info/`, `/messaging/thread/2-…/`,
 * `/sales/lead/ACw…,NAME,x` and similar URLs.
 */
export function readAddress({ pathname }: URL): LinkedInAddress {
  const [, room = '', first = '', second = ''] = pathname.split('/');
  const at = (kind: LinkedInAddress['kind'], id = ''): LinkedInAddress => ({ kind, id });
  if (WALL.test(pathname)) return at('none');
  // Only the rep's own profile can be edited.
  if (room === 'in')
    return second === 'edit' ? at('other') : at('person', profileId(pathname) ?? '');
  if (room === 'messaging' && first === 'thread' && second !== '')
    return at('conversation', second);
  if (room === 'sales' && (first === 'lead' || first === 'people'))
    return at('person-salesnav', second.split(',')[0]);
  if (room === 'sales' && first === 'search') return at('none');
  if (room === 'company' && first !== '') return at('company', decoded(first));
  if (room === 'search' && second === 'people') return at('search-people');
  if (room === 'search' && second === 'companies') return at('search-companies');
  return at('other');
}

/** Decodes a part of a path; returns it unchanged if that fails. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part).toLowerCase();
  } catch {
    return part;
  }
}
