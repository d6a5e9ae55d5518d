import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileHashes } from './digest';
import { BUILDS, repoText } from './output';
import { filesInZip } from './zip';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FEWEST_FILES = 10;

let away: string;
let elsewhere: string;

/** Puts the tree as it stands, without what git ignores and the tests, into a folder. */
function copyTo(elsewhere: string): void {
  const { stdout } = run(ROOT, 'git', [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
  ]);
  for (const file of stdout
    .split('\0')
    .filter((name) => name !== '' && !name.startsWith('test/'))) {
    mkdirSync(path.join(elsewhere, path.dirname(file)), { recursive: true });
    copyFileSync(path.join(ROOT, file), path.join(elsewhere, file));
  }
  linkPackages(elsewhere);
}

function linkPackages(folder: string): void {
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
}

/** A folder of another name and depth. */
beforeAll(() => {
  away = mkdtempSync(path.join(tmpdir(), 'relevo-copy-'));
  elsewhere = path.join(away, 'some', 'deeper folder');
  copyTo(elsewhere);
});
afterAll(() => rmSync(away, { recursive: true, force: true }));

describe.each([
  ['chromium', ['wxt', 'build']],
  ['firefox', ['wxt', 'build', '-b', 'firefox']],
] as const)('the build for %s', (build, command) => {
  it('made of the same sources in another folder is the same to the byte', () => {
    const { status, stdout } = run(elsewhere, 'npx', ['--no-install', ...command]);
    expect(status, stdout).toBe(0);
    const there = fileHashes(path.join(elsewhere, BUILDS[build]));
    expect(there.size).toBeGreaterThan(FEWEST_FILES);
    expect(Object.fromEntries(there), 'is .output older than the sources?').toEqual(
      Object.fromEntries(fileHashes(path.join(ROOT, BUILDS[build]))),
    );
  });
});

describe.runIf(process.env['RELEVO_DEPTH'] === 'night')('the packages for the stores', () => {
  it.each([
    ['chromium', []],
    ['firefox', ['-b', 'firefox']],
  ] as const)(
    'for %s are the same to the byte, made at another hour in another folder',
    (browser, options) => {
      const packages = ['Pacific/Auckland', 'America/Lima'].map((at) => {
        const folder = path.join(away, at, browser);
        copyTo(folder);
        const made = run(folder, 'npx', ['--no-install', 'wxt', 'zip', ...options], at);
        expect(made.status, made.stdout).toBe(0);
        const all = fileHashes(path.join(folder, '.output'));
        return Object.fromEntries([...all].filter(([file]) => file.endsWith('.zip')));
      });
      expect(Object.keys(packages[0] ?? {}).length).toBeGreaterThan(0);
      expect(packages[1]).toEqual(packages[0]);
    },
    600_000,
  );

  it('come out of their own sources package again, to the byte', () => {
    const [from, again] = ['from', 'again'].map((name) => path.join(away, 'sources', name));
    const zip = (folder: string) => {
      const made = run(folder, 'npx', ['--no-install', 'wxt', 'zip', '-b', 'firefox']);
      expect(made.status, made.stdout).toBe(0);
      return fileHashes(path.join(folder, '.output'));
    };
    copyTo(from ?? '');
    const first = zip(from ?? '');
    const [sources = ''] = [...first.keys()].filter((file) => file.endsWith('-sources.zip'));
    const files = filesInZip(readFileSync(path.join(from ?? '', '.output', sources)));
    expect(files.size).toBeGreaterThan(100);
    for (const [name, content] of files) {
      const file = path.join(again ?? '', name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    // What `npm ci` installs is held to the hashes of the lock file, which is among the sources.
    expect(files.get('package-lock.json')?.toString()).toBe(repoText('package-lock.json'));
    linkPackages(again ?? '');
    const second = zip(again ?? '');
    const packages = [...first].filter(([file]) => file.endsWith('.zip'));
    expect(packages).toHaveLength(2);
    for (const [file, hash] of packages) expect(second.get(file), file).toBe(hash);
  }, 600_000);
});

function run(
  cwd: string,
  program: string,
  args: readonly string[],
  zone = 'Pacific/Auckland',
): { status: number | null; stdout: string } {
  return spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
    // Neither the hour nor what the shell is called may show: tests run with NODE_ENV set to
    // "test".
    env: { ...process.env, TZ: zone },
  });
}
