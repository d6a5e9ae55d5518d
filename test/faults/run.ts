/**
 * `npm run faults`: many more schedules than every test run has time for. `SEED=…` (and
 * `SEED_PATH=…`, as printed by what failed) replays; `TIER=1|2|3` runs one tier; `RUNS=…` sets how
 * many.
 */
import { spawnSync } from 'node:child_process';
import { browserOrExit } from '../browser/install';

const TIERS = [
  { tier: '1', runs: 1_000_000, command: ['vitest', 'run', 'test/faults/tier1.test.ts'] },
  { tier: '2', runs: 100_000, command: ['vitest', 'run', 'test/faults/tier2.test.ts'] },
  {
    tier: '3',
    runs: 1_000,
    command: ['playwright', 'test', '-c', 'playwright.faults.config.ts', 'tier3'],
  },
] as const;

const { TIER, RUNS } = process.env;
let failed = false;
for (const { tier, runs, command } of TIERS) {
  if (TIER !== undefined && TIER !== tier) continue;
  const env = { ...process.env, RELEVO_BROWSER: browserOrExit(), RUNS: RUNS ?? String(runs) };
  if (tier === '3')
    spawnSync('npx', ['--no-install', 'wxt', 'build'], {
      stdio: 'inherit',
      env: { ...env, RELEVO_RIGHTS: 'given' },
    });
  console.log(`\n== tier ${tier}: ${env.RUNS} schedules`);
  const { status } = spawnSync('npx', ['--no-install', ...command], { stdio: 'inherit', env });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
