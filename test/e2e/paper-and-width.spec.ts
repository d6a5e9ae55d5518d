import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from './fixtures';

const VIEWS = ['today', 'funnel', 'goals', 'hand-offs', 'feedback', 'review', 'agreement'];
const WIDTHS = [320, 380, 640, 960];
const LANGUAGES = ['en', 'es'];

/** Waits until a view of the dashboard is drawn with its data. */
async function show(page: Page, view: string): Promise<void> {
  // The first view opens by itself, once the role is known.
  await expect(page.locator('h1').first()).toBeVisible();
  await page.goto(`${page.url().split('#')[0]}#${view}`);
  await expect(page.getByTestId(`view-${view}`).locator('h1')).toBeVisible();
  await expect(page.locator('.skeleton')).toHaveCount(0, { timeout: 20_000 });
}

/** What stands on paper, without the breaks that a line can have anywhere. */
async function onPaper(page: Page): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' })));
  const { text } = await extractText(pdf, { mergePages: true });
  return text.replace(/\s+/g, '');
}

/** How often each text stands in a list of them. */
function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

test('every row of every view stands on paper', async ({ product }) => {
  await product.call('settings.change', { change: { language: 'en', role: 'manager' } });
  await product.call('handOffs.refresh', {});
  const page = await product.page('dashboard.html');
  for (const view of VIEWS) {
    await show(page, view);
    await expect(page.locator('[data-testid$="-reading"]')).toHaveCount(0, { timeout: 60_000 });
    await page.emulateMedia({ media: 'print' });
    // People and threads by their names, lines of tables by their heads.
    const rows = await page
      .locator(
        '[data-row] b.theirs, button[data-row].theirs, .thread b.theirs, table.figures th[scope="row"]',
      )
      .evaluateAll((found) =>
        found
          .filter((each) => each.checkVisibility() && each.getClientRects().length > 0)
          .map((each) => (each.textContent ?? '').replace(/\s+/g, '')),
      );
    // A page that is told its medium prints in it.
    await page.emulateMedia({ media: null });
    const paper = await onPaper(page);
    for (const [name, count] of counted(rows.filter((each) => each !== '')))
      expect(paper.split(name).length - 1, `${view}: ${name}`).toBeGreaterThanOrEqual(count);
    if (view === 'today' || view === 'hand-offs') expect(rows.length).toBeGreaterThan(12);
  }
  await page.close();
  await product.call('settings.change', { change: { language: 'system', role: 'rep' } });
});

test('no chart is covered on paper', async ({ product }) => {
  const page = await product.page('dashboard.html');
  await show(page, 'hand-offs');
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  const covered = await page.evaluate(() => {
    const panels = [...document.querySelectorAll('.dashboard .panel')].filter((panel) =>
      panel.checkVisibility(),
    );
    const boxes = panels.map((panel) => panel.getBoundingClientRect());
    return boxes.flatMap((a, at) =>
      boxes
        .slice(at + 1)
        .filter((b) => a.bottom > b.top + 1 && b.bottom > a.top + 1 && a.right > b.left + 1)
        .filter((b) => b.right > a.left + 1)
        .map((b) => [a.top, b.top]),
    );
  });
  expect(covered).toEqual([]);
  await page.close();
});

for (const language of LANGUAGES) {
  test(`nothing scrolls sideways from 320 px up, in ${language}`, async ({ product }) => {
    await product.call('settings.change', { change: { language } });
    for (const file of ['options.html', 'popup.html', 'sidepanel.html', 'dashboard.html']) {
      const page = await product.page(file);
      for (const view of file === 'dashboard.html' ? VIEWS : ['']) {
        if (view !== '') await show(page, view);
        for (const width of WIDTHS) {
          // A popup is as wide as it says; no window of one is narrower.
          if (file === 'popup.html' && width < 380) continue;
          await page.setViewportSize({ width, height: 800 });
          const { wide, who } = await page.evaluate(() => {
            const room = document.documentElement.clientWidth;
            const out = [...document.querySelectorAll('body *')].filter(
              (each) => each.getBoundingClientRect().right > room + 1 && each.checkVisibility(),
            );
            return {
              wide: document.documentElement.scrollWidth - room,
              who: out.slice(0, 4).map((each) => `${each.tagName}.${each.className}`),
            };
          });
          expect(wide, `${file} ${view} at ${width}: ${who.join(', ')}`).toBeLessThanOrEqual(0);
        }
      }
      await page.close();
    }
    await product.call('settings.change', { change: { language: 'system' } });
  });
}

test('a person takes two lines at most in the popup', async ({ product }) => {
  const page = await product.page('popup.html');
  await page.setViewportSize({ width: 380, height: 600 });
  await page.getByTestId('tab-queue').click();
  await expect(page.getByTestId('person-row').first()).toBeVisible();
  const heights = await page
    .getByTestId('person-row')
    .locator('.person')
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
  expect(Math.max(...heights)).toBeLessThan(56);
  await page.close();
});

test('the dashboard is used by keyboard: one stop for the list, "/" and "?"', async ({
  product,
}) => {
  const page = await product.page('dashboard.html');
  await show(page, 'today');
  const rows = page.getByTestId('person-row');
  await expect(rows.first()).toBeVisible();
  await expect(page.locator('[data-testid="person-row"][tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toBeFocused();
  await expect(rows.nth(1)).toHaveAttribute('tabindex', '0');
  await page.keyboard.press('?');
  await expect(page.getByTestId('keys-help')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('keys-help')).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(page.getByTestId('list-search')).toBeFocused();
  const name = await rows.first().locator('b.theirs').textContent();
  await page.keyboard.type(name ?? '');
  await expect(rows).toHaveCount(1);
  expect(page.url()).toContain('q=');
  await page.close();
});
