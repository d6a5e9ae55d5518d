/**
 * `npm test`: everything, what is cheapest to fail first. Browsers that are killed and cut off wait
 * most of their time, so their lane runs beside the tests that compute.
 */
import { BUILD, BUILD_FIREFOX, BUILD_WITH_RIGHTS, browsers, EXTRA, STATIC, UNIT } from './parts';
import { runStages, type Stage } from './steps';

const BUILDS: Stage = [[BUILD, BUILD_WITH_RIGHTS, BUILD_FIREFOX]];

const COMPUTING: Stage = [
  [
    UNIT,
    { name: 'checks of the build', command: ['vitest', 'run', '--project', 'repo'] },
    { name: 'our parts in pages', command: ['vitest', 'run', '--project', 'pages'] },
  ],
  [
    {
      name: 'faults in real browsers',
      command: ['playwright', 'test', '-c', 'playwright.faults.config.ts'],
    },
  ],
];

const BROWSING: Stage = [
  [
    { name: 'end to end', command: ['playwright', 'test'] },
    { name: 'sizes and counts', command: ['tsx', 'test/bench/run.ts', '--counts'] },
  ],
];

const extra = process.argv.includes('--extra') ? [EXTRA] : [];
await runStages([STATIC, BUILDS, COMPUTING, BROWSING, ...extra], browsers());
