/**
 * `npm test`: everything. What reads the code alone and the builds come first; then tests that
 * compute run beside tests that drive browsers, which wait most of their time.
 */
import {
  BUILD,
  BUILD_FIREFOX,
  BUILD_WITH_RIGHTS,
  browsers,
  END_TO_END,
  EXTRA,
  FAULTS,
  PAGES,
  REPO,
  STATIC,
  UNIT,
} from './parts';
import { runStages, type Stage } from './steps';

const COUNTS = { name: 'sizes and counts', command: ['tsx', 'test/bench/run.ts', '--counts'] };

const BUILDS: Stage = [[BUILD, BUILD_WITH_RIGHTS, BUILD_FIREFOX]];
const TESTS: Stage = [[UNIT, REPO], [END_TO_END], [PAGES, FAULTS]];

const extra = process.argv.includes('--extra') ? [EXTRA] : [];
// Some of the figures are ratios of times: nothing runs beside them.
await runStages([STATIC, BUILDS, TESTS, [[COUNTS]], ...extra], browsers());
