import type { Stage } from '../../domain/base/stage';
import { suggestedStage } from '../../domain/person/stage-words';
import { cut } from '../kit/cut';
import type { NativeStage } from '../port/connector';
import { PIPELINE } from './fields';
import {
  type FieldInfo,
  type Link,
  optionLabel,
  type Row,
  readLink,
  readNumber,
  readText,
} from './schemas';

/**
 * A lead without a star, and one with a star: Odoo's own way to say that it
 * is worth a call.
 */
export const LEAD = 'lead';
export const STARRED = 'lead-starred';
/** Archived as lost. Relevo never moves a lead there or away from there. */
export const LOST = 'lost';
/** Archived, and not as lost: no screen of Odoo's shows it. Read alone, like `LOST`. */
export const ARCHIVED = 'archived';
/** How the names of the pipeline's columns begin. */
export const COLUMN = 'stage-';

/** A column of the pipeline. */
export interface Column extends Link {
  readonly order: number;
  readonly won: boolean;
  /** The sales teams that it belongs to; empty: to all. */
  readonly teams: readonly number[];
}

/** The stages that a database has, in the pipeline or in a field of its administrator's. */
export function nativeStages(
  stageField: string,
  field: FieldInfo | null,
  columns: readonly Column[],
  labels: Readonly<Record<string, FieldInfo | null>>,
): NativeStage[] {
  const own = stageField === PIPELINE ? pipeline(columns, labels) : values(field);
  const label = optionLabel(labels['won_status'], LOST) ?? 'Lost';
  const lost = { id: LOST, label, suggested: null };
  return [...own, lost].map((native, order) => ({ ...native, label: cut(native.label), order }));
}

type Unordered = Omit<NativeStage, 'order'>;

function pipeline(
  columns: readonly Column[],
  labels: Readonly<Record<string, FieldInfo | null>>,
): Unordered[] {
  const label = optionLabel(labels['type'], 'lead') ?? 'Lead';
  return [
    { id: LEAD, label, suggested: 'lead' },
    { id: STARRED, label: `${label} ★`, suggested: 'mql' },
    ...columns.map(
      (column): Unordered => ({
        id: columnId(column),
        label: column.name,
        suggested: suggestedFor(column, columns),
      }),
    ),
  ];
}

/** The first open column is the first of the teams that see it: each team has a pipeline. */
function suggestedFor(column: Column, columns: readonly Column[]): Stage {
  if (column.won) return 'customer';
  const pipelines = column.teams.length === 0 ? [null] : column.teams;
  const isFirst = pipelines.some(
    (team) => columns.find((each) => !each.won && isOfTeam(each, team)) === column,
  );
  return isFirst ? 'sql' : 'opportunity';
}

const columnId = ({ id }: Link): string => `${COLUMN}${id}`;

/** Whether a column stands in a team's pipeline; `team` null is that of leads without a team. */
function isOfTeam({ teams }: Column, team: number | null): boolean {
  return teams.length === 0 || (team !== null && teams.includes(team));
}

/** Whether a lead of a team can stand at a native stage: a column may belong to other teams. */
export function isOpenTo(native: string, columns: readonly Column[], team: number | null): boolean {
  const column = columns.find((each) => columnId(each) === native);
  return column === undefined || isOfTeam(column, team);
}

/** Whether a native stage is that of a lead, as opposed to an opportunity. */
export const isLeadStage = (native: string): boolean => native === LEAD || native === STARRED;

/** Whether it is only read: no person is moved there. */
export const isReadOnly = (native: string): boolean => native === LOST || native === ARCHIVED;

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
  if (row['active'] === false) return ARCHIVED;
  if (stageField !== PIPELINE) return readText(row, stageField);
  if (row['type'] === 'lead') return isStarred(row) ? STARRED : LEAD;
  const column = readLink(row, 'stage_id');
  return column === null ? null : columnId(column);
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
 * What to write into a new lead so that it stands at a native stage.
 * @param type of a lead whose stage stands in a field
 */
export function valuesOfNew(
  native: string,
  stageField: string,
  type: 'lead' | 'opportunity',
): Record<string, unknown> {
  const values = valuesFor(native, { id: 0 }, stageField, '');
  return stageField === PIPELINE && !isLeadStage(native)
    ? { type: 'opportunity', ...values }
    : { type, ...values };
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
