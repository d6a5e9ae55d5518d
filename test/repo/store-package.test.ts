import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FROZEN } from './frozen-manifest';
import { packageProblem } from './store-package';
import { fileInZip } from './zip';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** As small a zip as there is, of files that are stored or deflated. */
function zipOf(files: Readonly<Record<string, string>>, deflate: boolean): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [named, plain] = [Buffer.from(name), Buffer.from(text)];
    const packed = deflate ? deflateRawSync(plain) : plain;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(named.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(deflate ? 8 : 0, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(plain.length, 24);
    entry.writeUInt16LE(named.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, named, packed);
    entries.push(entry, named);
    at += local.length + named.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length / 2, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...entries, end]);
}

const packageWith = (manifest: object) =>
  zipOf(
    {
      'background.js': 'x'.repeat(1_000),
      'manifest.json': JSON.stringify({ version: '1.0.0', ...manifest }),
    },
    true,
  );

describe('a package for the stores', () => {
  it.each([true, false])('is read file by file, deflated: %s', (deflate) => {
    const zip = zipOf({ a: 'first', 'b/c': 'second' }, deflate);
    expect(fileInZip(zip, 'b/c')?.toString()).toBe('second');
    expect(fileInZip(zip, 'c')).toBeNull();
  });

  it('has the frozen manifest of its browser and the version', () => {
    expect(packageProblem(packageWith(FROZEN.chromium), 'chromium', '1.0.0')).toBeNull();
    expect(packageProblem(packageWith(FROZEN.firefox), 'firefox', '1.0.0')).toBeNull();
    expect(packageProblem(packageWith(FROZEN.chromium), 'chromium', '1.0.1')).toMatch(/version/);
  });

  it('is refused with every host granted, or with anything else beside it', () => {
    const { optional_host_permissions: asked, ...rest } = FROZEN.chromium;
    const given = { ...rest, host_permissions: [...FROZEN.chromium.host_permissions, ...asked] };
    expect(packageProblem(packageWith(given), 'chromium', '1.0.0')).toMatch(/host_permissions/);
    const open = { ...FROZEN.chromium, externally_connectable: { matches: ['https://*/*'] } };
    expect(packageProblem(packageWith(open), 'chromium', '1.0.0')).toMatch(
      /externally_connectable/,
    );
  });

  it('is not made at all with rights given in the shell', () => {
    const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'wxt', 'zip'], {
      cwd: ROOT,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      env: { ...process.env, RELEVO_RIGHTS: 'given' },
    });
    expect(status, stdout).not.toBe(0);
    expect(stdout + stderr).toContain('RELEVO_RIGHTS');
  });
});
