import { createServer as createHttp, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAdaptorServer, type HttpBindings, type ServerType } from '@hono/node-server';
import { createFaultDesk } from '../faults';
import { type Played, playFault } from '../play-fault';
import { hubSpotApp, hubSpotDialect } from './app';
import { type Control, createControl } from './control';
import { controlApp } from './control-routes';
import { Limits } from './limits';
import { loadWorkspace } from './load';
import { datedPath } from './paths';
import { PropertyBook } from './properties';
import { type LoggedRequest, RequestLog, readable } from './request-log';
import { sampleOwners, type Workspace } from './seed/workspace';
import { Store } from './store';
import { ALL_SCOPES, Tokens } from './tokens-held';
import type { Tier } from './types';
import type { World } from './world';

/** The token that is accepted when none is given. */
export const DEFAULT_TOKEN = 'pat-eu1-relevo-test-0000';

export interface HubSpotServerOptions {
  /** 0 (the default) takes a free port. */
  port?: number | undefined;
  /** Serve https with this key and certificate (PEM). */
  tls?: { key: string; cert: string } | undefined;
  /** What the account holds at the start; left out: nobody but the sample owners. */
  seed?: Workspace | undefined;
  token?: string | undefined;
  /** Scopes of that token; left out: all. */
  scopes?: readonly string[] | undefined;
  /** The account's clock, epoch ms. */
  now?: (() => number) | undefined;
  /** How long search is behind a write, ms; left out: 2000. */
  searchLagMs?: number | undefined;
  /** The account's plan, which sets the limits; left out: free. */
  tier?: Tier | undefined;
  /** Requests kept in the log; left out: 5000. */
  logCapacity?: number | undefined;
}

export interface HubSpotServer {
  /** Base address without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  readonly control: Control;
  /** Every request so far, oldest first; those of the control are not in it. */
  readonly requests: readonly LoggedRequest[];
  /** Empties `requests`. */
  forgetRequests(): void;
  /** Ends all connections, also hanging ones, and frees the memory. */
  close(): Promise<void>;
}

async function makeWorld(options: HubSpotServerOptions): Promise<World> {
  const tier = options.tier ?? 'free';
  const timeZone = 'Europe/Madrid';
  const world: World = {
    store: await Store.open(),
    book: new PropertyBook(),
    owners: options.seed?.owners.map((owner) => ({ ...owner })) ?? sampleOwners(),
    settings: {
      searchLagMs: options.searchLagMs ?? 2000,
      tier,
      secondaryEmailLookup: false,
      requiredRules: [],
      portalId: 48_000_001,
      timeZone,
    },
    limits: new Limits(tier, timeZone),
    tokens: new Tokens(),
    log: new RequestLog(options.logCapacity ?? 5000),
    faults: createFaultDesk(),
    now: options.now ?? Date.now,
  };
  world.tokens.add(options.token ?? DEFAULT_TOKEN, options.scopes ?? ALL_SCOPES);
  if (options.seed) loadWorkspace(world.store, options.seed);
  return world;
}

function authorizationOf(world: World, request: Request): LoggedRequest['authorization'] {
  const header = request.headers.get('authorization');
  if (header === null) return 'none';
  const credential = world.tokens.find(header);
  return credential && !credential.expired ? 'valid' : 'refused';
}

type Handler = (request: Request, outgoing: ServerResponse) => Promise<Response>;

/** Logs a request, plays the fault that is set for it, and else lets the account answer. */
function apiHandler(world: World): Handler {
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
    const { delayMs, fault } = world.faults.take({ method: request.method, path: url.pathname, body });
    if (delayMs > 0) await sleep(delayMs);
    entry.fault = fault?.kind ?? null;
    let played: Played;
    if (fault) played = await playFault(fault, { outgoing, dialect: hubSpotDialect, now: world.now, run });
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

function listen(server: ServerType, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

/**
 * Starts a server on loopback that speaks HubSpot's wire format over an account of its own, held in memory.
 * Rejects when the port is taken.
 */
export async function startHubSpotServer(options: HubSpotServerOptions = {}): Promise<HubSpotServer> {
  const world = await makeWorld(options);
  const control = createControl(world);
  const controls = controlApp(control, world.log);
  const api = apiHandler(world);
  const answer = (request: Request, env: HttpBindings): Response | Promise<Response> =>
    new URL(request.url).pathname.startsWith('/__control') ? controls.fetch(request) : api(request, env.outgoing);
  const fetch = (request: Request, env: unknown): Response | Promise<Response> => answer(request, env as HttpBindings);
  const { tls } = options;
  const server = tls
    ? createAdaptorServer({ fetch, createServer: createHttps, serverOptions: tls })
    : createAdaptorServer({ fetch, createServer: createHttp });
  const port = await listen(server, options.port ?? 0);
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    token: options.token ?? DEFAULT_TOKEN,
    control,
    requests: world.log.entries,
    forgetRequests: () => world.log.clear(),
    async close() {
      await closeServer(server);
      world.store.close();
    },
  };
}
