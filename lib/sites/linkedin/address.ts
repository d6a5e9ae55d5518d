import { profileId } from './ids';

/** What LinkedIn's address promises: a hint, never proof. */
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
  /**
   * Of a profile its slug or member id, of a lead or a thread its id, of a company its slug; else
   * empty.
   */
  readonly id: string;
}

/** Pages of people who are not logged in, or whom LinkedIn asks to prove that they are people. */
const WALL = /^\/(authwall|login|uas|checkpoint|signup|$)/;

/**
 * Reads `/in/ana-lopez/de/`, `/in/ACoAA…/overlay/contact-info/`, `/messaging/thread/2-…/`,
 * `/sales/lead/ACw…,NAME,x` and their like.
 */
export function readAddress({ pathname }: URL): LinkedInAddress {
  const [, room = '', first = '', second = ''] = pathname.split('/');
  const at = (kind: LinkedInAddress['kind'], id = ''): LinkedInAddress => ({ kind, id });
  if (WALL.test(pathname)) return at('none');
  // Whoever edits a profile edits their own.
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

/** A part of a path as people read it; the part itself where it cannot be decoded. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part).toLowerCase();
  } catch {
    return part;
  }
}
