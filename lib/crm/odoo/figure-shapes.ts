import { stageOrder } from '../../domain/base/stage';
import type { CountFilter, CountGap, CountQuestion, Span } from '../port/figures';
import { anyOf, type Domain } from './domain';
import { cameField, daysField, PIPELINE, SINCE, STAGE_FIELD } from './fields';
import type { CrmMetadata } from './metadata';
import { COLUMN, conditionFor, LEAD } from './natives';

/** What first brought a lead. */
export const SOURCE = 'source_id';
/** When a lead came to its column. */
const MOVED = 'date_last_stage_update';

/** What a question comes to in Odoo: leads of a span of one of their dates. */
export interface Shape {
  readonly domain: Domain;
  readonly dated: string;
  /** Whether lost leads, which are archived, count too: they came all the same. */
  readonly lost: boolean;
  /** The field that holds how many days a lead took, where that matters. */
  readonly days: string | null;
}

export type DatedQuestion = Exclude<CountQuestion, { kind: 'stands' }>;

/** The shape of a question, or why Odoo cannot answer it. */
export function shapeOf(question: DatedQuestion, metadata: CrmMetadata): Shape | CountGap {
  const { kind, stage } = question;
  const natives = metadata.nativesOf([stage]);
  if (natives.length === 0) return 'not-mapped';
  if (kind === 'passed' || kind === 'again' || kind === 'left') return 'not-kept';
  const dated = datedBy(question, metadata);
  if (dated === null) return 'not-dated';
  const shape = { dated, domain: [], lost: true, days: null };
  if (kind === 'came') return shape;
  if (kind === 'in-flight') {
    const stands = natives.map((native) => conditionFor(native, metadata.stageField));
    return { ...shape, domain: anyOf(...stands), lost: false };
  }
  const { next, withinDays } = question;
  if (metadata.nativesOf([next]).length === 0) return 'not-mapped';
  const [to, days] = [cameField(next), daysField(stage, next)];
  if (!has(metadata, to)) return 'not-dated';
  const on = { ...shape, domain: [[to, '!=', false]] };
  if (withinDays === null) return on;
  return has(metadata, days) ? { ...on, days } : 'no-durations';
}

/**
 * The date by which leads came to a stage. Without a field of its own only the stage at which a lead
 * stands has a date, that of the last time. Odoo's own pipeline also dates its beginning: a lead is
 * made as a lead or beyond.
 */
function datedBy({ kind, stage }: DatedQuestion, metadata: CrmMetadata): string | null {
  if (stageOrder(stage) === 0) return null;
  if (metadata.stageField === STAGE_FIELD && has(metadata, cameField(stage))) {
    return cameField(stage);
  }
  const since = `${metadata.stageField}${SINCE}`;
  if (metadata.stageField !== PIPELINE)
    return kind === 'in-flight' && has(metadata, since) ? since : null;
  const natives = metadata.nativesOf([stage]);
  const isFirst = natives.includes(LEAD) && metadata.nativesOf(['visitor']).length === 0;
  if (stage === 'lead' && isFirst && kind !== 'went-on') return 'create_date';
  const isColumn = natives.length === 1 && natives.every((native) => native.startsWith(COLUMN));
  return kind === 'in-flight' && isColumn && has(metadata, MOVED) ? MOVED : null;
}

function has({ fields, leadFields }: CrmMetadata, name: string): boolean {
  return Object.hasOwn(fields, name) || leadFields.includes(name);
}

/** The condition of a filter; a gap where the database cannot narrow by it. */
export function narrowing(filter: CountFilter, metadata: CrmMetadata): Domain | CountGap {
  const { ownerId, campaign, persona, source } = filter;
  if (campaign !== undefined && !metadata.leadFields.includes('campaign_id')) return 'not-filtered';
  if (source !== undefined && !metadata.leadFields.includes(SOURCE)) return 'not-filtered';
  // Personas are matched by words of traits, which no condition of a database can say.
  if (persona !== undefined) return 'not-filtered';
  return [
    ...(ownerId === undefined ? [] : [['user_id', '=', Number(ownerId) || 0]]),
    // A link compared with a text is compared by the name that it is shown by.
    ...(campaign === undefined ? [] : [['campaign_id', '=', campaign]]),
    ...(source === undefined ? [] : [[SOURCE, '=', Number(source) || 0]]),
  ];
}

const SECOND_MS = 1_000;

/** A span as a condition; Odoo keeps whole seconds. */
export function during(dated: string, { from, until }: Span): Domain {
  const odoo = (at: number) =>
    new Date(Math.ceil(at / SECOND_MS) * SECOND_MS).toISOString().slice(0, 19).replace('T', ' ');
  return [
    [dated, '>=', odoo(from)],
    [dated, '<', odoo(until)],
  ];
}
