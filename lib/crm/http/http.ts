import { type Failure, failureOf, RelevoError } from '../../domain/base/failure';
import { isOrigin } from '../../domain/views/origins';
import type { RateGate } from './rate-gate';
import { retryAfterMs } from './retry-after';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Begins with a slash; already encoded. */
  readonly path: string;
  readonly body?: unknown;
  /**
   * The body, made with the key, for an API that wants the key in it; then no header carries it.
   */
  readonly bodyWith?: ((key: string) => unknown) | undefined;
  /** Search endpoints have a limit of their own. */
  readonly search?: boolean | undefined;
  /** Nobody waits for it: other requests go first. */
  readonly priority?: 'background' | undefined;
}

/**
 * What became of a request. `maybeApplied` is what a write must know: a request that got no
 * readable answer may have done its work all the same.
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
  /** Origin without a slash at the end. https, or plain http on this machine. */
  readonly baseUrl: string;
  /**
   * The key; null when there is none. It goes into one header and nowhere else.
   * @throws RelevoError while it must not be used
   */
  readonly token: () => Promise<string | null>;
  /** Whether the browser lets us reach the CRM; the person may take that back at any time. */
  readonly permitted?: (() => Promise<boolean>) | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => number;
  readonly gate: RateGate;
  /** The words of an error body in the CRM's own form; null when it has none. */
  readonly errorMessageOf: (body: unknown) => string | null;
  /** How long to be silent after "too many", where no header says so, ms. */
  readonly cooldownOf: (body: unknown) => number;
  /**
   * The CRM's own error, of which it is known that nothing was done; null when the body tells none.
   * Some come with status 200.
   */
  readonly failureIn?: ((body: unknown, status: number) => Failure | null) | undefined;
  /**
   * Silence after 502, 503 and 504 of a server that has no limits but bears only so much, ms; left
   * out: none.
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
 * One way of asking for every CRM: no cookies, no redirects, no referrer, no cache, one host,
 * bounded in time and size.
 * @throws RelevoError `crm/not-configured` for a `baseUrl` that `originOf` would not give
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
        // The account of the key could not be asked: nothing else is sent with it.
        return refused(failureOf(error), null);
      }
      if (token === null) return refused({ code: 'crm/not-configured', detail: '' }, null);
      // Without the right a request fails like a network that is down, and nobody would know what
      // to do.
      if (!((await options.permitted?.()) ?? true))
        return refused({ code: 'crm/host-not-permitted', detail: '' }, null);
      const url = URL.canParse(baseUrl + request.path) ? new URL(baseUrl + request.path) : null;
      // An address that reads otherwise than it was put together, by `..` in an id, would reach
      // something else.
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
        // Not sent, so certainly not applied.
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
      // Not followed, and told apart from a network that is down: a redirected write looks like
      // success.
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

/** What the CRM itself says went wrong, without the key, should it quote it. */
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
  // Words of the CRM are shown, also in the page; some gateways quote the key that they refuse.
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
  // Locked by another request, or an account being moved: not applied, and worth another try.
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

/** The body as text, up to five million bytes. @throws RelevoError `crm/too-large` */
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

/** Undefined when the text is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
