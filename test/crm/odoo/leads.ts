import { type Caller, call } from './call';

/**
 * Switches *Leads* on or off in the settings, as an administrator does. Odoo's default is off: then
 * its own screens show opportunities alone.
 */
export async function switchLeads(admin: Caller, on: boolean): Promise<void> {
  const ids = await call<number[]>(admin, 'res.config.settings', 'create', {
    vals_list: [{ group_use_lead: on }],
  });
  await call(admin, 'res.config.settings', 'execute', { ids });
}
