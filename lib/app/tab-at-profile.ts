import type { Caller } from '../bus/server';
import { type Identity, linkedinMemberId, linkedinSlug } from '../domain/person/identity';
import { siteAt } from '../sites/registry';

/**
 * Whether it is certain enough who a page is about for something to be remembered of it. Our own
 * pages show the rep what they answer; a content script runs in a stranger's page, which can claim
 * anything, so the browser itself must say that the tab is at that profile.
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

/** Whether a content script's tab is at the page of a company. */
export function isAtCompany({ address }: Pick<Caller, 'address'>): boolean {
  if (address === null || !URL.canParse(address)) return false;
  return siteAt(address)?.isCompany?.(new URL(address)) === true;
}
