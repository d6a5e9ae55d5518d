import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import path from 'node:path';

/**
 * The one folder that holds everything: the system with Odoo in it, the databases, and the copies
 * that runs work on.
 */
const HOME = path.resolve(
  process.env['RELEVO_ODOO'] ?? path.join(import.meta.dirname, '../../../.odoo'),
);

const DAY_MS = 86_400_000;

/** Where something made from these sources is kept: other sources, another folder. */
export function keptAs(name: string, sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const source of sources) hash.update(source).update('\0');
  return path.join(HOME, `${name}-${hash.digest('hex').slice(0, 10)}`);
}

/** The text of files beside this one, as sources for `keptAs`. */
export function sourcesOf(...files: readonly string[]): string[] {
  return files.map((file) => readFileSync(path.join(import.meta.dirname, file), 'utf8'));
}

/** Whether it is there; marks it as used. */
export function isKept(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const now = new Date();
  utimesSync(folder, now, now);
  return true;
}

/**
 * Gives what was made in `part` its name. Who comes second, to make the same, takes what is there.
 */
export function keep(part: string, folder: string): void {
  if (existsSync(folder)) rmSync(part, { recursive: true, force: true });
  else renameSync(part, folder);
}

/** A new folder of this process, for `tidy` to remove when the process is gone. */
export function ownFolder(kind: 'part' | 'run'): string {
  mkdirSync(HOME, { recursive: true });
  const folder = path.join(
    HOME,
    `${kind}-${process.pid}-${Math.random().toString(36).slice(2, 8)}`,
  );
  mkdirSync(folder);
  return folder;
}

/** Removes what killed processes left behind, and what no run has used for a day. */
export function tidy(): void {
  if (!existsSync(HOME)) return;
  for (const name of readdirSync(HOME)) {
    const folder = path.join(HOME, name);
    const pid = Number(/^(?:part|run)-(\d+)-/.exec(name)?.[1] ?? 0);
    const unused =
      /^(?:system|databases)-/.test(name) && Date.now() - statSync(folder).mtimeMs > DAY_MS;
    if (pid === 0 ? unused : !isAlive(pid)) rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
