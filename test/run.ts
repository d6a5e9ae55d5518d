/**
 * `npm test`: everything, in the order in which it is cheapest to fail. Each step's own output is shown; the last line
 * counts them and the tests in them. Browsers that are killed and cut off wait most of their time, so their step runs
 * beside the others, until the figures, which are measured alone.
 */
import { spawn } from 'node:child_process';
import { browserOrExit, findFirefox } from './browser/install';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Runs beside the steps that follow. */
  readonly beside?: boolean;
  /** Waits for whatever runs beside. */
  readonly alone?: boolean;
}

const EXTRA = process.argv.includes('--extra');

const STEPS: readonly Step[] = [
  { name: 'format and lint', command: ['biome', 'check', '.'] },
  { name: 'types', command: ['tsc', '-p', 'lib/domain'] },
  { name: 'types of everything', command: ['tsc'] },
  { name: 'layers', command: ['tsx', 'test/repo/layers.ts'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'code that only tests use', command: ['knip', '--production'] },
  { name: 'build for Chromium', command: ['wxt', 'build'] },
  { name: 'build for Chromium with rights given', command: ['wxt', 'build'], env: { RELEVO_RIGHTS: 'given' } },
  { name: 'build for Firefox', command: ['wxt', 'build', '-b', 'firefox'] },
  {
    name: 'faults in real browsers',
    command: ['playwright', 'test', '-c', 'playwright.faults.config.ts'],
    beside: true,
  },
  // Left to itself the runner keeps a core free, which on a machine with two means one file after the other.
  { name: 'unit and contract tests', command: ['vitest', 'run', '--project', 'unit', '--maxWorkers', '100%'] },
  { name: 'our parts in pages', command: ['vitest', 'run', '--project', 'pages'] },
  { name: 'checks of the build', command: ['vitest', 'run', '--project', 'repo'] },
  { name: 'end to end', command: ['playwright', 'test'] },
  { name: 'figures', command: ['tsx', 'test/bench/run.ts', '--quick'], alone: true },
  ...(EXTRA
    ? [
        { name: 'specifications and captures', command: ['vitest', 'run', '--project', 'extra'] },
        { name: 'a real Odoo', command: ['tsx', 'test/odoo.ts'] },
      ]
    : []),
];

const browser = browserOrExit();
const firefox = findFirefox();
if (firefox === undefined) console.log('No Firefox here: its tests are skipped.');

let passed = 0;
let failed = 0;
let beside: Promise<void> | null = null;
for (const step of STEPS) {
  if (step.alone) await beside;
  if (step.beside) beside = run(step);
  else await run(step);
}
await beside;
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function run({ name, command, env, beside = false }: Step): Promise<void> {
  console.log(`\n== ${name}: ${command.join(' ')}`);
  const started = Date.now();
  const { status, output } = await outputOf(command, env ?? {}, !beside);
  // What runs beside others says everything at its end, or nobody could tell who said what.
  if (beside) process.stdout.write(`\n== ${name}, what it said\n${output}`);
  const counted = countTests(output);
  // A step that counts no tests of its own counts as one.
  passed += counted.passed + (status === 0 && counted.passed === 0 ? 1 : 0);
  failed += counted.failed + (status !== 0 && counted.failed === 0 ? 1 : 0);
  console.log(`-- ${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function outputOf(
  [program = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
  live: boolean,
): Promise<{ status: number | null; output: string }> {
  const child = spawn('npx', ['--no-install', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      RELEVO_BROWSER: browser,
      ...(firefox === undefined ? {} : { RELEVO_FIREFOX: firefox }),
      ...env,
    },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    if (live) process.stdout.write(chunk);
  });
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, output })));
}

/** Tests that a runner's own summary counts: Vitest's `Tests  2 failed | 41 passed`, Playwright's `12 passed`. */
function countTests(output: string): { passed: number; failed: number } {
  const lines = output.split('\n').filter((line) => /^\s+(Tests\s|\d+ (passed|failed))/.test(line));
  const sum = (word: string) =>
    lines.reduce((total, line) => total + Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0), 0);
  return { passed: sum('passed'), failed: sum('failed') };
}
