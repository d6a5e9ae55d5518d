import type { Caller } from '../bus/server';
import { type Identity, linkedinMemberId, linkedinSlug } from '../domain/person/identity';
import { siteAt } from '../sites/registry';

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
  if (address === null || !URL.canParse(address)) return false;
  const segment = siteAt(address)?.profileOf?.(new URL(address)) ?? null;
  if (segment === null) return false;
  const slug = linkedinSlug(segment);
  const member = linkedinMemberId(segment);
  return (
    (slug !== null && slug === linkedinSlug(identity.linkedinSlug ?? '')) ||
    (member !== null && member === linkedinMemberId(identity.linkedinId ?? ''))
  );
}

/** Whether the tab of a content script is at the page of a company. */
export function isAtCompany({ address }: Pick<Caller, 'address'>): boolean {
  if (address === null || !URL.canParse(address)) return false;
  return siteAt(address)?.isCompany?.(new URL(address)) === true;
}
