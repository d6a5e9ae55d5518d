import { type Caller, call } from './call';

/**
 * The stages of Relevo in the order of the ladder, with the names that an administrator gives them.
 */
export const STAGES = [
  ['visitor', 'Visitor'],
  ['lead', 'Lead'],
  ['mql', 'Marketing-qualified lead'],
  ['sql', 'Sales-qualified lead'],
  ['opportunity', 'Opportunity'],
  ['customer', 'Customer'],
] as const;

/**
 * Adds the two fields that Relevo reads and writes to Odoo's leads, as an administrator would, over
 * the public API: `x_relevo_stage`, whose changes Odoo notes in the lead's history, and
 * `x_relevo_score`. They must not be there yet.
 */
export async function makeFields(admin: Caller): Promise<void> {
  const models = await call<number[]>(admin, 'ir.model', 'search', {
    domain: [['model', '=', 'crm.lead']],
  });
  const [model_id] = models;
  const stage = {
    name: 'x_relevo_stage',
    field_description: 'Relevo stage',
    model_id,
    ttype: 'selection',
    index: true,
    tracking: 100,
    selection_ids: STAGES.map(([value, name], sequence) => [0, 0, { value, name, sequence }]),
  };
  const score = {
    name: 'x_relevo_score',
    field_description: 'Relevo score',
    model_id,
    ttype: 'integer',
  };
  await call(admin, 'ir.model.fields', 'create', { vals_list: [stage, score] });
}
