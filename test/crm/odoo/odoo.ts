import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Caller } from './call';
import { type Keys, keysIn, LOGINS, madeDatabases, type Template, type Who } from './databases';
import { ownFolder, tidy } from './home';
import { demandHost } from './host';
import { installedSystem } from './install';
import { type Postgres, postgresOn, startCluster } from './postgres';
import { mustRun } from './processes';
import { startServer } from './server';

/** What another process needs to work on the same Odoo; passed on in the environment as JSON. */
export interface Address {
  readonly url: string;
  readonly postgres: number;
  readonly keys: Keys;
  readonly system: string;
  readonly folder: string;
}

/** One database of a real Odoo, and the server that serves it. */
export interface OdooWorld {
  /** Base address without a slash at the end. */
  readonly url: string;
  /** To be named in the header X-Odoo-Database: the server holds several. */
  readonly database: string;
  readonly keys: Keys;
  readonly logins: Readonly<Record<Who, string>>;
  /** Who asks, and as which user, for `call` and `ask`. */
  as(who: Who): Caller;
  /** Rows of one SELECT, asked of PostgreSQL itself. */
  sql<Row>(query: string): Promise<Row[]>;
  /** Carries out statements in PostgreSQL, past Odoo. */
  run(statements: string): Promise<void>;
  /** Back to what the database was at first; the server stays as it is, and so do the keys. */
  reset(): Promise<void>;
  /** Another clean database on the same server. */
  fresh(from?: Template): Promise<OdooWorld>;
  /** A server of its own, which needs no header since it has this database alone. */
  alone(options?: { workers?: number }): Promise<{ url: string; stop(): Promise<void> }>;
  /** Drops the database. */
  drop(): Promise<void>;
}

export interface RunningOdoo {
  readonly address: Address;
  fresh(from?: Template): Promise<OdooWorld>;
  /** Ends both servers and removes everything that this run made. */
  stop(): Promise<void>;
}

export interface OdooOptions {
  /** Worker processes of the server: 2 when left out; 0 is one process with threads. */
  readonly workers?: number | undefined;
  /** Called with what is done, and how long it took in seconds. */
  readonly onStep?: ((step: string, seconds: number) => void) | undefined;
}

/**
 * Starts a real Odoo 19 with PostgreSQL on loopback. What it needs is made first and kept for the
 * next time. Throws `Unavailable` where it can't be had; any other error means that something is
 * broken.
 */
export async function startOdoo({
  workers = 2,
  onStep = () => {},
}: OdooOptions = {}): Promise<RunningOdoo> {
  const step = async <Value>(name: string, work: () => Promise<Value>): Promise<Value> => {
    const started = Date.now();
    const value = await work();
    onStep(name, (Date.now() - started) / 1000);
    return value;
  };
  await demandHost();
  tidy();
  const system = await step('installed', installedSystem);
  const made = await step('databases', () => madeDatabases(system));
  const folder = ownFolder('run');
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const { cluster, server } = await step('started', async () => {
    await mustRun(['cp', '--archive', '--reflink=auto', path.join(made, 'data'), folder]);
    const cluster = await startCluster(folder);
    const log = path.join(folder, 'server.log');
    return {
      cluster,
      server: await startServer({ system, postgres: cluster.postgres.port, workers, log }),
    };
  });
  const address: Address = {
    url: server.url,
    postgres: cluster.postgres.port,
    keys: keysIn(made),
    system,
    folder,
  };
  return {
    address,
    fresh: (from) => freshWorld(address, from),
    async stop() {
      await server.service.stop();
      await cluster.service.stop();
      remove();
      process.off('exit', remove);
    },
  };
}

/** A clean database on the Odoo that runs at this address, whichever process started it. */
export async function freshWorld(address: Address, from: Template = 'fields'): Promise<OdooWorld> {
  const postgres: Postgres = postgresOn(address.postgres);
  const database = `t_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  await postgres.copy(from, database);
  const { url, keys, system, folder } = address;
  return {
    url,
    database,
    keys,
    logins: LOGINS,
    as: (who) => ({ url, key: keys[who], database }),
    sql: (query) => postgres.rows(database, query),
    run: (statements) => postgres.run(database, statements),
    reset: () => postgres.copy(from, database),
    fresh: (another = from) => freshWorld(address, another),
    async alone({ workers = 0 } = {}) {
      const log = path.join(folder, `${database}.log`);
      const server = await startServer({
        system,
        postgres: address.postgres,
        database,
        workers,
        log,
      });
      return { url: server.url, stop: () => server.service.stop() };
    },
    drop: () => postgres.run('postgres', `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`),
  };
}
