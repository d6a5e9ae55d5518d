import { spawnSync } from 'node:child_process';
import os from 'node:os';
import { findBrowser, onPath } from './find';

const HELP = `Relevo found no Chromium-like browser and could not install one.
Install Chromium, Chrome, Edge or Brave, or name one: RELEVO_BROWSER=/path/to/chrome`;

/**
 * The browser to run, installed when there is none: with the system's package manager where we may
 * (root on Debian), else with Playwright's installer. Says plainly what is missing and ends the
 * program when neither works.
 */
export function browserOrExit(): string {
  const found =
    findBrowser() ?? install('chromium', ['npx', 'playwright', 'install', 'chromium'], findBrowser);
  if (found !== undefined) return found;
  console.error(HELP);
  process.exit(1);
}

/**
 * Firefox, installed where we may; undefined when it can't be had (then its tests say that they are
 * skipped).
 */
export function findFirefox(): string | undefined {
  const find = () => process.env['RELEVO_FIREFOX'] ?? onPath(['firefox-esr', 'firefox'])[0];
  return find() ?? (mayUseApt() ? install('firefox-esr', null, find) : undefined);
}

function mayUseApt(): boolean {
  return process.platform === 'linux' && os.userInfo().uid === 0 && onPath(['apt-get']).length > 0;
}

function install(
  debianPackage: string,
  otherwise: string[] | null,
  find: () => string | undefined,
): string | undefined {
  const steps = mayUseApt()
    ? [
        ['apt-get', 'update'],
        ['apt-get', 'install', '-y', '--no-install-recommends', debianPackage],
      ]
    : otherwise === null
      ? []
      : [otherwise];
  for (const [command = '', ...args] of steps) {
    console.log(`$ ${command} ${args.join(' ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const { status } = spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
      shell: process.platform === 'win32',
    });
    if (status !== 0) return find();
  }
  return find();
}
