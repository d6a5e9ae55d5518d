import { test, expect } from './fixtures';
const OUT = '/tmp/funnel-shots';
const CASES = (process.env.CASES ?? 'en-light-1280').split(',');
const HASH = process.env.HASH ?? '#funnel';
test('shoot', async ({ product }) => {
  test.setTimeout(240_000);
  for (const one of CASES) {
    const [language, theme, width] = one.split('-');
    await product.call('settings.change', { change: { language, theme } });
    const page = await product.page('dashboard.html');
    page.on('pageerror', (e) => console.log('pageerror', e.message));
    await page.setViewportSize({ width: Number(width), height: 900 });
    await page.goto(page.url().replace(/#.*/, '') + HASH);
    await expect(page.getByTestId('ladder')).toBeVisible();
    await page.waitForTimeout(1500);
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    console.log(one, 'scrollWidth', wide);
    await page.screenshot({ path: `${OUT}/${one}${process.env.TAG ?? ''}.png`, fullPage: true });
    await page.close();
  }
});
