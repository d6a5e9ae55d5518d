import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * A path in the folder of specifications and captures that may lie beside the project, or null when
 * it is not there. `RELEVO_SHARED` names another place.
 */
export function sharedPath(...parts: string[]): string | null {
  const folder = process.env.RELEVO_SHARED ?? resolve(import.meta.dirname, '../../../shared');
  const path = join(folder, ...parts);
  return existsSync(path) ? path : null;
}
