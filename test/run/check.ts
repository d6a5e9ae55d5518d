/**
 * `npm run check`, while working: what the change concerns, the types, one build, and the first
 * minute of a user in a browser. The change is what is not committed, else the last commit.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { BUILD_WITH_RIGHTS, browsers } from './parts';
import { runStages, type Stage, type Step } from './steps';

const git = (...args: string[]) =>
  execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(existsSync);

const open = [
  ...git('diff', '--name-only', 'HEAD'),
  ...git('ls-files', '--others', '--exclude-standard'),
];
const changed = open.length > 0 ? open : git('diff', '--name-only', 'HEAD~1');
const sources = changed.filter((file) => /\.tsx?$/.test(file));
console.log(`${changed.length} changed files, ${sources.length} of them source`);

const lint: Step = {
  name: 'format and lint',
  command: ['biome', 'check', '--no-errors-on-unmatched', ...changed],
};
const types: Step = {
  name: 'types',
  command: ['tsc', '--incremental', '--tsBuildInfoFile', '.output/types.tsbuildinfo'],
};
const layers: Step = { name: 'layers', command: ['tsx', 'test/repo/layers.ts'] };
const related: Step = {
  name: 'tests of the change',
  command: [
    ...['vitest', 'related', '--run', '--passWithNoTests', '--maxWorkers', '100%'],
    ...['--project', 'pure', '--project', 'unit', ...sources],
  ],
};
const firstMinute: Step = {
  name: 'the first minute',
  command: ['playwright', 'test', '--grep', '@first-minute'],
};

const stages: readonly Stage[] = [
  [changed.length === 0 ? [layers] : [lint, layers], [types]],
  [sources.length === 0 ? [] : [related], [BUILD_WITH_RIGHTS]],
  [[firstMinute]],
];
await runStages(stages, { ...browsers(), RELEVO_DEPTH: 'check' });
