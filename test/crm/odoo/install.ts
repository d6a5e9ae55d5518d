import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onPath } from '../../browser/find';
import { isKept, keep, keptAs, ownFolder } from './home';
import { installPackages, KEYRING, mirror, Unavailable } from './host';
import { postgresPrograms } from './postgres';
import { caged, lastLines, runToEnd } from './processes';

/** Debian's package holds the applications in two trees, and Odoo looks into both. */
const TREES = ['odoo/addons', 'addons'].map((tree) => `/usr/lib/python3/dist-packages/${tree}`);
/**
 * Odoo's applications that CRM, e-mail marketing and events are made of, with the two that speak to
 * programs. Without the six hundred others there is less to unpack, and Odoo installs none that
 * no one asked for.
 */
const APPLICATIONS =
  `api_doc auth_signup barcodes base base_import base_setup bus calendar contacts crm digest event event_crm
  html_builder html_editor http_routing iap link_tracker mail mass_mailing mass_mailing_crm phone_validation portal resource
  rpc sales_team social_media utm web web_tour`.split(/\s+/);
/** What dpkg unpacks of the packages; the last rule that fits a file decides. */
const UNPACKED = [
  ...TREES.flatMap((tree) => [
    `exclude=${tree}/*`,
    `include=${tree}/__init__.py`,
    // Odoo's base names categories that only manifests define.
    `include=${tree}/*/__manifest__.py`,
    ...APPLICATIONS.map((name) => `include=${tree}/${name}/*`),
    `exclude=${tree}/*/i18n/*`,
    `exclude=${tree}/*/tests/*`,
  ]),
  'exclude=/usr/share/doc/*',
  'exclude=/usr/share/man/*',
  'exclude=/usr/share/locale/*',
];
/**
 * What apt and dpkg say when a package, or the way to it, is missing; everything else is a fault of
 * ours.
 */
const NOT_TO_BE_HAD =
  /Unable to (locate|fetch|correct)|Failed to fetch|unmet dependencies|Could not (resolve|connect)|Temporary failure|No space left|NO_PUBKEY|held broken|no installation candidate/i;

/**
 * The folder with a Debian that has Odoo 19 in it, made when it is not there yet.
 * Odoo 19 is packaged in sid alone, and breaks on sid's Python: so it is put onto the stable Debian
 * 13.
 */
export async function installedSystem(): Promise<string> {
  await installPackages([
    ...(onPath(['mmdebstrap']).length > 0 ? [] : ['mmdebstrap']),
    ...(postgresPrograms() === undefined ? ['postgresql'] : []),
  ]);
  const system = keptAs('system', debianWithOdoo('', ''));
  if (isKept(system)) return system;
  const part = ownFolder('part');
  const { status, stderr } = await runToEnd(caged(debianWithOdoo(part, await mirror())));
  if (status === 0 && existsSync(path.join(part, 'usr/bin/odoo'))) {
    letNoneInstallItself(part);
    keep(part, system);
    return system;
  }
  rmSync(part, { recursive: true, force: true });
  if (NOT_TO_BE_HAD.test(stderr))
    throw new Unavailable(`its packages can't be had:\n${lastLines(stderr)}`);
  throw new Error(`mmdebstrap ended with ${status}:\n${lastLines(stderr, 30)}`);
}

/**
 * Applications of which only the manifest is there would else be installed as soon as what they
 * join is.
 */
function letNoneInstallItself(system: string): void {
  for (const tree of TREES.map((each) => path.join(system, each)))
    for (const name of readdirSync(tree)) {
      const manifest = path.join(tree, name, '__manifest__.py');
      if (APPLICATIONS.includes(name) || !existsSync(manifest)) continue;
      const text = readFileSync(manifest, 'utf8');
      writeFileSync(
        manifest,
        text.replace(/(['"]auto_install['"]\s*:\s*)(True|\[[^\]]*\])/, '$1False'),
      );
    }
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
    ...UNPACKED.map((each) => `--dpkgopt=path-${each}`),
    '--dpkgopt=force-unsafe-io',
    ...apt.map((each) => `--aptopt=${each}`),
    '--include=ca-certificates,tzdata-legacy,odoo-19',
    'trixie',
    folder,
    source('trixie'),
    source('sid'),
  ];
}
