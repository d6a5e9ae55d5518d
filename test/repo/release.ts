/**
 * `npm run release:check [v1.2.3]`: makes the packages for the stores and prints their hashes, once
 * what a release rests on holds: nothing uncommitted, the tag is the version, and the changelog
 * names it.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from './digest';
import { repoText } from './output';
import { packageProblem } from './store-package';

const ROOT = path.resolve(import.meta.dirname, '../..');
const OUTPUT = path.join(ROOT, '.output');

const { version } = JSON.parse(repoText('package.json')) as { version: string };

/** Why this tree can't be released; empty when it can. */
function obstacles(tag: string | undefined): string[] {
  const changed = run('git', ['status', '--porcelain']).trim();
  return [
    ...(changed === '' ? [] : [`not committed:\n${changed}`]),
    ...(tag === undefined || tag === `v${version}`
      ? []
      : [`the tag is ${tag}, the version ${version}`]),
    ...(process.env['RELEVO_RIGHTS'] === undefined
      ? []
      : ['RELEVO_RIGHTS is set: packages would have other rights']),
    ...(dated(version) ? [] : [`CHANGELOG.md gives ${version} no date`]),
  ];
}

function dated(version: string): boolean {
  const line = repoText('CHANGELOG.md')
    .split('\n')
    .find((each) => each.startsWith(`## [${version}]`));
  return /\d{4}-\d\d-\d\d$/.test(line ?? '');
}

function run(program: string, args: readonly string[]): string {
  const { RELEVO_RIGHTS: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}${stdout}`);
  return stdout;
}

const packages = () => readdirSync(OUTPUT).filter((file) => file.endsWith('.zip'));

const found = obstacles(process.argv[2]);
for (const obstacle of found) console.error(obstacle);
if (found.length > 0) process.exit(1);
for (const old of packages()) rmSync(path.join(OUTPUT, old));
run('npx', ['--no-install', 'wxt', 'zip']);
run('npx', ['--no-install', 'wxt', 'zip', '-b', 'firefox']);
for (const [browser, name] of [
  ['chromium', 'chrome'],
  ['firefox', 'firefox'],
] as const) {
  const file = `relevo-${version}-${name}.zip`;
  const problem = packageProblem(readFileSync(path.join(OUTPUT, file)), browser, version);
  if (problem === null) continue;
  for (const made of packages()) rmSync(path.join(OUTPUT, made));
  console.error(`${file} ${problem}`);
  process.exit(1);
}
for (const file of packages().sort())
  console.log(`${sha256(readFileSync(path.join(OUTPUT, file)))}  ${file}`);
