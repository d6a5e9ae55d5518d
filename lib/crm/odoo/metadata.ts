import * as z from 'zod/mini';
import { isFresh } from '../../domain/base/fresh';
import { isStage, type Stage } from '../../domain/base/stage';
import { cut } from '../kit/cut';
import type { FieldChoice, Mapping, NativeStage, Owner, Vocabulary } from '../port/connector';
import type { KeyValue } from '../port/key-value';
import {
  DAYS,
  DEAL_FIELDS,
  LEAD_FIELDS,
  PARTNER_FIELDS,
  PIPELINE,
  SINCE,
  STAGE_FIELD,
} from './fields';
import { ALL_LEADS, hasGroup, USES_LEADS } from './groups';
import { ARCHIVED, type Column, isLeadStage, isOpenTo, isReadOnly, nativeStages } from './natives';
import type { Rpc } from './rpc';
import {
  contextSchema,
  type FieldInfo,
  fieldSchema,
  fieldsSchema,
  readIds,
  readNumber,
  readText,
  rowsSchema,
} from './schemas';
import { type Names, readNames } from './translated';

const FRESH_MS = 6 * 3_600_000;
const KEY = 'words';
const MOST_USERS = 2_000;
const MOST_COLUMNS = 500;
const ATTRIBUTES = ['string', 'type', 'relation', 'selection'];
/** Odoo's own numbers for the probability of a purchase. */
const SCORES = ['automated_probability', 'probability'];
/** From this version on a column may belong to several teams. */
const FIRST_WITH_TEAMS = 19;
/** How a record that is archived is called; Odoo has the word in its pages alone. */
const ARCHIVED_IN: Readonly<Record<string, string>> = { en: 'Archived', es: 'Archivado' };

const stored = z.object({
  at: z.number(),
  lead: z.record(z.string(), z.nullable(fieldSchema)),
  partner: z.array(z.string()),
  columns: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      order: z.number(),
      won: z.boolean(),
      teams: z.readonly(z.array(z.number())),
    }),
  ),
  owners: z.array(z.object({ id: z.string(), name: z.string(), email: z.nullable(z.string()) })),
  uid: z.nullable(z.number()),
  major: z.number(),
  noteSubtype: z.nullable(z.number()),
  lang: z.nullable(z.string()),
  usesLeads: z.boolean(),
  seesAll: z.nullable(z.boolean()),
  countries: z.record(z.string(), z.string()),
  reasons: z.record(z.string(), z.string()),
});
type Stored = z.infer<typeof stored>;

/** What a database calls things, and which of them its key may see; read once in six hours. */
export interface CrmMetadata {
  readonly stages: readonly NativeStage[];
  /** The field that holds the stage, or `stage_id` for the pipeline. */
  readonly stageField: string;
  readonly owners: ReadonlyMap<string, Owner>;
  /** Fields of a lead to read: those that are wanted and that there are. */
  readonly leadFields: readonly string[];
  /** Fields of a lead as a deal. */
  readonly dealFields: readonly string[];
  readonly partnerFields: readonly string[];
  /** Every field of a lead that the key may see. */
  readonly fields: Readonly<Record<string, FieldInfo | null>>;
  /** The user of the key. */
  readonly uid: number | null;
  readonly major: number;
  /** The kind of message that is an internal note. */
  readonly noteSubtype: number | null;
  /** Whether the user works with leads; where not, Odoo shows them opportunities alone. */
  readonly usesLeads: boolean;
  /** Whether the key sees the leads of all colleagues; null where Odoo did not say. */
  readonly seesAll: boolean | null;
  /** Names of countries in the user's language, as far as they differ from Odoo's own. */
  readonly countries: Names;
  /** Reasons for a loss in the user's language. */
  readonly reasons: Names;
  stageOf(native: string | null): Stage | null;
  /**
   * The native value to write for a stage into a lead of a team, null for none; undefined where
   * none is mapped, or only columns of other teams are.
   */
  nativeOf(stage: Stage, team: number | null): string | undefined;
  nativesOf(stages: readonly Stage[]): string[];
  /** Whether a column of the pipeline was there when the words were read. */
  hasColumn(id: number): boolean;
  /** What a native stage is called; null for one that was not there when the words were read. */
  labelOf(native: string): string | null;
}

export interface MetadataCache {
  /** @throws RelevoError when leads cannot be read; users and columns are optional */
  read(signal: AbortSignal, fresh?: boolean): Promise<CrmMetadata>;
}

