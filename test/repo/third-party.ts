/**
 * Writes the notices of the packages that ship with the product: `npm run notices`. A test holds the written file against
 * what this makes.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SHIPPED_PACKAGES } from './shipped';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** In `public`, because licences ask to travel with the code. */
export const NOTICES_FILE = 'public/THIRD-PARTY.txt';
const FILES = /^(licen[cs]e|notice)/i;

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly repository?: string | { readonly url: string };
}

/** The text of the notices: each shipped package with its version, its licence and the licence's own words. */
export function thirdPartyText(): string {
  const parts = Object.keys(SHIPPED_PACKAGES).sort().map(notice);
  return `Relevo contains code of these packages.\n\n${parts.join('\n')}`;
}

/** Licence of each shipped package, as it says itself. */
export function licenceOf(name: string): string {
  return manifestOf(name).license;
}

function notice(name: string): string {
  const { version, license, repository } = manifestOf(name);
  const folder = path.join(ROOT, 'node_modules', name);
  const words = readdirSync(folder)
    .filter((file) => FILES.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const from = typeof repository === 'string' ? repository : (repository?.url ?? '');
  const text =
    words.length > 0
      ? words.join('\n\n')
      : `The package names the ${license} licence and carries no text of it.`;
  return `${'='.repeat(72)}\n${name} ${version} (${license})\n${from}\n\n${text}\n`;
}

function manifestOf(name: string): Manifest {
  return JSON.parse(
    readFileSync(path.join(ROOT, 'node_modules', name, 'package.json'), 'utf8'),
  ) as Manifest;
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(path.join(ROOT, NOTICES_FILE), thirdPartyText());
