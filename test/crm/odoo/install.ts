import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { onPath } from '../../browser/find';
import { isKept, keep, keptAs, ownFolder, sourcesOf } from './home';
import { installPackages, KEYRING, mirror, Unavailable } from './host';
import { postgresPrograms } from './postgres';
import { caged, lastLines, runToEnd } from './processes';

const ADDONS = '/usr/lib/python3/dist-packages/odoo/addons';
/** Parts of the packages that no test asks for: translations, documentation, country packs, the shop and the website. */
const LEFT_OUT = [
  ...['l10n_*', '*/i18n/*', 'test_*', 'website_*', 'pos_*', 'theme_*'].map((each) => `${ADDONS}/${each}`),
  '/usr/share/doc/*',
  '/usr/share/man/*',
  '/usr/share/locale/*',
];
/** What apt and dpkg say when a package, or the way to it, is missing; everything else is a fault of ours. */
const NOT_TO_BE_HAD =
  /Unable to (locate|fetch|correct)|Failed to fetch|unmet dependencies|Could not (resolve|connect)|Temporary failure|No space left|NO_PUBKEY|held broken|no installation candidate/i;

/**
 * The folder with a Debian that has Odoo 19 in it, made when it is not there yet.
 * Odoo 19 is packaged in sid alone, and breaks on sid's Python: so it is put onto the stable Debian 13.
 */
export async function installedSystem(): Promise<string> {
  await installPackages([
    ...(onPath(['mmdebstrap']).length > 0 ? [] : ['mmdebstrap']),
    ...(postgresPrograms() === undefined ? ['postgresql'] : []),
  ]);
  const system = keptAs('system', sourcesOf('install.ts'));
  if (isKept(system)) return system;
  const part = ownFolder('part');
  const { status, stderr } = await runToEnd(caged(debianWithOdoo(part, await mirror())));
  if (status === 0 && existsSync(path.join(part, 'usr/bin/odoo'))) {
    keep(part, system);
    return system;
  }
  rmSync(part, { recursive: true, force: true });
  if (NOT_TO_BE_HAD.test(stderr)) throw new Unavailable(`its packages can't be had:\n${lastLines(stderr)}`);
  throw new Error(`mmdebstrap ended with ${status}:\n${lastLines(stderr, 30)}`);
}

function debianWithOdoo(folder: string, from: string): string[] {
  const source = (suite: string) => `deb [signed-by=${KEYRING}] ${from} ${suite} main`;
  const apt = [
    'APT::Default-Release "trixie"',
    'APT::Install-Recommends "false"',
    // A copy of the archive may be older than its own date allows.
    'Acquire::Check-Valid-Until "false"',
    'Acquire::Languages "none"',
  ];
  return [
    'mmdebstrap',
    '--mode=root',
    '--variant=minbase',
    ...LEFT_OUT.map((each) => `--dpkgopt=path-exclude=${each}`),
    '--dpkgopt=force-unsafe-io',
    ...apt.map((each) => `--aptopt=${each}`),
    '--include=ca-certificates,tzdata-legacy,odoo-19',
    'trixie',
    folder,
    source('trixie'),
    source('sid'),
  ];
}