export function createMetadataCache(
  rpc: Rpc,
  store: KeyValue,
  mapping: Mapping,
  clock: () => number,
): MetadataCache {
  let asking: Promise<Stored> | null = null;

  async function ask(signal: AbortSignal): Promise<Stored> {
    const { major } = await rpc.version(signal);
    const me = await rpc
      .get(contextSchema, { model: 'res.users', method: 'context_get' }, signal)
      .catch(() => null);
    const lang = me?.lang ?? null;
    const context = lang === null ? {} : { lang };
    const uid = me?.uid ?? null;
    const has = async (group: string) =>
      uid === null ? null : hasGroup(rpc, { uid, major }, group, signal).catch(() => null);
    const names = (model: Parameters<typeof readNames>[1]) =>
      readNames(rpc, model, lang, signal).catch(() => ({}));
    const [lead, partner, columns, owners, noteSubtype, usesLeads, seesAll] = await Promise.all([
      fieldsOf(rpc, 'crm.lead', context, signal),
      fieldsOf(rpc, 'res.partner', context, signal),
      readColumns(rpc, major, context, signal).catch(() => []),
      readOwners(rpc, signal).catch(() => []),
      readNoteSubtype(rpc, signal).catch(() => null),
      has(USES_LEADS),
      has(ALL_LEADS),
    ]);
    const [countries, reasons] = await Promise.all([
      names('res.country'),
      names('crm.lost.reason'),
    ]);
    const kept = Object.fromEntries(
      Object.entries(lead).filter(([name, field]) => isUsed(name, field)),
    );
    const partners = PARTNER_FIELDS.filter((name) => name in partner);
    const answer = {
      at: clock(),
      lead: kept,
      partner: partners,
      columns,
      owners,
      uid,
      major,
      noteSubtype,
      lang,
      // Where Odoo did not say, no person is put where no screen may show them.
      usesLeads: usesLeads ?? false,
      seesAll,
      countries,
      reasons,
    };
    await store.set(KEY, answer);
    return answer;
  }

  return {
    async read(signal, fresh = false) {
      const kept = fresh ? null : stored.safeParse(await store.get(KEY));
      if (kept?.success === true && isFresh(kept.data.at, clock(), FRESH_MS))
        return toMetadata(kept.data, mapping);
      asking ??= ask(signal).finally(() => {
        asking = null;
      });
      return toMetadata(await asking, mapping);
    },
  };
}

function fieldsOf(rpc: Rpc, model: string, context: object, signal: AbortSignal) {
  const args = { attributes: ATTRIBUTES, context };
  return rpc.get(fieldsSchema, { model, method: 'fields_get', args }, signal);
}

/**
 * Kept are the fields that are read and those that an administrator may pick for stage, score or
 * profile.
 */
function isUsed(name: string, field: FieldInfo | null): boolean {
  const isRead = [...LEAD_FIELDS, ...DEAL_FIELDS].some((known) => known === name);
  if (isRead || SCORES.includes(name)) return true;
  return (
    name.startsWith('x_') &&
    ['selection', 'integer', 'float', 'char', 'datetime'].includes(field?.type ?? '')
  );
}

async function readColumns(
  rpc: Rpc,
  major: number,
  context: object,
  signal: AbortSignal,
): Promise<Column[]> {
  const teams = major >= FIRST_WITH_TEAMS ? 'team_ids' : 'team_id';
  const args = {
    domain: [],
    fields: ['name', 'sequence', 'is_won', teams],
    order: 'sequence, id',
    limit: MOST_COLUMNS,
    context,
  };
  const rows = await rpc.get(
    rowsSchema,
    { model: 'crm.stage', method: 'search_read', args },
    signal,
  );
  return rows.map((row, order) => ({
    id: row.id,
    name: readText(row, 'name') ?? String(row.id),
    order: readNumber(row, 'sequence') ?? order,
    won: row['is_won'] === true,
    teams: readIds(row, teams),
  }));
}

/** People of the company that may own a lead; portal users are customers. */
async function readOwners(rpc: Rpc, signal: AbortSignal): Promise<Owner[]> {
  const args = {
    domain: [['share', '=', false]],
    fields: ['name', 'email'],
    order: 'name',
    limit: MOST_USERS,
  };
  const rows = await rpc.get(
    rowsSchema,
    { model: 'res.users', method: 'search_read', args },
    signal,
  );
  return rows.map((row) => ({
    id: String(row.id),
    name: cut(readText(row, 'name') ?? String(row.id)),
    email: readText(row, 'email'),
  }));
}

