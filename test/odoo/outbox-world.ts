import type { Connector } from '../../lib/crm/port/connector';
import type { KeyValue } from '../../lib/crm/port/key-value';
import { STAGES as KNOWN, type Stage } from '../../lib/domain/base/stage';
import { createFaultyNetwork, type FaultyNetwork } from '../contract/faulty-fetch';
import { memoryStore } from '../contract/memory-store';
import type { LifeOptions } from '../contract/outbox-bench';
import type { FaultRule } from '../crm/faults';
import { gatewayError } from '../crm/odoo/dialect';
import { STAGES } from '../crm/odoo/fields';
import type { OdooWorld } from '../crm/odoo/odoo';
import { type FaultProxy, startProxy } from '../crm/odoo/proxy';
import { runningOdoo } from '../crm/odoo/running';
import { connectTo, makeLeads } from './harness';

/** What the proxy before Odoo does to a request. */
/** Waits from this length on are for Odoo to finish, and so much of them is waited, ms. */
const LONG_MS = 1_000;
const PASSING_MS = 150;

const AT_PROXY = {
  'cut-before': { fault: { kind: 'cut', when: 'before' } },
  'cut-within': { fault: { kind: 'cut', when: 'mid-body' } },
  'cut-after': { fault: { kind: 'cut', when: 'after' } },
  twice: { fault: { kind: 'twice' } },
  'twice-at-once': { fault: { kind: 'twice', together: true } },
  slow: { delayMs: 25 },
  'error-before': { fault: { kind: 'server-error', status: 500 } },
  'gateway-before': { fault: gatewayError(503) },
  'gateway-after': { fault: gatewayError(502, true) },
  'login-page': { fault: { kind: 'login-page' } },
  'too-many': { fault: { kind: 'rate-limit', retryAfter: { seconds: 5 } } },
} as const satisfies Readonly<Record<string, FaultRule>>;

const BY_NETWORK = ['none', 'none', 'none', 'killed-before', 'killed-after'] as const;
export type OdooFault = keyof typeof AT_PROXY | (typeof BY_NETWORK)[number];
export const ODOO_FAULTS: readonly OdooFault[] = [...BY_NETWORK, ...keysOf(AT_PROXY)];

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(record).filter((key): key is Key => Object.hasOwn(record, key));
}

/** What stands in PostgreSQL of a person. */
export interface Stored {
  readonly stage: Stage;
  /** The first line of every note of ours, in the order in which they came. */
  readonly notes: readonly string[];
  /** Every change of the stage that Odoo noted, oldest first, and who made it. */
  readonly changes: readonly { readonly from: Stage; readonly to: Stage; readonly by: string }[];
}

/** One database with a proxy before it, for many schedules: each has people of its own. */
export interface OutboxWorld {
  readonly odoo: OdooWorld;
  readonly proxy: FaultProxy;
  /** So many new leads at the stage `lead`. */
  people(count: number): Promise<string[]>;
  network(): FaultyNetwork<OdooFault>;
  connect(options: LifeOptions): Connector;
  /** What a worker before ours left: it knows this database's words. */
  store(): Promise<KeyValue>;
  stored(ids: readonly string[]): Promise<Map<string, Stored>>;
  close(): Promise<void>;
}

const AT_ONCE = 400;

export async function startOutboxWorld(): Promise<OutboxWorld> {
  const odoo = await runningOdoo('fields');
  const proxy = await startProxy(odoo.url);
  const spare: string[] = [];
  let making: Promise<void> | null = null;
  let made = 0;

  async function make(): Promise<void> {
    const leads = Array.from({ length: AT_ONCE }, () => ({
      name: `Lead ${++made}`,
      email_from: `lead${made}@acme.example`,
      x_relevo_stage: 'lead',
    }));
    spare.push(...(await makeLeads(odoo, 'rep', leads)).map(String));
    making = null;
  }

  const known = memoryStore();
  await connectTo(odoo, { who: 'rep', store: known }).vocabulary(AbortSignal.timeout(30_000));

  return {
    odoo,
    proxy,
    async people(count) {
      while (spare.length < count) {
        making ??= make();
        await making;
      }
      return spare.splice(0, count);
    },
    network: () =>
      createFaultyNetwork<OdooFault>({
        desk: proxy.faults,
        meets: (url) => /\/json\/2\/(crm\.lead|mail\.message)\//.test(url),
        ruleOf: (fault, url, { body }) =>
          fault in AT_PROXY && isKey(fault)
            ? { match: { path: new URL(url).pathname, body: String(body) }, ...AT_PROXY[fault] }
            : null,
      }),
    connect: (options) =>
      connectTo(odoo, {
        ...options,
        who: 'rep',
        url: proxy.url,
        timeoutMs: 20_000,
        // Odoo works in its own time: a wait that is meant for it must pass for it too, if not in
        // full.
        sleep: async (ms) => {
          await options.sleep(ms);
          if (ms >= LONG_MS) await new Promise((resolve) => setTimeout(resolve, PASSING_MS));
        },
      }),
    async store() {
      const own = memoryStore();
      return { get: async (key) => (await own.get(key)) ?? known.get(key), set: own.set };
    },
    stored: (ids) => readStored(odoo, ids),
    async close() {
      await proxy.close();
      await odoo.drop();
    },
  };
}

function isKey(fault: string): fault is keyof typeof AT_PROXY {
  return Object.hasOwn(AT_PROXY, fault);
}

interface Told {
  readonly id: number;
  readonly stage: Stage;
  readonly notes: readonly string[] | null;
  readonly changes:
    | readonly { readonly from: string; readonly to: string; readonly by: string }[]
    | null;
}

async function readStored(odoo: OdooWorld, ids: readonly string[]): Promise<Map<string, Stored>> {
  const rows = await odoo.sql<Told>(
    `SELECT l.id, l.x_relevo_stage AS stage,
       (SELECT json_agg(split_part(regexp_replace(m.body, '^<p>', ''), '<br', 1) ORDER BY m.id) FROM mail_message m
        WHERE m.model = 'crm.lead' AND m.res_id = l.id AND m.body LIKE '%relevo-ref%') AS notes,
       (SELECT json_agg(json_build_object('from', t.old_value_char, 'to', t.new_value_char, 'by', u.login) ORDER BY t.id)
        FROM mail_tracking_value t JOIN mail_message m ON m.id = t.mail_message_id
          JOIN ir_model_fields f ON f.id = t.field_id AND f.name = 'x_relevo_stage' JOIN res_users u ON u.id = t.create_uid
        WHERE m.model = 'crm.lead' AND m.res_id = l.id) AS changes
     FROM crm_lead l WHERE l.id IN (${ids.map(Number).join(', ')})`,
  );
  const stageOf = (label: string): Stage => {
    const value = STAGES.find(([, name]) => name === label)?.[0];
    const stage = KNOWN.find((each) => each === value);
    if (stage === undefined) throw new Error(`no stage is called ${label}`);
    return stage;
  };
  return new Map(
    rows.map(({ id, stage, notes, changes }) => [
      String(id),
      {
        stage,
        notes: notes ?? [],
        changes: (changes ?? []).map(({ from, to, by }) => ({
          from: stageOf(from),
          to: stageOf(to),
          by,
        })),
      },
    ]),
  );
}
