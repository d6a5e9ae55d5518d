/**
 * `npm run test:night`: the same tests at full depth, faults planted whatever has changed, the
 * package built twice, every plausible change of a site planted, and all figures, which want a
 * quiet machine.
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

const NIGHT: readonly Stage[] = [
  STATIC,
  [[BUILD, BUILD_WITH_RIGHTS, BUILD_FIREFOX]],
  [
    [
      UNIT,
      REPO,
      PAGES,
      FAULTS,
      END_TO_END,
      { name: 'changes of the sites', command: ['tsx', 'test/sites/mutations/run.ts'] },
      { name: 'figures', command: ['tsx', 'test/bench/run.ts'] },
    ],
  ],
  EXTRA,
];

await runStages(NIGHT, { ...browsers(), RELEVO_DEPTH: 'night' });
