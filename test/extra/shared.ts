import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder of specifications and captures beside the project; absent for anyone who cloned the
 * project alone.
 */
const SHARED = path.resolve(import.meta.dirname, '../../../shared');

export const hasShared = existsSync(path.join(SHARED, 'captures'));

/** A file of that folder as text. */
export function sharedText(file: string): string {
  return readFileSync(path.join(SHARED, file), 'utf8');
}

/** Names of the files in a folder of it. */
export function sharedFiles(folder: string): string[] {
  return hasShared ? readdirSync(path.join(SHARED, folder)) : [];
}
