import * as z from 'zod/mini';
import { type Failure, RelevoError } from '../../domain/base/failure';
import { isFresh } from '../../domain/base/fresh';
import { createHttp, type HttpOptions, type HttpResult } from '../http/http';
import type { KeyValue } from '../port/key-value';
import { failureIn } from './errors';
import { versionSchema } from './schemas';
import type { OdooServer } from './server';

/** One call of a method of a model, by the names of its arguments. */
export interface Call {
  readonly model: string;
  readonly method: string;
  /** The records it is about, for a method of records. */
  readonly ids?: readonly number[] | undefined;
  readonly args?: Readonly<Record<string, unknown>> | undefined;
  /** A call in the background: calls that a user waits for go first. */
  readonly priority?: 'background' | undefined;
}

/** Odoo's methods, over the API that its version has. */
export interface Rpc {
  /** The result as it is, for writes. */
  ask(call: Call, signal: AbortSignal): Promise<HttpResult>;
  /** The result, parsed. @throws RelevoError, also `crm/unexpected-shape` */
  get<Value>(schema: z.ZodMiniType<Value>, call: Call, signal: AbortSignal): Promise<Value>;
  /** Major version, 19 for example, and the API in use. @throws RelevoError */
  version(signal: AbortSignal): Promise<OdooVersion>;
}

export interface OdooVersion {
  readonly major: number;
  readonly api: 'json-2' | 'json-rpc';
}

/** JSON-2 came with this version; JSON-RPC is to go some versions later. */
const FIRST_WITH_JSON_2 = 19;
const FRESH_MS = 24 * 3_600_000;
const KEY = 'version';
/** Odoo has no limits; a proxy in front of it that has no worker left is given time, ms. */
const SATURATION_MS = 2_000;

const kept = z.object({ at: z.number(), major: z.number(), api: z.enum(['json-2', 'json-rpc']) });
const resultSchema = z.object({ result: z.unknown() });
const uidSchema = z.int().check(z.positive());

export interface RpcOptions
  extends Pick<HttpOptions, 'token' | 'permitted' | 'fetch' | 'clock' | 'gate' | 'timeoutMs'> {
  readonly account: OdooServer;
  readonly store: KeyValue;
  /** The API to speak, whatever the version; for tests. */
  readonly api?: OdooVersion['api'] | undefined;
}

