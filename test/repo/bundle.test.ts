import { describe, expect, it } from 'vitest';
import { builtFiles, builtText, gzipBytes } from './output';

const KB = 1_000;
const CONTENT_SCRIPT = 'content-scripts/gmail.js';
const CONTENT_GATE = 32 * KB;

describe.each(['chromium', 'firefox'] as const)('the bundle for %s', (build) => {
  it('has a content script within its size', () => {
    expect(gzipBytes(build, CONTENT_SCRIPT)).toBeLessThanOrEqual(CONTENT_GATE);
  });

  it('carries no database, no schema library and no key into the page', () => {
    const script = builtText(build, CONTENT_SCRIPT);
    for (const mark of ['indexedDB', 'Dexie', 'ZodMini', '_zod', 'Bearer', 'api.hubapi.com', 'papaparse']) {
      expect(script.includes(mark), mark).toBe(false);
    }
    // The same marks are where they belong: a search that finds nothing anywhere proves nothing.
    expect(builtText(build, 'background.js')).toContain('api.hubapi.com');
  });

  it('runs no code from strings or from elsewhere', () => {
    for (const file of builtFiles(build).filter((name) => name.endsWith('.js'))) {
      const code = builtText(build, file);
      expect(
        code.match(/\beval\(|javascript:|importScripts\(|insertAdjacentHTML|\.srcdoc|document\.write/g) ?? [],
        file,
      ).toEqual([]);
    }
  });

  it('contains no map, no test and no address of the machine it was built on', () => {
    const files = builtFiles(build);
    expect(files.filter((name) => /\.map$|test|preview/.test(name))).toEqual([]);
    for (const file of files.filter((name) => /\.(js|css|html|json)$/.test(name))) {
      expect(builtText(build, file), file).not.toContain(process.cwd());
    }
  });
});
