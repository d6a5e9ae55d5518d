/**
 * `npm run test:odoo`: Relevo on a real Odoo 19 with PostgreSQL, which is installed and started for
 * it and ended after. Where Odoo can't be had it says why and ends well, with no test run; where it
 * can, everything has to pass.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Unavailable } from './crm/odoo/host';
import { type RunningOdoo, startOdoo } from './crm/odoo/odoo';

const BROWSER_TESTS = 'playwright.odoo.config.ts';
const began = Date.now();
const steps: string[] = [];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(130));

const odoo = await startOdoo({
  onStep: (step, seconds) => steps.push(`${step} in ${seconds.toFixed(1)} s`),
}).catch((error: unknown): null => {
  if (!(error instanceof Unavailable)) throw error;
  console.log(`\nSKIPPED: the tests on a real Odoo did NOT run here: ${error.message}\n`);
  return null;
});
if (odoo !== null) process.exitCode = await test(odoo).finally(() => odoo.stop());

/** Every command's own summary is shown as it is: it is what the whole run counts. */
async function test({ address }: RunningOdoo): Promise<number> {
  console.log(`A real Odoo 19: ${steps.join(', ')}`);
  const commands = [
    ['vitest', 'run', '--project', 'odoo'],
    ...(existsSync(BROWSER_TESTS) ? [['playwright', 'test', '-c', BROWSER_TESTS]] : []),
  ];
  const failed: string[] = [];
  for (const command of commands)
    if ((await run(command, { RELEVO_ODOO_AT: JSON.stringify(address) })) !== 0)
      failed.push(command.join(' '));
  const outcome = failed.length === 0 ? 'all passed' : `FAILED: ${failed.join('; ')}`;
  console.log(
    `On a real Odoo 19: ${outcome} in ${((Date.now() - began) / 1000).toFixed(1)} s (${steps.join(', ')})`,
  );
  return failed.length === 0 ? 0 : 1;
}

function run(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number | null> {
  const child = spawn('npx', ['--no-install', ...command], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return new Promise((resolve) => child.once('close', resolve));
}
