import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileHashes } from './digest';
import { BUILDS } from './output';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FEWEST_FILES = 10;

let elsewhere: string;

/** The tree as it stands, without what git ignores, in a folder of another name and depth. */
beforeAll(() => {
  const away = mkdtempSync(path.join(tmpdir(), 'relevo-copy-'));
  elsewhere = path.join(away, 'some', 'deeper folder');
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
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(elsewhere, 'node_modules'), 'junction');
});
afterAll(() => rmSync(path.dirname(path.dirname(elsewhere)), { recursive: true, force: true }));

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

function run(
  cwd: string,
  program: string,
  args: readonly string[],
): { status: number | null; stdout: string } {
  return spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    shell: process.platform === 'win32',
    // Neither the hour nor what the shell is called may show: tests run with NODE_ENV set to
    // "test".
    env: { ...process.env, TZ: 'Pacific/Auckland' },
  });
}
