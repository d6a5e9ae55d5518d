import type * as z from 'zod/mini';
import { RelevoError } from '../../domain/base/failure';
import {
  createHttp,
  type Http,
  type HttpOptions,
  type HttpRequest,
  type HttpResult,
} from '../http/http';
import { errorSchema } from './schemas';

/**
 * Date versions of HubSpot's paths. 2026-09 enforces an administrator's validation on writes, so
 * 2026-03 is the default.
 */
export type HubSpotVersion = '2026-03' | '2026-09';

/** Silence after "too many" by the policy that was broken, ms (what HubSpot's own client waits). */
const SILENCE_MS: Readonly<Record<string, number>> = {
  SECONDLY: 1_000,
  TEN_SECONDLY_ROLLING: 10_000,
  DAILY: 15 * 60_000,
};
const LONG_SILENCE_MS = 10_000;

/** HubSpot's paths and errors over plain HTTP. */
export interface Client {
  readonly version: HubSpotVersion;
  /** The result as it is, for writes. */
  ask(request: HttpRequest, signal: AbortSignal): Promise<HttpResult>;
  /** The answer, parsed. @throws RelevoError, also `crm/unexpected-shape` */
  get<Value>(
    schema: z.ZodMiniType<Value>,
    request: HttpRequest,
    signal: AbortSignal,
  ): Promise<Value>;
}

export function createClient(
  options: Omit<HttpOptions, 'errorMessageOf' | 'cooldownOf'> & { version: HubSpotVersion },
): Client {
  const http: Http = createHttp({
    ...options,
    errorMessageOf: (body) => {
      const parsed = errorSchema.safeParse(body);
      return parsed.success ? (parsed.data.message ?? null) : null;
    },
    cooldownOf: (body) => {
      const parsed = errorSchema.safeParse(body);
      const policy = (parsed.success && parsed.data.policyName) || '';
      return (
        (Object.hasOwn(SILENCE_MS, policy) ? SILENCE_MS[policy] : undefined) ?? LONG_SILENCE_MS
      );
    },
  });
  return {
    version: options.version,
    ask: (request, signal) => http.ask(request, signal),
    async get(schema, request, signal) {
      const result = await http.ask(request, signal);
      if (!result.ok) throw new RelevoError(result.failure);
      const parsed = schema.safeParse(result.body);
      if (parsed.success) return parsed.data;
      throw new RelevoError({
        code: 'crm/unexpected-shape',
        detail: request.path.split('?')[0] ?? '',
      });
    },
  };
}

/** The same client for what nobody waits for: its requests let all others go first. */
export function inBackground(client: Client): Client {
  return {
    version: client.version,
    ask: (request, signal) => client.ask({ ...request, priority: 'background' }, signal),
    get: (schema, request, signal) =>
      client.get(schema, { ...request, priority: 'background' }, signal),
  };
}
