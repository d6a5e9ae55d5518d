import { isDeepStrictEqual } from 'node:util';
import { FROZEN } from './frozen-manifest';
import { fileInZip } from './zip';

/**
 * Returns why a package must not go to a store: its manifest is not, key for key, the frozen one of
 * its browser.
 */
export function packageProblem(
  zip: Buffer,
  browser: keyof typeof FROZEN,
  version: string,
): string | null {
  const text = fileInZip(zip, 'manifest.json')?.toString('utf8');
  if (text === undefined) return 'has no manifest';
  const { version: own, ...manifest } = JSON.parse(text) as Record<string, unknown>;
  if (own !== version) return `is version ${String(own)}, not ${version}`;
  const frozen: Readonly<Record<string, unknown>> = JSON.parse(JSON.stringify(FROZEN[browser]));
  const keys = [...new Set([...Object.keys(manifest), ...Object.keys(frozen)])];
  const other = keys.filter((key) => !isDeepStrictEqual(manifest[key], frozen[key]));
  return other.length === 0
    ? null
    : `has another manifest than the frozen one: ${other.join(', ')}`;
}
