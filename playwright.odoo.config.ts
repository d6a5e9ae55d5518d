import { defineConfig } from '@playwright/test';

/** The product in a browser on a real Odoo; `npm run test:odoo` starts one for it. */
export default defineConfig({
  testDir: 'test/odoo',
  testMatch: '*.spec.ts',
  timeout: 60_000,
  // How long something may take to show, on a machine that has other things to do: nothing here
  // measures speed.
  expect: { timeout: 20_000 },
  workers: 1,
  reporter: [['list']],
  outputDir: '.output/playwright-odoo',
});
