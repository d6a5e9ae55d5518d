import type { Note, Owner } from '../port/connector';
import type { HubSpotRecord } from './schemas';

/** Who can be an author, by the id of the owner; with the id of the user behind it. */
export type Authors = ReadonlyMap<
  string,
  Pick<Owner, 'id' | 'name'> & { readonly userId?: string | null | undefined }
>;

/**
 * Where a record came from when no person wrote it in HubSpot: then its user is whoever made the
 * key or the workflow.
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
 * Who wrote a note. HubSpot itself sets the user of a record that a person made in it, and nobody
 * can change that; of one made with a key only the owner is known, a property that anybody who may
 * write notes sets: then it is not confirmed.
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
