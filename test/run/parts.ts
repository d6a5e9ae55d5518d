/** The steps that more than one of the runs has. */
import { browserOrExit, findFirefox } from '../browser/install';
import type { Stage, Step } from './steps';

const RIGHTS_GIVEN = { RELEVO_RIGHTS: 'given' };

/** What reads the code alone. */
export const STATIC: Stage = [
  [
    { name: 'format and lint', command: ['biome', 'check', '.'] },
    { name: 'layers', command: ['tsx', 'test/repo/layers.ts'] },
    { name: 'unused code', command: ['knip'] },
    { name: 'unused code of the product', command: ['knip', '--production'] },
  ],
  [
    { name: 'types of the domain', command: ['tsc', '-p', 'lib/domain'] },
    { name: 'types', command: ['tsc'] },
  ],
];

export const BUILD: Step = { name: 'build for Chromium', command: ['wxt', 'build'] };
export const BUILD_WITH_RIGHTS: Step = {
  name: 'build for Chromium with rights given',
  command: ['wxt', 'build'],
  env: RIGHTS_GIVEN,
};
export const BUILD_FIREFOX: Step = {
  name: 'build for Firefox',
  command: ['wxt', 'build', '-b', 'firefox'],
};

export const UNIT: Step = {
  name: 'unit and contract tests',
  // Left to itself the runner keeps a core free: on two, one file after the other.
  command: ['vitest', 'run', '--project', 'pure', '--project', 'unit', '--maxWorkers', '100%'],
};

export const PAGES: Step = {
  name: 'our parts in pages',
  // Left to itself the runner takes one file after the other on two cores.
  command: ['vitest', 'run', '--project', 'pages', '--maxWorkers', '2'],
};

export const REPO: Step = {
  name: 'checks of the build',
  command: ['vitest', 'run', '--project', 'repo'],
};

/** Browsers that are killed, cut off and damaged. */
export const FAULTS: Step = {
  name: 'faults in real browsers',
  command: ['playwright', 'test', '-c', 'playwright.faults.config.ts'],
};

export const END_TO_END: Step = { name: 'end to end', command: ['playwright', 'test'] };

/** Checks that need the folder with specifications and captures beside the project, and an Odoo. */
export const EXTRA: Stage = [
  [
    { name: 'specifications and captures', command: ['vitest', 'run', '--project', 'extra'] },
    { name: 'a real Odoo', command: ['tsx', 'test/odoo.ts'] },
  ],
];

/** Where the browsers are, installed where there are none. Ends the process without a Chromium. */
export function browsers(): Record<string, string> {
  const chromium = browserOrExit();
  const firefox = findFirefox();
  if (firefox === undefined)
    console.log('No Firefox here, and none can be installed: its tests are skipped.');
  return {
    RELEVO_BROWSER: chromium,
    ...(firefox === undefined ? {} : { RELEVO_FIREFOX: firefox }),
  };
}
