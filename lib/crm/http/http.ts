import { type Failure, failureOf, RelevoError } from '../../domain/base/failure';
import { isOrigin } from '../../domain/views/origins';
import type { RateGate } from './rate-gate';
import { retryAfterMs } from './retry-after';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Starts with a slash; already encoded. */
  readonly path: string;
  readonly body?: unknown;
  /**
   * Builds a body that contains the key, for an API that expects it there; then no header carries
   * it.
   */
  readonly bodyWith?: ((key: string) => unknown) | undefined;
  /** Search endpoints have their own rate limit. */
  readonly search?: boolean | undefined;
  /** No rep waits for the answer: other requests go first. */
  readonly priority?: 'background' | undefined;
}

/**
 * The result of a request. `maybeApplied` matters for writes: without a readable answer, the server
 * may have applied the change.
 */
export type HttpResult =
  | { readonly ok: true; readonly status: number; readonly body: unknown }
  | {
      readonly ok: false;
      readonly failure: Failure;
      readonly status: number | null;
      readonly maybeApplied: boolean;
    };

export interface Http {
  ask(request: HttpRequest, signal: AbortSignal): Promise<HttpResult>;
}

export interface HttpOptions {
  /** Origin without a slash at the end: https, or http on this machine. */
  readonly baseUrl: string;
  /**
   * Returns the key; null if there is none. It is sent in one header and nowhere else.
   * @throws RelevoError if it must not be used now
   */
  readonly token: () => Promise<string | null>;
  /** Whether the browser permits access to the CRM. The user can revoke it at any time. */
  readonly permitted?: (() => Promise<boolean>) | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => number;
  readonly gate: RateGate;
  /** Extracts the error message from a body in the CRM's format; null if it has none. */
  readonly errorMessageOf: (body: unknown) => string | null;
  /** How long to pause after "too many requests" if no header says it, ms. */
  readonly cooldownOf: (body: unknown) => number;
  /**
   * Returns the CRM's error if it means that nothing was applied; null if the body has none. Some
   * CRMs send errors with status 200.
   */
  readonly failureIn?: ((body: unknown, status: number) => Failure | null) | undefined;
  /**
   * Pause after 502, 503 and 504, for a server without rate limits that can be overloaded, ms; none
   * by default.
   */
  readonly overloadCooldownMs?: number | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 20_000;
const MOST_BYTES = 5_000_000;
const LONGEST_WORDS = 500;

/**
 * Creates the HTTP client that all connectors use: without cookies, redirects, referrer and cache,
 * to one host, with limits on time and size.
 * @throws RelevoError `crm/not-configured` if `baseUrl` is not an origin as `originOf` returns it
 */
export function createHttp(options: HttpOptions): Http {
  const { baseUrl, gate } = options;
  if (!isOrigin(baseUrl)) throw new RelevoError({ code: 'crm/not-configured', detail: 'address' });
  return {
    async ask(request, signal) {
      let token: string | null;
      try {
        token = await options.token();
      } catch (error) {
        // The account of the key is not known yet, so nothing else is sent with it.
        return refused(failureOf(error), null);
      }
      if (token === null) return refused({ code: 'crm/not-configured', detail: '' }, null);
      // Without the permission a request would fail like a missing network, with no hint what to
      // do.
      if (!((await options.permitted?.()) ?? true))
        return refused({ code: 'crm/host-not-permitted', detail: '' }, null);
      const url = URL.canParse(baseUrl + request.path) ? new URL(baseUrl + request.path) : null;
      // A path that the URL parser changes, for example because of `..` in an id, would reach
      // another endpoint.
      const asked =
        url?.origin === new URL(baseUrl).origin && url.pathname === request.path.split('?', 1)[0];
      if (url === null || !asked) return refused({ code: 'crm/invalid', detail: 'address' }, null);
      let leave: () => void;
      try {
        leave = await gate.enter(
          {
            kind: request.search === true ? 'search' : 'general',
            background: request.priority === 'background',
          },
          signal,
        );
      } catch (error) {
        // The request was not sent, so it was certainly not applied.
        return refused(
          error instanceof RelevoError ? error.failure : { code: 'crm/timeout', detail: '' },
          null,
        );
      }
      try {
        return await send(options, url, request, token, signal);
      } finally {
        leave();
      }
    },
  };
}

async function send(
  options: HttpOptions,
  url: URL,
  request: HttpRequest,
  token: string,
  signal: AbortSignal,
): Promise<HttpResult> {
  const limit = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  const body = request.bodyWith?.(token) ?? request.body;
  try {
    const response = await options.fetch(url.href, {
      method: request.method,
      headers: {
        ...options.headers,
        ...(request.bodyWith === undefined ? { Authorization: `Bearer ${token}` } : {}),
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'omit',
      // Redirects are not followed: a redirected POST becomes a GET (https://fetch.spec.whatwg.org,
      // "HTTP-redirect fetch"), whose answer looks like success. With `manual`, a redirect can be
      // distinguished from a missing network.
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.any([signal, limit]),
    });
    return await read(options, response, token);
  } catch (error) {
    if (error instanceof RelevoError)
      return { ok: false, failure: error.failure, status: null, maybeApplied: true };
    const code = limit.aborted || signal.aborted ? 'crm/timeout' : 'crm/offline';
    return { ok: false, failure: { code, detail: '' }, status: null, maybeApplied: true };
  }
}

async function read(options: HttpOptions, response: Response, token: string): Promise<HttpResult> {
  const { status } = response;
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    return refused({ code: 'crm/redirected', detail: '' }, status);
  }
  const text = await readText(response);
  const body = parse(text);
  if (status >= 200 && status < 300) {
    if (text === '' && status === 204) return { ok: true, status, body: null };
    const json = /\bjson\b/i.test(response.headers.get('content-type') ?? '');
    if (!json || body === undefined) return unreadable(status);
    const own = ownFailure(options, body, status, token);
    return own === null ? { ok: true, status, body } : refused(own, status);
  }
  return failed(options, response, body, token);
}

function unreadable(status: number): HttpResult {
  return { ok: false, failure: { code: 'crm/not-json', detail: '' }, status, maybeApplied: true };
}

function refused(failure: Failure, status: number | null): HttpResult {
  return { ok: false, failure, status, maybeApplied: false };
}

/** Returns the CRM's own error, without the key in case the CRM quotes it. */
function ownFailure(
  options: HttpOptions,
  body: unknown,
  status: number,
  token: string,
): Failure | null {
  const own = options.failureIn?.(body, status) ?? null;
  return own === null ? null : { ...own, detail: wordsToShow(own.detail, token) };
}

function wordsToShow(words: string, token: string): string {
  return words.replaceAll(token, '…').slice(0, LONGEST_WORDS);
}

async function failed(
  options: HttpOptions,
  response: Response,
  body: unknown,
  token: string,
): Promise<HttpResult> {
  const { status } = response;
  // The CRM's message is shown in the page too; some gateways quote the key that they refuse.
  const detail = wordsToShow(options.errorMessageOf(body) ?? '', token);
  const asked = retryAfterMs(response.headers.get('retry-after'), options.clock());
  if (status === 429) {
    const wait = asked ?? options.cooldownOf(body);
    await options.gate.backOff(wait);
    return refused({ code: 'crm/rate-limited', detail, retryAfterMs: wait }, status);
  }
  const own = ownFailure(options, body, status, token);
  if (own !== null) return refused(own, status);
  const saturated = options.overloadCooldownMs !== undefined && status >= 502 && status <= 504;
  if (saturated) await options.gate.backOff(asked ?? options.overloadCooldownMs);
  // 423: locked by another request. 477: the account is being moved. Both mean not applied, and can
  // be retried (https://developers.hubspot.com/docs/api-reference/error-handling).
  if (status === 423 || status === 477)
    return refused({ code: 'crm/unavailable', detail, retryAfterMs: asked ?? 2_000 }, status);
  if (status >= 500) {
    const retry = asked === null ? {} : { retryAfterMs: asked };
    return {
      ok: false,
      failure: { code: 'crm/unavailable', detail, ...retry },
      status,
      maybeApplied: true,
    };
  }
  return refused({ code: CODES.get(status) ?? 'crm/invalid', detail }, status);
}

const CODES: ReadonlyMap<number, Failure['code']> = new Map([
  [401, 'crm/unauthorised'],
  [403, 'crm/forbidden'],
  [404, 'crm/gone'],
  [409, 'crm/conflict'],
  [410, 'crm/gone'],
  [412, 'crm/conflict'],
]);

/** Reads the body as text, up to `MOST_BYTES`. @throws RelevoError `crm/too-large` */
async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return response.text();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.byteLength;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      throw new RelevoError({ code: 'crm/too-large', detail: '' });
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Returns undefined if the text is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
