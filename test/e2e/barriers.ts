import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type Product, test } from './fixtures';

const LOOKS = [
  ['en', 'light'],
  ['es', 'dark'],
] as const;

/** Opens a page of the product as it is to be looked at. */
type Open = (product: Product) => Promise<Page>;

/**
 * Declares that a page has no barrier that axe knows, and nothing wider than the screen, in both
 * languages and both themes.
 */
export function hasNoBarrier(name: string, widths: readonly number[], open: Open): void {
  for (const [language, theme] of LOOKS) {
    for (const width of widths) {
      test(`${name} has no barrier that axe knows, in ${language}, ${theme}, at ${width}`, async ({
        product,
      }) => {
        await product.call('settings.change', { change: { language, theme } });
        const page = await open(product);
        await page.setViewportSize({ width, height: 900 });
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
          width,
        );
        await page.close();
        await product.call('settings.change', { change: { language: 'system', theme: 'system' } });
      });
    }
  }
}
