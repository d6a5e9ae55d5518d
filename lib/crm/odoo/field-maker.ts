import { RelevoError } from '../../domain/base/failure';
import { STAGES } from '../../domain/base/stage';
import type { NewField } from '../../domain/views/admin';
import type { FieldMaker } from '../port/connector';
import { DATED_FIELDS, type Field } from './dated-fields';
import { SCORE_FIELD, SINCE_FIELD, STAGE_FIELD } from './fields';
import type { MetadataCache } from './metadata';
import type { Rpc } from './rpc';
import { rowsSchema } from './schemas';

const LABELS = ['Visitor', 'Lead', 'MQL', 'SQL', 'Opportunity', 'Customer'];

/**
 * Odoo keeps the moment of a change in a log that only administrators may read, so the moment
 * stands in a field of its own, which Odoo fills at every change of the stage, from any program.
 */
const SINCE_FORMULA = `for record in self:\n    record['${SINCE_FIELD}'] = datetime.datetime.now() if record.${STAGE_FIELD} else False`;

/** In the order in which they are made: a formula needs those before it. */
const FIELDS: readonly Field[] = [
  {
    name: STAGE_FIELD,
    label: 'Relevo stage',
    type: 'selection',
    values: STAGES,
    formula: null,
    depends: '',
  },
  {
    name: SINCE_FIELD,
    label: 'Relevo stage since',
    type: 'datetime',
    values: [],
    formula: SINCE_FORMULA,
    depends: STAGE_FIELD,
  },
  {
    name: SCORE_FIELD,
    label: 'Relevo score',
    type: 'integer',
    values: [],
    formula: null,
    depends: '',
  },
  ...DATED_FIELDS,
];

/**
 * Makes the fields of `crm.lead` that hold stage and score, as an administrator would in Odoo's
 * settings.
 */
export function createFieldMaker(rpc: Rpc, cache: MetadataCache): FieldMaker {
  const missing = async (signal: AbortSignal) => {
    const { fields } = await cache.read(signal, true);
    return FIELDS.filter(({ name }) => !Object.hasOwn(fields, name));
  };
  const shown = ({ depends: _, ...field }: Field): NewField => field;
  return {
    missing: async (signal) => (await missing(signal)).map(shown),
    async make(signal) {
      const [model] = await rpc.get(
        rowsSchema,
        {
          model: 'ir.model',
          method: 'search_read',
          args: { domain: [['model', '=', 'crm.lead']], fields: ['id'], limit: 1 },
        },
        signal,
      );
      if (model === undefined) throw new RelevoError({ code: 'crm/gone', detail: 'crm.lead' });
      // One after the other: Odoo computes each for all leads there are, which takes its time.
      for (const field of await missing(signal)) {
        const args = { vals_list: [definitionOf(field, model.id)] };
        const made = await rpc.ask({ model: 'ir.model.fields', method: 'create', args }, signal);
        if (!made.ok) throw new RelevoError(made.failure);
      }
      await cache.read(signal, true);
      return { stageField: STAGE_FIELD, scoreField: SCORE_FIELD };
    },
  };
}

function definitionOf(
  { name, label, type, values, formula, depends }: Field,
  model: number,
): Record<string, unknown> {
  return {
    name,
    field_description: label,
    model_id: model,
    ttype: type,
    // Asked for on every page and counted: without an index each would read all leads. Changes are
    // written to the lead's log.
    ...(type === 'selection' ? { index: true, tracking: 100 } : {}),
    ...(type === 'datetime' && name !== SINCE_FIELD ? { index: true } : {}),
    ...(values.length === 0
      ? {}
      : {
          selection_ids: values.map((value, sequence) => [
            0,
            0,
            { value, name: LABELS[sequence] ?? value, sequence },
          ]),
        }),
    ...(formula === null
      ? {}
      : { compute: formula, depends, store: true, readonly: true, copied: false }),
  };
}
