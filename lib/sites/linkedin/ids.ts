import { linkedinMemberId, linkedinSlug } from '../../domain/person/identity';

const PROFILE = /^(?:https?:\/\/[a-z]{2,3}\.linkedin\.com)?\/in\/([^/?#]+)/;

/** A profile's slug, normalised, and its member's id: what is known of both. */
export interface ProfileIds {
  readonly slug?: string;
  readonly memberId?: string;
}

/**
 * The slug or member id in a profile's address, absolute or from the root.
 * @returns null for other addresses, also of other hosts, and for what may stand in a slug's place,
 * such as `me`
 */
export function profileId(address: string | null | undefined): string | null {
  return idOf(PROFILE.exec(address ?? '')?.[1] ?? '');
}

/** A bare slug, normalised, or a bare member id. */
export function idOf(raw: string): string | null {
  return linkedinMemberId(raw) ?? linkedinSlug(raw);
}

/**
 * Both ids of the one person whom all of these name; null where they name several, nobody, or
 * cannot be read.
 */
export function idsOf(all: readonly (string | null)[]): ProfileIds | null {
  const ids = new Set(all);
  const members = [...ids].filter((id) => id !== null && linkedinMemberId(id) !== null);
  const slugs = [...ids].filter((id) => !members.includes(id));
  const [slug, memberId] = [slugs[0], members[0]];
  if (ids.size === 0 || ids.has(null) || slugs.length > 1 || members.length > 1) return null;
  return { ...(slug ? { slug } : {}), ...(memberId ? { memberId } : {}) };
}
