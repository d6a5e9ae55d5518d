import type { Caller } from '../bus/server';
import { type Identity, linkedinMemberId, linkedinSlug } from '../domain/person/identity';
import { SITE_ORIGINS } from '../domain/views/origins';

function pathOf(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { origin, pathname } = new URL(address);
  return origin === SITE_ORIGINS.linkedin ? pathname : null;
}

/**
 * Whether it is certain enough who a page is about to store an alias. Pages of Relevo show the rep
 * what they answer. A content script runs in a third-party page, which can claim anything, so the
 * tab's address, as the browser reports it, must be that profile.
 */
export function isTabAtProfile(
  { trust, address }: Pick<Caller, 'trust' | 'address'>,
  identity: Identity,
): boolean {
  if (trust === 'page') return true;
  const segment = /^\/in\/([^/]+)/.exec(pathOf(address) ?? '')?.[1];
  if (segment === undefined) return false;
  const slug = linkedinSlug(segment);
  const member = linkedinMemberId(segment);
  return (
    (slug !== null && slug === linkedinSlug(identity.linkedinSlug ?? '')) ||
    (member !== null && member === linkedinMemberId(identity.linkedinId ?? ''))
  );
}

/** Whether the tab of a content script is at the page of a company. */
export function isAtCompany({ address }: Pick<Caller, 'address'>): boolean {
  return /^\/(company|school|showcase)\/[^/]+/.test(pathOf(address) ?? '');
}
