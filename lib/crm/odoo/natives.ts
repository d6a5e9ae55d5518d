import type { Stage } from '../../domain/base/stage';
import { suggestedStage } from '../../domain/person/stage-words';
import { cut } from '../kit/cut';
import type { NativeStage } from '../port/connector';
import { PIPELINE } from './fields';
import { type FieldInfo, type Link, type Row, readLink, readNumber, readText } from './schemas';

/**
 * A lead that nobody has marked, and one that somebody gave a star: Odoo's own way to say that it
 * is worth a call.
 */
export const LEAD = 'lead';
export const STARRED = 'lead-starred';
/** Archived with no chance left. Nobody is moved there or from there by Relevo. */
export const LOST = 'lost';
const COLUMN = 'stage-';

/** A column of the pipeline. */
export interface Column extends Link {
  readonly order: number;
  readonly won: boolean;
}

/** The stages that a database has, in the pipeline or in a field of its administrator's. */
export function nativeStages(
  stageField: string,
  field: FieldInfo | null,
  columns: readonly Column[],
  labels: Readonly<Record<string, FieldInfo | null>>,
): NativeStage[] {
  const own = stageField === PIPELINE ? pipeline(columns, labels) : values(field);
  const lost = { id: LOST, label: 'Lost', suggested: null };
  return [...own, lost].map((native, order) => ({ ...native, label: cut(native.label), order }));
}

type Unordered = Omit<NativeStage, 'order'>;

function pipeline(
  columns: readonly Column[],
  labels: Readonly<Record<string, FieldInfo | null>>,
): Unordered[] {
  const open = columns.filter((column) => !column.won);
  const lead = labels['type']?.selection?.find((one) => Array.isArray(one) && one[0] === 'lead');
  const label = Array.isArray(lead) && typeof lead[1] === 'string' ? lead[1] : 'Lead';
  return [
    { id: LEAD, label, suggested: 'lead' },
    { id: STARRED, label: `${label} ★`, suggested: 'mql' },
    ...columns.map((column): Unordered => {
      const suggested: Stage = column.won ? 'customer' : column === open[0] ? 'sql' : 'opportunity';
      return { id: `${COLUMN}${column.id}`, label: column.name, suggested };
    }),
  ];
}

function values(field: FieldInfo | null): Unordered[] {
  return (field?.selection ?? []).flatMap((one) => {
    if (!Array.isArray(one) || typeof one[0] !== 'string') return [];
    const label = typeof one[1] === 'string' ? one[1] : one[0];
    return [{ id: one[0], label, suggested: suggestedStage(one[0]) ?? suggestedStage(label) }];
  });
}

/** The native stage of a lead; null where none is set. */
export function nativeOf(row: Row, stageField: string): string | null {
  if (isLost(row)) return LOST;
  if (stageField !== PIPELINE) return readText(row, stageField);
  if (row['type'] === 'lead') return isStarred(row) ? STARRED : LEAD;
  const column = readLink(row, 'stage_id');
  return column === null ? null : `${COLUMN}${column.id}`;
}

function isStarred(row: Row): boolean {
  return Number(readText(row, 'priority') ?? 0) > 0;
}

/**
 * Older versions do not say that a lead is lost: there it is one that is archived without a chance.
 */
function isLost(row: Row): boolean {
  const said = readText(row, 'won_status');
  return said === null
    ? row['active'] === false && readNumber(row, 'probability') === 0
    : said === 'lost';
}

/**
 * What to write so that a lead stands at a native stage.
 * @param now Odoo's form of the time
 */
export function valuesFor(
  native: string,
  row: Row,
  stageField: string,
  now: string,
): Record<string, unknown> {
  if (stageField !== PIPELINE) return { [stageField]: native };
  if (native === LEAD) return { type: 'lead', priority: '0' };
  if (native === STARRED) return { type: 'lead', ...(isStarred(row) ? {} : { priority: '1' }) };
  const column = Number(native.slice(COLUMN.length));
  // Exactly what Odoo's own conversion writes besides the partner, which that would take away when
  // called from outside.
  return {
    stage_id: column,
    ...(row['type'] === 'lead' ? { type: 'opportunity', date_conversion: now } : {}),
  };
}

/**
 * The leads that stand at a native stage, as a condition of a search; lost ones are archived and
 * left out by themselves.
 */
export function conditionFor(native: string, stageField: string): unknown[] {
  if (native === LOST)
    return [
      ['active', '=', false],
      ['probability', '=', 0],
    ];
  if (stageField !== PIPELINE) return [[stageField, '=', native]];
  if (native === LEAD)
    return [
      ['type', '=', 'lead'],
      ['priority', 'in', [false, '0']],
    ];
  if (native === STARRED)
    return [
      ['type', '=', 'lead'],
      ['priority', 'not in', [false, '0']],
    ];
  return [
    ['type', '=', 'opportunity'],
    ['stage_id', '=', Number(native.slice(COLUMN.length))],
  ];
}
