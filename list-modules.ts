import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** Which modules the bundler put into one script of a build. */
export interface ScriptModules {
  /** The script, relative to the build. */
  readonly script: string;
  /**
   * Paths from the project's folder; names that begin with a null character are the bundler's own.
   */
  readonly modules: readonly string[];
}

/**
 * Writes beside the build what each of its scripts is made of. The shipped folder itself stays as
 * it is.
 * @param folder where to, from the project's folder
 */
export function listModules(folder: string): Plugin {
  const root = process.cwd();
  return {
    name: 'relevo:list-modules',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const list: ScriptModules = {
          script: chunk.fileName,
          modules: Object.keys(chunk.modules).map((id) => fromRoot(root, id)),
        };
        const file = path.join(root, folder, `${chunk.fileName.replace(/[\\/]/g, '~')}.json`);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, `${JSON.stringify(list, null, 1)}\n`);
      }
    },
  };
}

function fromRoot(root: string, id: string): string {
  return path.isAbsolute(id) ? path.relative(root, id).replaceAll('\\', '/') : id;
}
