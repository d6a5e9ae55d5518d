import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import {
  asUser,
  caged,
  freePort,
  mustRun,
  runToEnd,
  type Service,
  startService,
  untilReady,
} from './processes';

/** PostgreSQL as a test asks it: the same server that Odoo stores into, past Odoo. */
export interface Postgres {
  readonly port: number;
  /** Rows of a query, as JSON has them; the query is one SELECT (or WITH … SELECT). */
  rows<Row>(database: string, query: string): Promise<Row[]>;
  /** Carries out any statements; in one transaction unless they can't be. */
  run(database: string, statements: string): Promise<void>;
  /**
   * A copy of another database, whose users are thrown out first; replaces the one of that name.
   */
  copy(from: string, to: string): Promise<void>;
}

const VERSIONS = '/usr/lib/postgresql';
/**
 * Where every cluster finds its folder, mounted there for itself alone: the user postgres may not
 * reach ours.
 */
const MOUNTED = '/var/lib/postgresql';
/**
 * Data of an hour needs no protection from a power cut; no socket, or two clusters would share its
 * place.
 */
const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'shared_buffers=256MB',
  'max_connections=200',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'dynamic_shared_memory_type=mmap',
  'autovacuum_naptime=10min',
];

/** The folder with the newest PostgreSQL's programs, or undefined where there is none. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  const versions = readdirSync(VERSIONS).sort((one, other) => Number(one) - Number(other));
  return versions
    .map((each) => path.join(VERSIONS, each, 'bin'))
    .findLast((bin) => existsSync(path.join(bin, 'initdb')));
}

const program = (name: string): string => path.join(postgresPrograms() ?? '', name);

function inFolder(folder: string, command: readonly string[]): string[] {
  const script = `mount --bind "$0" ${MOUNTED} && cd ${MOUNTED} && exec "$@"`;
  return caged(['sh', '-c', script, folder, ...asUser('postgres', command)]);
}

/** Makes an empty cluster in `folder`/data, which everybody on this machine may log in to. */
export async function makeCluster(folder: string): Promise<void> {
  await mustRun([
    'install',
    '--directory',
    '--owner=postgres',
    '--mode=700',
    path.join(folder, 'data'),
  ]);
  const options = [
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ];
  await mustRun(inFolder(folder, [program('initdb'), '-D', `${MOUNTED}/data`, ...options]));
}

/** Starts the cluster in `folder`/data on a free port of loopback. */
export async function startCluster(
  folder: string,
): Promise<{ postgres: Postgres; service: Service }> {
  const port = await freePort();
  const settings = SETTINGS.flatMap((each) => ['-c', each]);
  const command = [program('postgres'), '-D', `${MOUNTED}/data`, '-p', String(port), ...settings];
  const service = startService(inFolder(folder, command), path.join(folder, 'postgres.log'));
  const ask = [program('pg_isready'), '-q', '-h', '127.0.0.1', '-p', String(port)];
  await untilReady(service, async () => (await runToEnd(ask)).status === 0);
  return { postgres: postgresOn(port), service };
}

/** Speaks to the cluster on that port, no matter who started it. */
export function postgresOn(port: number): Postgres {
  const psql = (database: string, input: string): Promise<string> => {
    const where = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-d', database];
    return mustRun([program('psql'), ...where, '-qtAX', '-v', 'ON_ERROR_STOP=1', '-f', '-'], {
      input,
    });
  };
  const run = async (database: string, statements: string): Promise<void> =>
    void (await psql(database, statements));
  return {
    port,
    run,
    async rows(database, query) {
      const answer = await psql(
        database,
        `SELECT coalesce(json_agg(one), '[]') FROM (${query}\n) AS one`,
      );
      return JSON.parse(answer);
    },
    copy: (from, to) =>
      run(
        'postgres',
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname IN ('${from}', '${to}') \\g /dev/null
DROP DATABASE IF EXISTS "${to}" WITH (FORCE);
CREATE DATABASE "${to}" TEMPLATE "${from}" OWNER odoo;`,
      ),
  };
}
