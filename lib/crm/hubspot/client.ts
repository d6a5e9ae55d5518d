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
 * Date versions of HubSpot's API. From 2026-09 on, writes must pass an administrator's validation
 * rules (developers.hubspot.com/changelog, "crm-api-write-validation-enforcement"), so 2026-03 is
 * the default.
 */
export type HubSpotVersion = '2026-03' | '2026-09';

/**
 * Pause after "too many requests" by the violated policy, ms; as in HubSpot's client
 * (https://www.npmjs.com/package/@hubspot/api-client 14.0.1).
 */
const SILENCE_MS: Readonly<Record<string, number>> = {
  SECONDLY: 1_000,
  TEN_SECONDLY_ROLLING: 10_000,
  DAILY: 15 * 60_000,
};
const LONG_SILENCE_MS = 10_000;

/** HubSpot's paths and errors on top of the HTTP client. */
export interface Client {
  readonly version: HubSpotVersion;
  /** Sends a request and returns the plain result, for writes. */
  ask(request: HttpRequest, signal: AbortSignal): Promise<HttpResult>;
  /** Sends a request and parses the answer. @throws RelevoError, also `crm/unexpected-shape` */
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

/** Returns the client with background priority: all other requests go before its own. */
export function inBackground(client: Client): Client {
  return {
    version: client.version,
    ask: (request, signal) => client.ask({ ...request, priority: 'background' }, signal),
    get: (schema, request, signal) =>
      client.get(schema, { ...request, priority: 'background' }, signal),
  };
}
