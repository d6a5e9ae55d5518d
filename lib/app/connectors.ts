import { createLocal } from '../crm/local/connector';
import { LocalDb, OWN_LIST_DB_NAME } from '../crm/local/db';
import { createOwnList } from '../crm/local/own-list';
import { eraseWorkspace } from '../crm/local/workspace';
import type { Connector } from '../crm/port/connector';
import type { KeyValue } from '../crm/port/key-value';
import { crmOf, isKeyless } from '../crm/registry';
import { RelevoError } from '../domain/base/failure';
import { EMBEDDED, isInside, OWN_LIST } from '../domain/views/admin';
import { readConnection } from '../store/connection';
import type { RelevoDb } from '../store/db';
import type { DexieFactory } from '../store/factory';
import type { Journal } from '../store/journal';
import { readMeta, readSecret, writeMeta } from '../store/meta';
import { storeAnswer } from '../store/store-answer';
import { connectorPrefix } from '../store/switch-connection';
import { keyOf, secretKey } from '../sync/connection-keys';
import { hostPermitted } from './host-permission';
import type { Connectors, Rights } from './ports';

/**
 * Creates the connectors of all CRMs. A connector sends a request only while the person permits
 * access to its host.
 * @param identify finds out which account the connection belongs to, before any other request
 */
export function createConnectors(
  journal: Journal,
  clock: () => number,
  factory: DexieFactory,
  rights: Pick<Rights, 'mayReach'>,
  identify: () => Promise<unknown>,
): Connectors {
  const { db } = journal;
  const sample = new LocalDb(undefined, factory);
  const ownList = new LocalDb(OWN_LIST_DB_NAME, factory);
  let line = new AbortController();

  /** Creates a connector that uses the network, with its own key and its own store. */
  function remote(
    connection: Parameters<Connectors['canMake']>[0],
    token: () => Promise<string | null>,
    store: KeyValue,
  ): Connector | null {
    const { signal } = line;
    const context = {
      token,
      permitted: () => hostPermitted(rights, connection),
      mapping: connection.mapping,
      fetch: (url: string | URL | Request, init?: RequestInit) =>
        fetch(url, {
          ...init,
          signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]),
        }),
      clock,
      sleep,
      store,
    } as const;
    const crm = crmOf(connection.kind);
    // A newer version may have stored it.
    if (crm?.create === undefined)
      throw new RelevoError({ code: 'crm/not-configured', detail: connection.kind });
    return crm.create(context, connection.account);
  }

  return {
    sample,
    ownList,
    async make(connection, language) {
      const { id, kind, pending } = connection;
      const inside = { clock, language, factory: factory.indexedDB };
      if (kind === EMBEDDED) return { ...createLocal({ db: sample, ...inside }), connection: id };
      if (kind === OWN_LIST)
        return { ...createOwnList({ db: ownList, ...inside }), connection: id };
      if (!isKeyless(kind) && (await keyOf(journal)) === null) return null;
      const token = async () => {
        // The account must be known before anything else is sent with the key.
        if (pending) await identify();
        return (await readConnection(db)).id === id ? readSecret(db, secretKey(id)) : null;
      };
      const connector = remote(connection, token, metaStore(db, id));
      return connector === null ? null : { ...connector, connection: id };
    },
    async accountOf(connection, key) {
      const connector = remote(connection, async () => key, memory());
      if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
      return connector.account(AbortSignal.timeout(ACCOUNT_MS));
    },
    canMake(connection) {
      try {
        const nothing = async () => null;
        return isInside(connection.kind) || remote(connection, nothing, memory()) !== null;
      } catch {
        return false;
      }
    },
    hangUp: () => {
      line.abort();
      line = new AbortController();
    },
    eraseSample: () => eraseWorkspace(sample),
    eraseInside: async () => void (await Promise.all([sample, ownList].map(eraseWorkspace))),
  };
}

const ACCOUNT_MS = 15_000;

/** The storage of a connector that outlives the worker: rows of the table of small documents. */
function metaStore(db: RelevoDb, connection: string): KeyValue {
  const prefix = connectorPrefix(connection);
  return {
    get: (key) => readMeta(db, prefix + key),
    set: async (key, value) => {
      await storeAnswer({ db, connection }, [], () =>
        value === null ? db.meta.delete(prefix + key) : writeMeta(db, prefix + key, value),
      );
    },
  };
}

/** A store in memory, for a single request. */
function memory(): KeyValue {
  const values = new Map<string, unknown>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
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
