import path from 'node:path';
import {
  asUser,
  caged,
  freePort,
  mustRun,
  type Service,
  startService,
  untilReady,
} from './processes';

export interface OdooServerOptions {
  /** The folder that Odoo is installed in. */
  readonly system: string;
  /** The port of PostgreSQL on loopback. */
  readonly postgres: number;
  /**
   * The only database served; left out: all, and each request names its own with the header
   * X-Odoo-Database.
   */
  readonly database?: string | undefined;
  /** Worker processes; 0 is one process with threads. */
  readonly workers: number;
  /** File for what it says. */
  readonly log: string;
}

export interface RunningServer {
  readonly url: string;
  readonly service: Service;
}

/** Starts Odoo's HTTP server on a free port of loopback, without scheduled jobs. */
export async function startServer(options: OdooServerOptions): Promise<RunningServer> {
  const [port, gevent] = [await freePort(), await freePort()];
  const command = odoo(options, [
    ...(options.database === undefined ? [] : ['-d', options.database]),
    '--http-interface=127.0.0.1',
    `--http-port=${port}`,
    `--gevent-port=${gevent}`,
    '--max-cron-threads=0',
    `--workers=${options.workers}`,
    '--no-database-list',
    '--log-level=warn',
  ]);
  const service = startService(command, options.log);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(
    service,
    async () => (await fetch(`${url}/web/health`).catch(() => null))?.ok ?? false,
  );
  return { url, service };
}

/**
 * Makes a database with these modules in it, without demonstration data. Throws when Odoo logs an
 * error.
 */
export async function makeDatabase(
  where: Pick<OdooServerOptions, 'system' | 'postgres'>,
  database: string,
  modules: readonly string[],
): Promise<void> {
  const said = await mustRun(
    odoo(where, [
      '-d',
      database,
      '-i',
      modules.join(','),
      '--without-demo',
      '--stop-after-init',
      '--no-http',
      '--logfile=/dev/stdout',
    ]),
  );
  const errors = said.split('\n').filter((line) => / (ERROR|CRITICAL) /.test(line));
  if (errors.length > 0)
    throw new Error(`Odoo said while it made ${database}:\n${errors.join('\n')}`);
}

/** Runs Python within Odoo's own shell and returns what it prints. */
export function inShell(
  where: Pick<OdooServerOptions, 'system' | 'postgres'>,
  database: string,
  python: string,
): Promise<string> {
  return mustRun(odoo(where, ['shell', '-d', database, '--no-http', '--log-level=error']), {
    input: python,
  });
}

function odoo(
  { system, postgres }: Pick<OdooServerOptions, 'system' | 'postgres'>,
  args: readonly string[],
): string[] {
  const database = ['--db_host=127.0.0.1', `--db_port=${postgres}`, '--db_user=odoo'];
  const [first, ...rest] = args;
  const [verb, options] = first === 'shell' ? [['shell'], rest] : [[], args];
  const program = [
    'env',
    'HOME=/var/lib/odoo',
    'LANG=C.UTF-8',
    '/usr/bin/odoo',
    ...verb,
    '-c',
    '/dev/null',
  ];
  const command = asUser('odoo', [...program, ...database, ...options]);
  return caged(['chroot', system, ...command], path.join(system, 'proc'));
}
