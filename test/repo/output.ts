import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** The project's folder. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** The built extensions that are checked. */
export const BUILDS = {
  chromium: '.output/chrome-mv3',
  firefox: '.output/firefox-mv3',
  e2e: '.output/chrome-mv3-e2e',
} as const;
/** What runs in other people's pages. */
export const CONTENT_SCRIPTS = ['gmail-page.js', 'linkedin-page.js', 'linkedin-panel.js'] as const;
export type Build = keyof typeof BUILDS;

/** A file of a build as text. */
export function builtText(build: Build, file: string): string {
  return readFileSync(path.join(ROOT, BUILDS[build], file), 'utf8');
}

/** Size of a file of a build as it travels, bytes. */
export function gzipBytes(build: Build, file: string): number {
  return gzipSync(readFileSync(path.join(ROOT, BUILDS[build], file)), { level: 9 }).length;
}

/** Every file of a build, relative to it. */
export function builtFiles(build: Build): string[] {
  return readdirSync(path.join(ROOT, BUILDS[build]), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(path.join(ROOT, BUILDS[build]), path.join(entry.parentPath, entry.name)),
    );
}

/** A file of the repository as text. */
export function repoText(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}
