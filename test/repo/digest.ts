import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * SHA-256 of every file in a folder, hexadecimal, by path from the folder, in the order of paths.
 */
export function fileHashes(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
    )
    .sort();
  return new Map(files.map((file) => [file, sha256(readFileSync(path.join(folder, file)))]));
}

/** One hash for a folder: of the lines `hash  path` of its files, as `sha256sum` writes them. */
export function folderHash(folder: string): string {
  return sha256([...fileHashes(folder)].map(([file, hash]) => `${hash}  ${file}\n`).join(''));
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
