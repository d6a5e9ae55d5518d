import { STAGES, type Stage, stageOrder } from '../../domain/base/stage';
import type { NewField } from '../../domain/views/admin';
import { cameField, daysField, SINCE_FIELD, STAGE_FIELD } from './fields';

/** A field with the ones that its formula is computed from; empty without a formula. */
export interface Field extends NewField {
  readonly depends: string;
}

const LABELS: Readonly<Record<Stage, string>> = {
  visitor: 'visitor',
  lead: 'lead',
  mql: 'MQL',
  sql: 'SQL',
  opportunity: 'opportunity',
  customer: 'customer',
};
const DATED = STAGES.slice(1);

/**
 * Sets the moment once, at the change of the stage that brings a lead to this one or beyond.
 * While the field is made Odoo asks for all leads that there are: of them only when they came to
 * their present stage is known, so the stages before it stay undated, then and later on. A lead
 * reads its own field in its formula as Odoo's `date_open` does (`crm_lead.py`,
 * `_compute_date_open`).
 */
function cameFormula(stage: Stage): string {
  const later = STAGES.slice(stageOrder(stage) + 1);
  const reached = [stage, ...later].map((one) => `'${one}'`).join(', ');
  const beyond = later.map((one) => `record.${cameField(one)}, `).join('');
  return `for record in self:
    came = record.${cameField(stage)}
    since = record.${SINCE_FIELD}
    if not came and since and record.${STAGE_FIELD} in (${reached},):
        now = since >= datetime.datetime.now() - datetime.timedelta(minutes=1)
        before = [at for at in (${beyond}) if at and at < since]
        if (now or record.${STAGE_FIELD} == '${stage}') and not before:
            came = since
    record['${cameField(stage)}'] = came`;
}

/** Whole days, rounded up: within 30 days is at most 30. */
function daysFormula(stage: Stage, next: Stage): string {
  const [from, to] = [cameField(stage), cameField(next)];
  return `for record in self:
    dated = record.${from} and record.${to}
    seconds = (record.${to} - record.${from}).total_seconds() if dated else 0
    record['${daysField(stage, next)}'] = int(-(-seconds // 86400))`;
}

/**
 * The fields by which Odoo counts the funnel: the day on which a lead first came to each stage or
 * beyond, and the days in between. The last stage comes first, since each formula looks at the
 * stages after its own.
 */
export const DATED_FIELDS: readonly Field[] = [
  ...DATED.toReversed().map((stage) => ({
    name: cameField(stage),
    label: `Relevo came to ${LABELS[stage]}`,
    type: 'datetime',
    values: [],
    formula: cameFormula(stage),
    depends: STAGE_FIELD,
  })),
  ...DATED.slice(1).map((next, index) => {
    const stage = DATED[index] ?? 'lead';
    return {
      name: daysField(stage, next),
      label: `Relevo days from ${LABELS[stage]} to ${LABELS[next]}`,
      type: 'integer',
      values: [],
      formula: daysFormula(stage, next),
      depends: `${cameField(stage)},${cameField(next)}`,
    };
  }),
];
