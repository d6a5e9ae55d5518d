import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/**
 * Builds the extension.
 * @param given with the rights that no program can click: to a CRM and to LinkedIn
 * @returns its folder
 * @throws Error with what the build said
 */
export function build(given: boolean): string {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'wxt', 'build'], {
    cwd: ROOT,
    env: { ...process.env, ...(given ? { RELEVO_RIGHTS: 'given' } : {}) },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
  return built(given);
}

/** Folder of a build that was made before. */
export function built(given: boolean): string {
  return path.join(ROOT, '.output', given ? 'chrome-mv3-e2e' : 'chrome-mv3');
}
