import { createHubSpot } from '../../lib/crm/hubspot/connector';
import type { Connector } from '../../lib/crm/port/connector';
import type { KeyValue } from '../../lib/crm/port/key-value';
import type { Stage } from '../../lib/domain/base/stage';
import { type HubSpotServer, startHubSpotServer } from '../crm/hubspot/server';
import { memoryStore } from './memory-store';

export const NATIVE: Readonly<Record<Stage, string>> = {
  visitor: '',
  lead: 'lead',
  mql: 'marketingqualifiedlead',
  sql: 'salesqualifiedlead',
  opportunity: 'opportunity',
  customer: 'customer',
};

export interface HubSpotPair {
  readonly server: HubSpotServer;
  readonly connector: Connector;
}

export interface PairOptions {
  readonly store?: KeyValue;
  /** Another key than the server's own. */
  readonly token?: string;
  readonly clock?: () => number;
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly fetch?: typeof globalThis.fetch;
  readonly timeoutMs?: number | undefined;
  readonly stages?: Readonly<Record<string, Stage>>;
  readonly profileField?: string;
  readonly scoreField?: string;
}

/** A connector for a server that runs already. */
export function connectTo(server: HubSpotServer, options: PairOptions = {}): Connector {
  return createHubSpot({
    token: async () => options.token ?? server.token,
    mapping: {
      stages: options.stages ?? {},
      stageField: null,
      scoreField: options.scoreField ?? null,
      profileField: options.profileField ?? null,
    },
    fetch: options.fetch ?? fetch,
    clock: options.clock ?? Date.now,
    // The gate's waits are tested by themselves; here they would only be waited for.
    sleep: options.sleep ?? (async () => undefined),
    store: options.store ?? memoryStore(),
    baseUrl: server.url,
    timeoutMs: options.timeoutMs,
  });
}

export async function startPair(options: PairOptions = {}): Promise<HubSpotPair> {
  const server = await startHubSpotServer({ searchLagMs: 0 });
  server.control.noLimits();
  return { server, connector: connectTo(server, options) };
}
