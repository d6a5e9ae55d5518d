import { expect, type Page } from '@playwright/test';
import type { Ours } from './ours';

/**
 * How long a button must have been in sight before a click on it counts, and the delay of the
 * browser's reports of that, ms (`lib/sites/page/guard.ts`).
 */
const SEEN_MS = 500;
const DELAY_MS = 100;
/** Longest that one look takes before it starts over, ms. */
const LOOK_MS = 5_000;

/**
 * Body that waits until the browser has reported a button in sight, and has found it at one place,
 * for as long as the guard demands. Two delays more, since each observer has reports of its own.
 */
function inSight(testId: string, index: number): string {
  return `const button = find(${JSON.stringify(testId)}, ${index});
    if (button === null) return false;
    button.scrollIntoView({ block: 'nearest' });
    const began = performance.now();
    let [seen, still, place] = [null, began, ''];
    const observer = new IntersectionObserver((entries) => {
      for (const { isVisible } of entries) seen = isVisible ? (seen ?? performance.now()) : null;
    }, { threshold: 1, trackVisibility: true, delay: ${DELAY_MS} });
    observer.observe(button);
    return new Promise((resolve) => {
      const look = () => {
        const now = performance.now();
        const { x, y, width, height } = button.getBoundingClientRect();
        if (place !== [x, y, width, height].join()) [place, still] = [[x, y, width, height].join(), now];
        const counts = seen !== null && now - Math.max(seen, still) > ${SEEN_MS + 2 * DELAY_MS};
        if (!counts && button.isConnected && now - began < ${LOOK_MS}) return void requestAnimationFrame(look);
        observer.disconnect();
        resolve(counts && button.isConnected);
      };
      look();
    });`;
}

/** Waits until a click on a button of ours counts as the user's own. */
export async function untilClickCounts(ours: Ours, testId: string, index = 0): Promise<void> {
  await expect
    .poll(() => ours.inContentScript<boolean>(inSight(testId, index)), { timeout: 30_000 })
    .toBe(true);
}

/**
 * The one wait for which a page shows no state: gives what must not happen the time to happen. A
 * machine that is too slow for it makes the test weaker, never red.
 */
export async function giveTime(page: Page, ms = 800): Promise<void> {
  await page.waitForTimeout(ms);
}
