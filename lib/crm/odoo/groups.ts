import * as z from 'zod/mini';
import type { Rpc } from './rpc';

/** Who has this group sees the leads of all colleagues. */
export const ALL_LEADS = 'sales_team.group_sale_salesman_all_leads';
/**
 * Who has this group works with leads beside opportunities. It is Odoo's setting *Leads*, off in a
 * new database: then its own screens list opportunities alone (`crm/views/crm_lead_views.xml`,
 * 19.0).
 */
export const USES_LEADS = 'crm.group_use_lead';

/** Whether the user of the key has a group. @throws RelevoError */
export function hasGroup(
  rpc: Rpc,
  { uid, major }: { readonly uid: number; readonly major: number },
  group: string,
  signal: AbortSignal,
): Promise<boolean> {
  // Up to 17 the method asks about the user who calls it, and takes no records.
  const ids = major >= 18 ? [uid] : undefined;
  const args = { group_ext_id: group };
  return rpc.get(z.boolean(), { model: 'res.users', method: 'has_group', ids, args }, signal);
}
