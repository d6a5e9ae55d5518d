import type { Page } from '@playwright/test';

/*
 * The two waits for which a page shows no state. Everything else waits for what it sees, and a
 * check of the repository keeps it so.
 */

/**
 * Waits until a click counts: the guard wants a part in sight, unmoved, for 500 ms of the page's
 * own time (`lib/sites/page/guard.ts`).
 */
export async function untilClicksCount(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 900)));
}

/**
 * Gives what must not happen the time to happen. A machine that is too slow for it makes the test
 * weaker, never red.
 */
export async function giveTime(page: Page, ms = 800): Promise<void> {
  await page.waitForTimeout(ms);
}
