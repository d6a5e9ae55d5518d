import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Fault } from './faults';

/** How one CRM words its refusals: body (JSON) and headers of its own. */
export interface Dialect {
  rateLimit(policy: string | undefined): { body: unknown; headers?: Record<string, string> };
  unauthorized(expired: boolean): unknown;
  forbidden(scopes: string[]): unknown;
  serverError(status: number): unknown;
  /**
   * A success with errors in it; null where this request's answers cannot have any. Left out: none
   * can.
   */
  partial?:
    | ((fault: Extract<Fault, { kind: 'partial' }>, stage: Stage) => Promise<Response | null>)
    | undefined;
}

/**
 * What a fault is played on: the request, the raw answer, the dialect, a clock (epoch ms), and the
 * real handler.
 */
export interface Stage {
  request: { readonly method: string; readonly path: string };
  outgoing: ServerResponse;
  dialect: Dialect;
  now: () => number;
  run: () => Promise<Response>;
}

/**
 * What came of it: what the client was given (status 0: nothing) and what the real handler
 * answered, if it ran.
 */
export interface Played {
  response: Response;
  sentStatus: number;
  sentBody: string;
}

const LOGIN_PAGE =
  '<!doctype html><html><head><title>Log in</title></head><body><form>Log in to continue</form></body></html>';

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json;charset=utf-8', ...headers },
  });
}

async function plain(response: Response): Promise<Played> {
  return { sentStatus: response.status, sentBody: await response.clone().text(), response };
}

const silent = (sentStatus = 0, sentBody = ''): Played => ({
  response: RESPONSE_ALREADY_SENT,
  sentStatus,
  sentBody,
});

function closed(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (outgoing.destroyed || outgoing.socket?.destroyed) resolve();
    else outgoing.once('close', () => resolve());
  });
}

function cutNow(outgoing: ServerResponse): void {
  (outgoing.socket ?? outgoing).destroy();
}

function headersOf(response: Response, length: number): Record<string, string> {
  return { ...Object.fromEntries(response.headers), 'content-length': String(length) };
}

async function cutMidBody(stage: Stage): Promise<Played> {
  const response = await stage.run();
  const bytes = Buffer.from(await response.arrayBuffer());
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  // An answer without a body (204) still has to break off somewhere: one byte is promised and never
  // comes.
  stage.outgoing.writeHead(response.status, headersOf(response, Math.max(bytes.length, 1)));
  stage.outgoing.flushHeaders();
  await new Promise<void>((resolve) => {
    if (half.length === 0) resolve();
    else stage.outgoing.write(half, () => resolve());
  });
  await sleep(5);
  cutNow(stage.outgoing);
  return silent(response.status, half.toString());
}

async function drip(fault: Extract<Fault, { kind: 'drip' }>, stage: Stage): Promise<Played> {
  const response = await stage.run();
  const bytes = Buffer.from(await response.arrayBuffer());
  stage.outgoing.writeHead(response.status, headersOf(response, bytes.length));
  const step = Math.max(1, fault.bytes);
  for (let at = 0; at < bytes.length && !stage.outgoing.destroyed; at += step) {
    stage.outgoing.write(bytes.subarray(at, at + step));
    await sleep(fault.everyMs);
  }
  stage.outgoing.end();
  return silent(response.status, bytes.toString());
}

async function rewritten(
  stage: Stage,
  change: (text: string, headers: Headers) => string,
): Promise<Played> {
  const response = await stage.run();
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  const text = change(await response.text(), headers);
  return plain(
    new Response(response.status === 204 ? null : text, { status: response.status, headers }),
  );
}

function rateLimit(fault: Extract<Fault, { kind: 'rate-limit' }>, stage: Stage): Response {
  const { body, headers } = stage.dialect.rateLimit(fault.policy);
  const after = fault.retryAfter;
  if (after === undefined) return json(429, body, headers);
  const value =
    'seconds' in after
      ? String(after.seconds)
      : new Date(stage.now() + after.dateInMs).toUTCString();
  return json(429, body, { ...headers, 'retry-after': value });
}

async function serverError(
  fault: Extract<Fault, { kind: 'server-error' }>,
  stage: Stage,
): Promise<Response> {
  if (fault.applied) await stage.run();
  const status = fault.status ?? 500;
  const wait = fault.retryAfter;
  return json(
    status,
    stage.dialect.serverError(status),
    wait ? { 'retry-after': String(wait.seconds) } : {},
  );
}

/**
 * Plays one fault instead of (or around) the real answer.
 * Where the connection itself is part of the fault it writes to `outgoing` and returns the mark
 * "already sent".
 */
export async function playFault(fault: Fault, stage: Stage): Promise<Played> {
  switch (fault.kind) {
    case 'rate-limit':
      return plain(rateLimit(fault, stage));
    case 'unauthorized':
      return plain(json(401, stage.dialect.unauthorized(fault.expired ?? false)));
    case 'forbidden':
      return plain(json(403, stage.dialect.forbidden(fault.scopes ?? [])));
    case 'server-error':
      return plain(await serverError(fault, stage));
    case 'cut':
      if (fault.when === 'mid-body') return cutMidBody(stage);
      if (fault.when === 'after') await stage.run();
      cutNow(stage.outgoing);
      return silent();
    case 'hang':
      if (fault.applied) await stage.run();
      await closed(stage.outgoing);
      return silent();
    case 'drip':
      return drip(fault, stage);
    case 'malformed':
      return rewritten(stage, (text) => text.slice(0, Math.max(1, Math.floor(text.length * 0.7))));
    case 'login-page':
      return plain(
        new Response(LOGIN_PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      );
    case 'redirect':
      return plain(
        new Response(null, { status: fault.status ?? 302, headers: { location: fault.location } }),
      );
    case 'empty':
      return rewritten(stage, () => '');
    case 'wrong-type':
      return rewritten(stage, (text, headers) => {
        headers.set('content-type', fault.contentType);
        return text;
      });
    case 'twice': {
      const first = stage.run();
      if (fault.together !== true) await first;
      const [, second] = await Promise.all([first, stage.run()]);
      return plain(second);
    }
    case 'partial':
      return plain((await stage.dialect.partial?.(fault, stage)) ?? (await stage.run()));
    case 'answer':
      if (fault.applied) await stage.run();
      return plain(
        new Response(fault.body, { status: fault.status, headers: fault.headers ?? {} }),
      );
  }
}
