import { createOdoo } from '../../lib/crm/odoo/connector';
import type { OdooVersion } from '../../lib/crm/odoo/rpc';
import type { Connector, Mapping } from '../../lib/crm/port/connector';
import type { KeyValue } from '../../lib/crm/port/key-value';
import type { Stage } from '../../lib/domain/base/stage';
import { memoryStore } from '../contract/memory-store';
import { call } from '../crm/odoo/call';
import type { Template, Who } from '../crm/odoo/databases';
import type { OdooWorld } from '../crm/odoo/odoo';

export const EMPTY_MAPPING: Mapping = {
  stages: {},
  stageField: null,
  scoreField: null,
  profileField: null,
};

export interface ConnectOptions {
  readonly who?: Who;
  readonly mapping?: Mapping;
  readonly api?: OdooVersion['api'];
  /** Another address than the server's own, of a proxy before it. */
  readonly url?: string;
  readonly store?: KeyValue;
  readonly clock?: () => number;
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly fetch?: typeof globalThis.fetch;
  readonly timeoutMs?: number;
}

/** A connector on a database of a real Odoo, as the person whose key it is. */
export function connectTo(world: OdooWorld, options: ConnectOptions = {}): Connector {
  const { who = 'admin' } = options;
  return createOdoo({
    account: {
      address: options.url ?? world.url,
      database: world.database,
      login: world.logins[who],
    },
    token: async () => world.keys[who],
    mapping: options.mapping ?? EMPTY_MAPPING,
    fetch: options.fetch ?? fetch,
    clock: options.clock ?? Date.now,
    sleep: options.sleep ?? (async () => undefined),
    store: options.store ?? memoryStore(),
    api: options.api,
    timeoutMs: options.timeoutMs,
  });
}

/** Where the stage stands: in the field that an administrator made, or in Odoo's own pipeline. */
export type Place = Extract<Template, 'leads' | 'fields'>;

const COLUMNS: Readonly<Partial<Record<Stage, string>>> = {
  sql: 'New',
  opportunity: 'Qualified',
  customer: 'Won',
};

/** What Odoo holds for a person at a stage, written past the connector. */
export async function valuesAt(
  world: OdooWorld,
  place: Place,
  stage: Stage,
): Promise<Record<string, unknown>> {
  if (place === 'fields') return { x_relevo_stage: stage };
  const column = COLUMNS[stage];
  if (column === undefined) return { type: 'lead', priority: stage === 'mql' ? '1' : '0' };
  const [row] = await world.sql<{ id: number }>(
    `SELECT id FROM crm_stage WHERE name->>'en_US' = '${column}'`,
  );
  return { type: 'opportunity', stage_id: row?.id };
}

interface StageRow {
  readonly type: string;
  readonly priority: string | null;
  readonly column: string | null;
  readonly stage: Stage | null;
}

/** The stage that stands in the database, asked of PostgreSQL itself. */
export async function stageIn(
  world: OdooWorld,
  place: Place,
  leadId: string,
): Promise<Stage | null> {
  const own = place === 'fields' ? 'l.x_relevo_stage' : 'NULL';
  const [row] = await world.sql<StageRow>(
    `SELECT l.type, l.priority, s.name->>'en_US' AS column, ${own} AS stage
     FROM crm_lead l LEFT JOIN crm_stage s ON s.id = l.stage_id WHERE l.id = ${Number(leadId)}`,
  );
  if (row === undefined) return null;
  if (place === 'fields') return row.stage;
  if (row.type === 'lead') return Number(row.priority) > 0 ? 'mql' : 'lead';
  return row.column === 'Won' ? 'customer' : row.column === 'New' ? 'sql' : 'opportunity';
}

/** Leads made as a person would make them in Odoo; they belong to the one who makes them. */
export function makeLeads(
  world: OdooWorld,
  who: Who,
  leads: readonly Record<string, unknown>[],
): Promise<number[]> {
  return call(world.as(who), 'crm.lead', 'create', {
    vals_list: leads,
    context: { tracking_disable: true, mail_create_nolog: true },
  });
}
