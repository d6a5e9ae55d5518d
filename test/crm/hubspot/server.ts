import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createAdaptorServer, type HttpBindings, type ServerType } from '@hono/node-server';
import { createFaultDesk } from '../faults';
import { apiHandler } from './api-handler';
import { type Control, createControl } from './control';
import { controlApp } from './control-routes';
import type { Crowd } from './crowd';
import { Limits } from './limits';
import { loadWorkspace } from './load';
import { PropertyBook } from './properties';
import { type LoggedRequest, RequestLog } from './request-log';
import { sampleOwners, type Workspace } from './seed/workspace';
import { Store } from './store';
import { ALL_SCOPES, Tokens } from './tokens-held';
import type { Tier } from './types';
import type { World } from './world';

/** The token that is accepted when none is given. */
const DEFAULT_TOKEN = 'pat-eu1-relevo-test-0000';

export interface HubSpotServerOptions {
  /** 0 (the default) takes a free port. */
  port?: number | undefined;
  /** Serve https with this key and certificate (PEM). */
  tls?: { key: string; cert: string } | undefined;
  /** What the account holds at the start; left out: no one but the sample owners. */
  seed?: Workspace | undefined;
  token?: string | undefined;
  /** Scopes of that token; left out: all. */
  scopes?: readonly string[] | undefined;
  /** The account's clock, epoch ms. */
  now?: (() => number) | undefined;
  /** How long search is behind a write, ms; left out: 2000. */
  searchLagMs?: number | undefined;
  /** Where totals of searches end; left out: nowhere. */
  totalCap?: number | undefined;
  /** Contacts that are counted and not stored: searches of contacts see them alone. */
  crowd?: Crowd | undefined;
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
      stageAutomation: {},
      portalId: 48_000_001,
      timeZone,
      totalCap: options.totalCap ?? null,
      uiDomain: 'app-eu1.hubspot.com',
    },
    limits: new Limits(tier, timeZone),
    tokens: new Tokens(),
    log: new RequestLog(options.logCapacity ?? 5000),
    faults: createFaultDesk(),
    crowd: options.crowd ?? null,
    now: options.now ?? Date.now,
  };
  world.tokens.add(options.token ?? DEFAULT_TOKEN, options.scopes ?? ALL_SCOPES);
  if (options.seed) loadWorkspace(world.store, options.seed);
  return world;
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
 * Starts a server on loopback that speaks HubSpot's wire format over an account of its own, held in
 * memory. Rejects when the port is taken.
 */
export async function startHubSpotServer(
  options: HubSpotServerOptions = {},
): Promise<HubSpotServer> {
  const world = await makeWorld(options);
  const control = createControl(world);
  const controls = controlApp(control, world.log);
  const api = apiHandler(world);
  const answer = (request: Request, env: HttpBindings): Response | Promise<Response> =>
    new URL(request.url).pathname.startsWith('/__control')
      ? controls.fetch(request)
      : api(request, env.outgoing);
  const fetch = (request: Request, env: unknown): Response | Promise<Response> =>
    answer(request, env as HttpBindings);
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
