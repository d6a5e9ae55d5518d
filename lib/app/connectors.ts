import { createHubSpot } from '../crm/hubspot/connector';
import { createLocal } from '../crm/local/connector';
import { LocalDb } from '../crm/local/db';
import { eraseWorkspace } from '../crm/local/workspace';
import { createOdoo } from '../crm/odoo/connector';
import type { KeyValue } from '../crm/port/key-value';
import type { RelevoDb } from '../store/db';
import type { DexieFactory } from '../store/factory';
import { readMeta, readSecret, writeMeta } from '../store/meta';
import { hostPermitted } from './host-permitted';
import type { Connectors, Rights } from './ports';

/**
 * The CRMs over the network of this browser. No request leaves without the person's right to its
 * host.
 */
export function createConnectors(
  db: RelevoDb,
  clock: () => number,
  factory: DexieFactory,
  rights: Pick<Rights, 'mayReach'>,
): Connectors {
  const local = new LocalDb(undefined, factory);
  let line = new AbortController();
  return {
    local,
    async make(connection, language) {
      if (connection.kind === 'local') return createLocal({ db: local, clock, language, factory: factory.indexedDB });
      const key = secretKey(connection.id);
      if ((await readSecret(db, key)) === null) return null;
      const { signal } = line;
      const common = {
        token: () => readSecret(db, key),
        permitted: () => hostPermitted(rights, connection),
        mapping: connection.mapping,
        fetch: (url: string | URL | Request, init?: RequestInit) =>
          fetch(url, { ...init, signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) }),
        clock,
        sleep,
        store: metaStore(db, `crm:${connection.id}:`),
      } as const;
      if (connection.kind === 'hubspot') return createHubSpot(common);
      return connection.account === null ? null : createOdoo({ ...common, account: connection.account });
    },
    hangUp: () => {
      line.abort();
      line = new AbortController();
    },
    eraseLocal: () => eraseWorkspace(local),
  };
}

/** Where the key of a connection is kept. One of another connection is never sent over this one. */
export function secretKey(connectionId: string): string {
  return `token:${connectionId}`;
}

/** What a connector wants remembered beyond the life of the worker, among the small documents. */
function metaStore(db: RelevoDb, prefix: string): KeyValue {
  return {
    get: (key) => readMeta(db, prefix + key),
    set: async (key, value) => {
      if (value === null) await db.meta.delete(prefix + key);
      else await writeMeta(db, prefix + key, value);
    },
  };
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
