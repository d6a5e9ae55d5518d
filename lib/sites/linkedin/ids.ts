import { linkedinMemberId, linkedinSlug } from '../../domain/person/identity';

const PROFILE = /^(?:https?:\/\/[a-z]{2,3}\.linkedin\.com)?\/in\/([^/?#]+)/;

/** Slug and member id of a profile, normalised, as far as known. */
export interface ProfileIds {
  readonly linkedinSlug?: string;
  readonly linkedinId?: string;
}

/**
 * Returns the slug or member id in the URL or path of a profile.
 * @returns null for other URLs and hosts, and for reserved words such as `me`
 */
export function profileId(address: string | null | undefined): string | null {
  return idOf(PROFILE.exec(address ?? '')?.[1] ?? '');
}

/** Normalises a bare slug or member id. */
export function idOf(raw: string): string | null {
  return linkedinMemberId(raw) ?? linkedinSlug(raw);
}

/**
 * Returns slug and member id if all ids can belong to one person; null if they name several people
 * or none, or if one is invalid.
 */
export function idsOf(all: readonly (string | null)[]): ProfileIds | null {
  const ids = new Set(all);
  const members = [...ids].filter((id) => id !== null && linkedinMemberId(id) !== null);
  const slugs = [...ids].filter((id) => !members.includes(id));
  const [slug, memberId] = [slugs[0], members[0]];
  if (ids.size === 0 || ids.has(null) || slugs.length > 1 || members.length > 1) return null;
  return { ...(slug ? { linkedinSlug: slug } : {}), ...(memberId ? { linkedinId: memberId } : {}) };
}
