import { type Caller, call } from '../call';
import type { SeedPerson } from './person';

/** Loading writes no history of its own; what the history holds is written on purpose. */
const QUIET = { tracking_disable: true, mail_create_nosubscribe: true, mail_create_nolog: true };

/** A person with the numbers of their lead, and of their partner where they have one. */
export interface Loaded {
  readonly person: SeedPerson;
  readonly lead: number;
  readonly partner: number | null;
}

/** Creates records in one call and returns their numbers in order. */
export async function create(
  admin: Caller,
  model: string,
  vals_list: readonly object[],
): Promise<number[]> {
  return vals_list.length === 0 ? [] : call(admin, model, 'create', { vals_list, context: QUIET });
}

/** A moment (epoch ms) as Odoo writes it: UTC without a zone. */
export const odooTime = (at: number): string =>
  new Date(at).toISOString().slice(0, 19).replace('T', ' ');
