import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Played, playFault } from '../play-fault';
import { hubSpotApp, hubSpotDialect } from './app';
import { datedPath } from './paths';
import { type LoggedRequest, readable } from './request-log';
import type { World } from './world';

function authorizationOf(world: World, request: Request): LoggedRequest['authorization'] {
  const header = request.headers.get('authorization');
  if (header === null) return 'none';
  const credential = world.tokens.find(header);
  return credential && !credential.expired ? 'valid' : 'refused';
}

/** Answers a request; `outgoing` is the raw answer, for faults of the connection. */
export type Handler = (request: Request, outgoing: ServerResponse) => Promise<Response>;

/** Logs a request, plays the fault that is set for it, and else lets the account answer. */
export function apiHandler(world: World): Handler {
  const app = hubSpotApp(world);
  return async (request, outgoing) => {
    const url = new URL(request.url);
    const body = await request.text();
    const at = world.now();
    const entry = world.log.add({
      at,
      durationMs: 0,
      method: request.method,
      path: url.pathname,
      query: url.search.slice(1),
      authorization: authorizationOf(world, request),
      status: null,
      requestBody: readable(body),
      responseBody: null,
      applied: false,
      fault: null,
    });
    const run = async (): Promise<Response> => {
      const trace = { applied: false };
      const target = new URL(datedPath(url.pathname) + url.search, url);
      const inner = new Request(target, {
        method: request.method,
        headers: request.headers,
        body: request.method === 'GET' || request.method === 'HEAD' ? null : body,
      });
      const response = await app.fetch(inner, { trace });
      entry.applied = trace.applied;
      return response;
    };
    const { delayMs, fault } = world.faults.take({
      method: request.method,
      path: url.pathname,
      body,
    });
    if (delayMs > 0) await sleep(delayMs);
    entry.fault = fault?.kind ?? null;
    let played: Played;
    if (fault)
      played = await playFault(fault, {
        request: { method: request.method, path: url.pathname },
        outgoing,
        dialect: hubSpotDialect,
        now: world.now,
        run,
      });
    else {
      const response = await run();
      played = { response, sentStatus: response.status, sentBody: await response.clone().text() };
    }
    entry.status = played.sentStatus;
    entry.responseBody = readable(played.sentBody);
    entry.durationMs = world.now() - at;
    return played.response;
  };
}
