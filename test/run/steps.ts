/**
 * Runs commands, side by side where they may, and counts the tests in them. The last line of a run
 * is `N passed, N failed`; a step that counts no tests of its own counts as one.
 */
import { spawn } from 'node:child_process';

/** A command of the project's own tools, run with `npx`. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Lanes run side by side, the steps of a lane one after the other. */
export type Stage = readonly (readonly Step[])[];

interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

/**
 * Runs the stages in their order, prints the time of each step, and ends the process: 0 when all
 * passed, else 1.
 * @param env for every step
 */
export async function runStages(
  stages: readonly Stage[],
  env: Readonly<Record<string, string>>,
): Promise<never> {
  const began = Date.now();
  const outcomes: Outcome[] = [];
  for (const stage of stages)
    await Promise.all(
      stage.map(async (lane) => {
        for (const step of lane) outcomes.push(await run(step, env, stage.length === 1));
      }),
    );
  console.log('\nTime per step');
  for (const { name, seconds, failed } of outcomes)
    console.log(`${seconds.toFixed(1).padStart(8)} s  ${name}${failed === 0 ? '' : '  FAILED'}`);
  console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(8)} s  in all`);
  const sum = (count: (outcome: Outcome) => number) =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  const failed = sum((outcome) => outcome.failed);
  console.log(`\n${sum((outcome) => outcome.passed)} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

async function run(
  { name, command, env = {} }: Step,
  shared: Readonly<Record<string, string>>,
  live: boolean,
): Promise<Outcome> {
  const title = `\n== ${name}: ${command.join(' ')}\n`;
  if (live) process.stdout.write(title);
  const began = Date.now();
  const { status, output } = await outputOf(command, { ...shared, ...env }, live);
  const seconds = (Date.now() - began) / 1000;
  // Of steps side by side each says everything at its end, or their lines would mix.
  if (!live) process.stdout.write(title + output);
  console.log(`-- ${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds.toFixed(1)} s`);
  const counted = countTests(output);
  return {
    name,
    seconds,
    passed: counted.passed + (status === 0 && counted.passed === 0 ? 1 : 0),
    failed: counted.failed + (status !== 0 && counted.failed === 0 ? 1 : 0),
  };
}

function outputOf(
  [program = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
  live: boolean,
): Promise<{ status: number | null; output: string }> {
  const child = spawn('npx', ['--no-install', program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      if (live) process.stdout.write(chunk);
    });
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, output })));
}

/**
 * Counts in a runner's own summary: Vitest's `Tests 2 failed | 41 passed`, Playwright's `12
 * passed`.
 */
function countTests(output: string): { passed: number; failed: number } {
  const lines = output.split('\n').filter((line) => /^\s+(Tests\s|\d+ (passed|failed))/.test(line));
  const sum = (word: string) =>
    lines.reduce(
      (total, line) => total + Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0),
      0,
    );
  return { passed: sum('passed'), failed: sum('failed') };
}
