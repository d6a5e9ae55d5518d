import { defineConfig } from '@playwright/test';

/**
 * Browsers that are killed, cut off and damaged. They wait most of the time, so that several run
 * side by side.
 */
export default defineConfig({
  testDir: 'test/faults',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  workers: 4,
  timeout: 420_000,
  // How long something may take to show, on a machine that has other things to do: nothing here
  // measures speed.
  expect: { timeout: 20_000 },
  // A second try tells a busy machine from a broken product; what needed it is listed as flaky.
  retries: 1,
  reporter: [['list']],
  outputDir: '.output/playwright-faults',
});
