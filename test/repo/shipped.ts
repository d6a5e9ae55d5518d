import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ScriptModules } from '../../list-modules';
import { type Build, builtFiles, repoText } from './output';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LISTS = { chromium: 'chrome', firefox: 'firefox', e2e: 'chrome-e2e' } as const;

/** Every package whose code may reach a user, and why. A tenth has to argue its way in here. */
export const SHIPPED_PACKAGES: Readonly<Record<string, string>> = {
  '@noble/hashes': 'SHA-256 inside a transaction, where the platform answers too late',
  '@tanstack/preact-query': 'what our own pages know of the background, kept in step',
  '@tanstack/query-core': 'its core',
  '@wxt-dev/browser': 'one name for the API of all browsers',
  dexie: 'the database',
  entities: 'named characters in the notes of a CRM',
  preact: 'draws every surface',
  wxt: 'starts background and content script',
  zod: 'checks what comes from outside',
};

/** What the scripts of a build were made of, as the bundler listed it when it made them. */
export function moduleLists(build: Build): ScriptModules[] {
  const folder = path.join(ROOT, '.output/modules', LISTS[build]);
  const scripts = new Set(builtFiles(build).filter((file) => file.endsWith('.js')));
  return (existsSync(folder) ? readdirSync(folder) : [])
    .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as ScriptModules)
    .filter(({ script }) => scripts.has(script));
}

/**
 * The packages that modules come from, sorted; a module that is neither a package's, nor ours to
 * ship, stands for itself.
 */
export function packagesIn(lists: readonly ScriptModules[]): string[] {
  const origins = new Set(lists.flatMap(({ modules }) => modules.map(originOf)));
  return [...origins].filter((origin) => origin !== null).sort();
}

/** Null for what is ours to ship, or made up by the bundler. */
function originOf(module: string): string | null {
  if (module.startsWith('\0') || /^(entrypoints|components|lib)\//.test(module)) return null;
  const inPackage = module.split('node_modules/').at(-1) ?? module;
  return inPackage === module ? module : (/^(@[^/]+\/)?[^/]+/.exec(inPackage)?.[0] ?? module);
}

/** A package in the lock file. */
export interface Locked {
  readonly path: string;
  readonly integrity: string | undefined;
  readonly hasInstallScript: boolean;
}

/** Every package that an installation brings. */
export function lockedPackages(): Locked[] {
  const lock = JSON.parse(repoText('package-lock.json')) as {
    packages: Record<string, { integrity?: string; hasInstallScript?: boolean; link?: boolean }>;
  };
  return Object.entries(lock.packages)
    .filter(([folder, { link }]) => folder !== '' && link !== true)
    .map(([folder, { integrity, hasInstallScript }]) => ({
      path: folder,
      integrity,
      hasInstallScript: hasInstallScript === true,
    }));
}