export function createRpc(options: RpcOptions): Rpc {
  const { account, store, clock } = options;
  const http = createHttp({
    ...options,
    baseUrl: account.address,
    headers: account.database === null ? {} : { 'X-Odoo-Database': account.database },
    errorMessageOf: () => null,
    cooldownOf: () => SATURATION_MS,
    overloadCooldownMs: SATURATION_MS,
    failureIn,
  });
  let uid: Promise<number> | null = null;

  async function version(signal: AbortSignal): Promise<OdooVersion> {
    const known = kept.safeParse(await store.get(KEY));
    if (known.success && isFresh(known.data.at, clock(), FRESH_MS)) return known.data;
    const found = await findVersion(signal);
    await store.set(KEY, { at: clock(), ...found });
    return found;
  }

  async function findVersion(signal: AbortSignal): Promise<OdooVersion> {
    const answer = await http.ask({ method: 'GET', path: '/web/version' }, signal);
    // Before 19 there is no such page.
    if (!answer.ok && answer.status !== 404) throw new RelevoError(asLogin(answer.failure));
    const told = answer.ok ? answer.body : await rpc('common', 'version', () => [], signal);
    const parsed = versionSchema.safeParse(told);
    const major = Number.parseInt(
      String(parsed.success ? parsed.data.version_info[0] : '').replace('saas~', ''),
      10,
    );
    if (!Number.isInteger(major))
      throw new RelevoError({ code: 'crm/unexpected-shape', detail: 'version' });
    return { major, api: options.api ?? (major >= FIRST_WITH_JSON_2 ? 'json-2' : 'json-rpc') };
  }

  /** A call of JSON-RPC as a value. @throws RelevoError */
  async function rpc(
    service: string,
    method: string,
    args: (key: string) => unknown[],
    signal: AbortSignal,
  ): Promise<unknown> {
    const answer = await askRpc(service, method, args, undefined, signal);
    if (!answer.ok) throw new RelevoError(answer.failure);
    return answer.body;
  }

  async function askRpc(
    service: string,
    method: string,
    args: (key: string) => unknown[],
    priority: Call['priority'],
    signal: AbortSignal,
  ): Promise<HttpResult> {
    const bodyWith = (key: string) => ({
      jsonrpc: '2.0',
      id: 1,
      method: 'call',
      params: { service, method, args: args(key) },
    });
    const answer = await http.ask({ method: 'POST', path: '/jsonrpc', bodyWith, priority }, signal);
    if (!answer.ok) return { ...answer, failure: asLogin(answer.failure) };
    const parsed = resultSchema.safeParse(answer.body);
    if (parsed.success) return { ...answer, body: parsed.data.result };
    return {
      ok: false,
      failure: { code: 'crm/not-json', detail: '' },
      status: answer.status,
      maybeApplied: true,
    };
  }

  /**
   * Who the key belongs to, which JSON-RPC wants in every call; asked once a worker, since another
   * key is another person.
   */
  function whoIs(signal: AbortSignal): Promise<number> {
    const { database, login } = account;
    if (database === null || login === null) {
      throw new RelevoError({ code: 'crm/not-configured', detail: 'database, login' });
    }
    uid ??= rpc('common', 'authenticate', (key) => [database, login, key, {}], signal)
      .then((answer) => {
        const parsed = uidSchema.safeParse(answer);
        if (parsed.success) return parsed.data;
        throw new RelevoError({ code: 'crm/unauthorised', detail: '' });
      })
      .catch((error: unknown) => {
        uid = null;
        throw error;
      });
    return uid;
  }

  async function askOld(
    { model, method, ids, args = {}, priority }: Call,
    signal: AbortSignal,
  ): Promise<HttpResult> {
    const who = await whoIs(signal);
    const { positional, named } = byPlace(method, args);
    return askRpc(
      'object',
      'execute_kw',
      (key) => [
        account.database,
        who,
        key,
        model,
        method,
        ids === undefined ? positional : [ids, ...positional],
        named,
      ],
      priority,
      signal,
    );
  }

  async function ask(call: Call, signal: AbortSignal): Promise<HttpResult> {
    try {
      const { api } = await version(signal);
      if (api === 'json-rpc') return await askOld(call, signal);
    } catch (error) {
      // Nothing of the call was sent yet.
      if (!(error instanceof RelevoError)) throw error;
      return { ok: false, failure: error.failure, status: null, maybeApplied: false };
    }
    const { model, method, ids, args, priority } = call;
    const body = { ...args, ...(ids === undefined ? {} : { ids }) };
    const answer = await http.ask(
      { method: 'POST', path: `/json/2/${model}/${method}`, body, priority },
      signal,
    );
    return answer.ok ? answer : { ...answer, failure: asLogin(answer.failure) };
  }

  return {
    ask,
    version,
    async get(schema, call, signal) {
      const answer = await ask(call, signal);
      if (!answer.ok) throw new RelevoError(answer.failure);
      const parsed = schema.safeParse(answer.body);
      if (parsed.success) return parsed.data;
      throw new RelevoError({
        code: 'crm/unexpected-shape',
        detail: `${call.model}/${call.method}`,
      });
    },
  };
}

/** JSON-RPC takes every argument by name but this one. */
function byPlace(method: string, args: Readonly<Record<string, unknown>>) {
  const { vals_list: list, ...others } = args;
  return method === 'create'
    ? { positional: [list], named: others }
    : { positional: [], named: args };
}

/** Odoo redirects an unknown user to its login page instead of answering with an error. */
function asLogin(failure: Failure): Failure {
  return failure.code === 'crm/redirected'
    ? { code: 'crm/unauthorised', detail: failure.detail }
    : failure;
}