/** `mail.mt_note`: its id differs between databases. */
async function readNoteSubtype(rpc: Rpc, signal: AbortSignal): Promise<number | null> {
  const args = { module: 'mail', xml_id: 'mt_note' };
  const call = { model: 'ir.model.data', method: 'check_object_reference', args };
  const [, id] = await rpc.get(z.tuple([z.string(), z.int()]), call, signal);
  return id;
}

function toMetadata(kept: Stored, mapping: Mapping): CrmMetadata {
  const has = (name: string | null): name is string =>
    name !== null && Object.hasOwn(kept.lead, name);
  const suggested = has(STAGE_FIELD) ? STAGE_FIELD : PIPELINE;
  const stageField = has(mapping.stageField) ? mapping.stageField : suggested;
  const stages = nativeStages(stageField, kept.lead[stageField] ?? null, kept.columns, kept.lead);
  const chosen = stages.some(({ id }) => Object.hasOwn(mapping.stages, id));
  const stageOf = (native: string | null): Stage | null => {
    if (native === null) return null;
    const mapped = Object.hasOwn(mapping.stages, native) ? mapping.stages[native] : undefined;
    return isStage(mapped)
      ? mapped
      : chosen
        ? null
        : (stages.find(({ id }) => id === native)?.suggested ?? null);
  };
  const meaning = (stage: Stage) =>
    stages.filter(({ id }) => stageOf(id) === stage).map(({ id }) => id);
  const writable = (id: string) =>
    !isReadOnly(id) && !(stageField === PIPELINE && !kept.usesLeads && isLeadStage(id));
  const picked = [stageField, `${stageField}${SINCE}`, mapping.scoreField, mapping.profileField];
  return {
    // Where leads are off, nothing is offered that would take a person out of Odoo's screens.
    stages: stages.filter(({ id }) => isReadOnly(id) || writable(id)),
    stageField,
    owners: new Map(kept.owners.map((owner) => [owner.id, owner])),
    leadFields: [...new Set([...LEAD_FIELDS, ...picked])].filter(has),
    dealFields: DEAL_FIELDS.filter(has),
    partnerFields: kept.partner,
    fields: kept.lead,
    uid: kept.uid,
    major: kept.major,
    noteSubtype: kept.noteSubtype,
    stageOf,
    usesLeads: kept.usesLeads,
    seesAll: kept.seesAll,
    countries: kept.countries,
    reasons: kept.reasons,
    nativeOf: (stage, team) =>
      meaning(stage).find(
        (id) => writable(id) && (stageField !== PIPELINE || isOpenTo(id, kept.columns, team)),
      ),
    nativesOf: (wanted) => wanted.flatMap(meaning),
    hasColumn: (id) => kept.columns.some((column) => column.id === id),
    labelOf: (native) =>
      native === ARCHIVED
        ? archivedIn(kept.lang)
        : (stages.find(({ id }) => id === native)?.label ?? null),
  };
}

function archivedIn(lang: string | null): string {
  const language = (lang ?? '').slice(0, 2);
  return (Object.hasOwn(ARCHIVED_IN, language) ? ARCHIVED_IN[language] : null) ?? 'Archived';
}

/** The database's vocabulary as the options offer it for mapping. */
export function toVocabulary(metadata: CrmMetadata): Vocabulary {
  const choices = (keep: (name: string, field: FieldInfo) => boolean): FieldChoice[] =>
    Object.entries(metadata.fields).flatMap(([name, field]) =>
      field !== null && keep(name, field) ? [{ name, label: cut(field.string ?? name) }] : [],
    );
  const isNumber = ({ type }: FieldInfo) => type === 'integer' || type === 'float';
  return {
    stages: metadata.stages,
    stageFields: choices(
      (name, { type }) => name === PIPELINE || (name.startsWith('x_') && type === 'selection'),
    ),
    scoreFields: choices(
      (name, field) =>
        isNumber(field) &&
        ((name.startsWith('x_') && !name.startsWith(DAYS)) || SCORES.includes(name)),
    ),
    profileFields: choices(
      (name, { type }) => type === 'char' && (name.startsWith('x_') || name === 'website'),
    ),
  };
}
