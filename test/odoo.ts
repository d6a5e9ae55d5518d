/**
 * `npm run test:odoo`: Relevo on a real Odoo 19 with PostgreSQL, which is installed and started for
 * it and ended after; what the tests in a browser need is built and installed. Where Odoo can't be
 * had it says why and ends well, with no test run; where it can, everything has to pass.
 */
import { spawn } from 'node:child_process';
import { browserOrExit } from './browser/install';
import { Unavailable } from './crm/odoo/host';
import { type RunningOdoo, startOdoo } from './crm/odoo/odoo';
import { BUILD_WITH_RIGHTS } from './run/parts';
import type { Step } from './run/steps';

/** The browser tests try the code as it is now, so that it is built for each run. */
const STEPS: readonly Step[] = [
  BUILD_WITH_RIGHTS,
  { name: 'connector', command: ['vitest', 'run', '--project', 'odoo'] },
  { name: 'product', command: ['playwright', 'test', '-c', 'playwright.odoo.config.ts'] },
];
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
  const shared = { RELEVO_ODOO_AT: JSON.stringify(address), RELEVO_BROWSER: browserOrExit() };
  const failed: string[] = [];
  for (const step of STEPS) {
    if ((await run(step.command, { ...shared, ...step.env })) === 0) continue;
    failed.push(step.name);
    // Of a product that is not there, or an old one, tests say nothing.
    if (step === BUILD_WITH_RIGHTS) break;
  }
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
