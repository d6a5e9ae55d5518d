import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { builtFiles, repoText } from './output';
import { lockedPackages, moduleLists, packagesIn, SHIPPED_PACKAGES } from './shipped';
import { licenceOf, NOTICES_FILE, thirdPartyText } from './third-party';

const MOST_PACKAGES = 9;
const LICENCES = ['MIT', 'Apache-2.0', 'BSD-2-Clause'];
/** Packages that run code of their own when they are installed. */
const INSTALL_SCRIPTS = ['node_modules/esbuild'];

interface Package {
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
  readonly overrides: Record<string, string>;
}

describe('what is installed', () => {
  it('is pinned to one version each', () => {
    const { dependencies, devDependencies, overrides } = JSON.parse(
      repoText('package.json'),
    ) as Package;
    for (const [name, version] of Object.entries({
      ...dependencies,
      ...devDependencies,
      ...overrides,
    }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
  });

  it('is held to a hash, every package of it', () => {
    const locked = lockedPackages();
    expect(locked.length).toBeGreaterThan(300);
    expect(
      locked.filter(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? '')),
    ).toEqual([]);
  });

  it('runs install scripts of these packages and no others', () => {
    const scripted = lockedPackages().filter(({ hasInstallScript }) => hasInstallScript);
    expect(scripted.map((each) => each.path)).toEqual(INSTALL_SCRIPTS);
  });
});

describe.each(['chromium', 'firefox', 'e2e'] as const)('what ships for %s', (build) => {
  const lists = moduleLists(build);

  it('is known module by module', () => {
    const scripts = builtFiles(build).filter((file) => file.endsWith('.js'));
    expect(lists.map(({ script }) => script).sort()).toEqual(scripts.sort());
    for (const { script, modules } of lists) expect(modules.length, script).toBeGreaterThan(0);
  });

  it('is our code and that of at most nine named packages', () => {
    const packages = packagesIn(lists);
    expect(packages).toEqual(Object.keys(SHIPPED_PACKAGES).sort());
    expect(packages.length).toBeLessThanOrEqual(MOST_PACKAGES);
  });

  it('carries the notices of those packages', () => {
    expect(builtFiles(build)).toContain('THIRD-PARTY.txt');
  });
});

it('a module of another package, or of ours that may not ship, is seen', () => {
  const planted = [
    'node_modules/left-pad/index.js',
    '../up/node_modules/dexie/node_modules/@a/b/c.js',
    'test/run.ts',
  ];
  expect(
    packagesIn([
      { script: 'background.js', modules: ['lib/bus/wire.ts', '\0made-up', ...planted] },
    ]),
  ).toEqual(['@a/b', 'left-pad', 'test/run.ts']);
});

describe('licences', () => {
  it('of shipped packages allow shipping them, and are quoted in full', () => {
    for (const name of Object.keys(SHIPPED_PACKAGES))
      expect(LICENCES, name).toContain(licenceOf(name));
    expect(repoText(NOTICES_FILE) === thirdPartyText(), 'npm run notices').toBe(true);
  });

  it('and versions are in the bill of materials', () => {
    const { stdout } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      shell: process.platform === 'win32',
    });
    const { bomFormat, components } = JSON.parse(stdout) as {
      bomFormat: string;
      components: { name: string; version: string; purl: string }[];
    };
    expect(bomFormat).toBe('CycloneDX');
    for (const name of Object.keys(SHIPPED_PACKAGES))
      expect(
        components.some(({ purl }) => decodeURIComponent(purl).startsWith(`pkg:npm/${name}@`)),
        name,
      ).toBe(true);
  });
});
