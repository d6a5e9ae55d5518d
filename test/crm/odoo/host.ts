import { existsSync } from 'node:fs';
import os from 'node:os';
import { onPath } from '../../browser/find';
import { lastLines, runToEnd } from './processes';

/**
 * Why a real Odoo can't be had on this machine. Anyone who runs its tests says so loudly and skips
 * them.
 */
export class Unavailable extends Error {
  override name = 'Unavailable';
}

/** The key that Debian's archives are signed with. */
export const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * Throws `Unavailable` with the first thing that this machine lacks, before anything is downloaded.
 */
export async function demandHost(): Promise<void> {
  if (process.platform !== 'linux')
    throw new Unavailable(`it needs Linux, and this is ${process.platform}`);
  if (os.userInfo().uid !== 0)
    throw new Unavailable('it needs root, to make a system in a folder and start it there');
  for (const program of ['apt-get', 'setpriv', 'unshare', 'chroot', 'mount'])
    if (onPath([program]).length === 0) throw new Unavailable(`it needs the program ${program}`);
  if (!existsSync(KEYRING)) throw new Unavailable(`it needs Debian's keys in ${KEYRING}`);
  const namespaces = await runToEnd([
    'unshare',
    '--mount',
    '--ipc',
    '--pid',
    '--fork',
    '--mount-proc',
    'true',
  ]);
  if (namespaces.status !== 0)
    throw new Unavailable(`the system forbids namespaces: ${namespaces.stderr.trim()}`);
}

/** The Debian mirror that this machine uses. Throws `Unavailable` when it uses none. */
export async function mirror(): Promise<string> {
  if ((await mirrorInUse()) === undefined) await update();
  const found = await mirrorInUse();
  if (found === undefined) throw new Unavailable('apt knows no mirror of Debian here');
  return found;
}

async function mirrorInUse(): Promise<string | undefined> {
  const format = '$(ORIGIN) $(SUITE) $(REPO_URI)';
  const { stdout } = await runToEnd(['apt-get', 'indextargets', '--format', format]);
  const lines = stdout.split('\n').map((line) => line.split(' '));
  return lines.find(([origin, suite]) => origin === 'Debian' && !suite?.includes('security'))?.[2];
}

async function update(): Promise<void> {
  const { status, stderr } = await runToEnd(['apt-get', 'update', '-q']);
  if (status !== 0) throw new Unavailable(`apt-get update failed:\n${lastLines(stderr, 5)}`);
}

/** Installs packages of this machine's own Debian. Throws `Unavailable` when they can't be had. */
export async function installPackages(names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await update();
  const { status, stderr } = await runToEnd(
    ['apt-get', 'install', '-y', '--no-install-recommends', ...names],
    {
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    },
  );
  if (status !== 0)
    throw new Unavailable(`apt-get install ${names.join(' ')} failed:\n${lastLines(stderr, 5)}`);
}
