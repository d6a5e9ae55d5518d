import type { Connectors } from '../../lib/app/ports';
import { createHubSpot } from '../../lib/crm/hubspot/connector';
import { createLocal } from '../../lib/crm/local/connector';
import { LocalDb } from '../../lib/crm/local/db';
import { eraseWorkspace } from '../../lib/crm/local/workspace';
import { createOdoo } from '../../lib/crm/odoo/connector';
import type { Connector } from '../../lib/crm/port/connector';
import type { KeyValue } from '../../lib/crm/port/key-value';
import type { RelevoDb } from '../../lib/store/db';
import type { DexieFactory } from '../../lib/store/factory';
import { readMeta, readSecret, writeMeta } from '../../lib/store/meta';
import { hostPermitted } from './hosts';

export function createConnectors(db: RelevoDb, clock: () => number, factory: DexieFactory): Connectors {
  const local = new LocalDb(undefined, factory);
  let line = new AbortController();

  function remote(connection: Parameters<Connectors['canMake']>[0]): Connector | null {
    const { signal } = line;
    const common = {
      token: () => readSecret(db, secretKey(connection.id)),
      permitted: () => hostPermitted(connection),
      mapping: connection.mapping,
      fetch: (url: string | URL | Request, init?: RequestInit) =>
        fetch(url, { ...init, signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) }),
      clock,
      sleep,
      store: metaStore(db, `crm:${connection.id}:`),
    } as const;
    if (connection.kind === 'hubspot') return createHubSpot(common);
    return connection.account === null ? null : createOdoo({ ...common, account: connection.account });
  }

  return {
    local,
    async make(connection, language) {
      if (connection.kind === 'local') return createLocal({ db: local, clock, language, factory: factory.indexedDB });
      if ((await readSecret(db, secretKey(connection.id))) === null) return null;
      return remote(connection);
    },
    canMake(connection) {
      try {
        return connection.kind === 'local' || remote(connection) !== null;
      } catch {
        return false;
      }
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
