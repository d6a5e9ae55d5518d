import * as z from 'zod/mini';
import type { DealsView } from '../../domain/views/deals';
import { ticket } from '../inputs';
import { route } from '../route';

/** Routes about the deals of a contact. */
export const dealsRoutes = {
  /**
   * Returns the deals of the contact of a ticket; null if the CRM has no deals, or if the contact is
   * at a stage before them.
   */
  'deals.ofPerson': route<DealsView | null>()('page', z.object({ ticket })),
} as const;
