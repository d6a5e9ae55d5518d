import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/whole-run.ts',
  // A test ends by its own waits; this one ends what hangs.
  timeout: 120_000,
  // How long something may take to show, on a machine that has other things to do: nothing here
  // measures speed.
  expect: { timeout: 20_000 },
  // A file has a browser of its own, which waits more than it works.
  workers: 2,
  // A second try tells a busy machine from a broken product; what needed it is listed as flaky.
  retries: 1,
  reporter: [['list']],
  outputDir: '.output/playwright',
});
