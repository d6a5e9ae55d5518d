import type { Note, Owner } from '../port/connector';
import type { HubSpotRecord } from './schemas';

/** Possible authors by owner id, with the id of their user. */
export type Authors = ReadonlyMap<
  string,
  Pick<Owner, 'id' | 'name'> & { readonly userId?: string | null | undefined }
>;

/**
 * Values of `hs_object_source` for records that no person created in HubSpot. Their user is the one
 * who made the key or the workflow.
 */
const MACHINES = new Set([
  'API',
  'AUTOMATION_PLATFORM',
  'BATCH_UPDATE',
  'BCC_TO_CRM',
  'IMPORT',
  'INTEGRATION',
  'MIGRATION',
  'WORKFLOWS',
]);

/**
 * Returns the author of a note. For a record created in HubSpot's interface, HubSpot sets the user,
 * which cannot be changed later. For one created through the API only the owner is known, a
 * property that any user with write access to notes can set, so the author is not confirmed.
 */
export function authorOf(
  { properties }: HubSpotRecord,
  authors: Authors,
): Pick<Note, 'author' | 'authorId' | 'confirmed'> {
  const user = properties['hs_created_by_user_id'] || null;
  if (user !== null && !MACHINES.has(properties['hs_object_source'] ?? '')) {
    const person = [...authors.values()].find(({ userId }) => userId === user);
    return {
      author: person?.name ?? null,
      authorId: person?.id ?? `user-${user}`,
      confirmed: true,
    };
  }
  const authorId = properties['hubspot_owner_id'] || null;
  return { author: authors.get(authorId ?? '')?.name ?? null, authorId, confirmed: false };
}
