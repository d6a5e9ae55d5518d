import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFields } from './fields';
import { isKept, keep, keptAs, ownFolder, sourcesOf } from './home';
import { switchLeads } from './leads';
import { makeCluster, type Postgres, startCluster } from './postgres';
import { seedWorld } from './seed/load';
import { inShell, makeDatabase, startServer } from './server';

/**
 * Databases that tests begin from. `bare`: CRM, e-mail marketing and events, just installed, with
 * the users and their keys; `leads`: and the administrator has switched *Leads* on; `fields`:
 * `bare` with Relevo's two fields; `seeded`: and the company has worked for a year.
 */
export type Template = 'bare' | 'leads' | 'fields' | 'seeded';

export type Who = 'admin' | 'rep' | 'marketer';
/** A key of the API for each of them. */
export type Keys = Readonly<Record<Who, string>>;

/** Login names, which are e-mail addresses; the administrator's is Odoo's own. */
export const LOGINS: Readonly<Record<Who, string>> = {
  admin: 'admin',
  rep: 'nora.vidal@relevo-demo.example',
  marketer: 'mateo.ibarra@relevo-demo.example',
};

const MODULES = ['crm', 'mass_mailing_crm', 'event_crm'];
const SEED = ['load', 'marketing', 'backdate', 'person', 'words'].map((name) => `seed/${name}.ts`);
/** Every season they are made again, because the keys in them end after 89 days. */
const SEASON_MS = 80 * 86_400_000;

/**
 * The folder with the stopped cluster that holds the templates and `keys.json`, made when it is not
 * there yet.
 */
export async function madeDatabases(system: string): Promise<string> {
  const sources = sourcesOf('users.py', 'fields.ts', 'leads.ts', 'databases.ts', ...SEED);
  const season = String(Math.floor(Date.now() / SEASON_MS));
  const kept = keptAs('databases', [path.basename(system), season, ...sources]);
  if (isKept(kept)) return kept;
  const part = ownFolder('part');
  await makeCluster(part);
  const { postgres, service } = await startCluster(part);
  try {
    await postgres.run('postgres', 'CREATE ROLE odoo LOGIN CREATEDB');
    const keys = await makeBare(system, postgres.port);
    await makeOthers(system, postgres, keys, part);
    writeFileSync(path.join(part, 'keys.json'), JSON.stringify(keys), { mode: 0o600 });
    await service.stop('SIGINT');
  } catch (error) {
    await service.stop();
    rmSync(part, { recursive: true, force: true });
    throw error;
  }
  keep(part, kept);
  return kept;
}

/** The keys that stand in every template. */
export function keysIn(folder: string): Keys {
  return JSON.parse(readFileSync(path.join(folder, 'keys.json'), 'utf8'));
}

async function makeBare(system: string, port: number): Promise<Keys> {
  const where = { system, postgres: port };
  await makeDatabase(where, 'bare', MODULES);
  const said = await inShell(
    where,
    'bare',
    readFileSync(path.join(import.meta.dirname, 'users.py'), 'utf8'),
  );
  const keys = /KEYS=(.*)/.exec(said)?.[1];
  if (keys === undefined) throw new Error(`Odoo's shell made no keys:\n${said}`);
  return JSON.parse(keys);
}

async function makeOthers(
  system: string,
  postgres: Postgres,
  keys: Keys,
  folder: string,
): Promise<void> {
  const log = path.join(folder, 'server.log');
  const { url, service } = await startServer({ system, postgres: postgres.port, workers: 0, log });
  try {
    await postgres.copy('bare', 'leads');
    await switchLeads({ url, key: keys.admin, database: 'leads' }, true);
    await postgres.copy('bare', 'fields');
    await makeFields({ url, key: keys.admin, database: 'fields' });
    await postgres.copy('fields', 'seeded');
    await seedWorld({ url, key: keys.admin, database: 'seeded' }, postgres);
  } finally {
    await service.stop();
  }
}
