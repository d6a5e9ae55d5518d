import { expect, test } from './fixtures';
const OUT = '/work/wt/pictures/issue16-review';
test('pictures', async ({ product }) => {
  test.setTimeout(280_000);
  for (const [language, theme] of [['en', 'light'], ['es', 'dark']] as const) {
    await product.call('settings.change', { change: { language, theme } });
    const page = await product.page('dashboard.html#review');
    await expect(page.getByTestId('review-goals')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByTestId('review-reading')).toHaveCount(0, { timeout: 60_000 });
    await expect(page.getByTestId('review-table-clocks')).toBeAttached({ timeout: 60_000 });
    await expect(page.getByTestId('review-table-feedback')).toBeAttached({ timeout: 60_000 });
    if (language === 'en') {
      await page.getByTestId('decision-add').click();
      await page.getByTestId('decision-text').fill('Call the three silent MQLs of the webinar');
      await page.getByTestId('decision-owner').fill('Nora Vidal');
      await page.getByTestId('decision-save').click();
      await expect(page.getByTestId('decision')).toBeVisible();
      await page.getByTestId('review-keep').click();
      await expect(page.getByTestId('kept-review')).toHaveCount(1);
    }
    for (const width of [320, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${OUT}/review-${language}-${theme}-${width}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByTestId('review-hold').click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.screenshot({ path: `${OUT}/held-${language}-${theme}-1280.png` });
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 720, height: 1000 });
    await page.screenshot({ path: `${OUT}/print-${language}.png`, fullPage: true });
    await page.emulateMedia({ media: null });
    await page.goto(`${page.url().split('#')[0]}#today`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await expect(page.getByTestId('today-decisions')).toBeVisible({ timeout: 60_000 });
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `${OUT}/today-${language}-${theme}-1280.png`, fullPage: true });
    await page.close();
  }
});
