import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A script after which `Date` starts at a given moment and runs on from there: a clock that stood
 * still would stop whatever waits for a later one. The same script gives the same time in every
 * page and worker.
 * @param at epoch ms
 * @param from epoch ms of the world at which that moment is
 */
export function clockScript(at: number, from: number = Date.now()): string {
  return `(() => {
    if (globalThis.Date.isOfPictures === true) return;
    const World = globalThis.Date;
    const now = () => World.now() + ${at - from};
    globalThis.Date = class Date extends World {
      static isOfPictures = true;
      static now() { return now(); }
      constructor(...given) { super(...(given.length === 0 ? [now()] : given)); }
    };
  })();`;
}

/**
 * Sets the clock of a built extension: every script of it begins with that one, whichever is run
 * first.
 */
export function setClockOf(folder: string, script: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js')) continue;
    const file = path.join(folder, name);
    writeFileSync(file, `${script}\n${readFileSync(file, 'utf8')}`);
  }
}
