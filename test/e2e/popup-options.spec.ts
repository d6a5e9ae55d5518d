import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PAGES } from '../../components/options/sections';
import { depth } from '../run/depth';
import { expect, startProduct, test } from './fixtures';
import { importPerson } from './import-person';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test('the queue is worked by keyboard: choose, open, promote, undo', async ({ product }) => {
  const popup = await product.page('popup.html');
  await expect(popup.getByTestId('popup')).toBeVisible();
  await popup.getByTestId('tab-queue').click();
  await expect(popup.getByTestId('queue').or(popup.locator('[data-row]')).first()).toBeVisible();
  await popup.keyboard.press('j');
  await popup.keyboard.press('Enter');
  await expect(popup.getByTestId('card')).toBeVisible();
  const before = await popup.getByTestId('card').getAttribute('data-contact-stage');
  await popup.keyboard.press('p');
  await expect(popup.getByTestId('undo-bar')).toBeVisible();
  await expect
    .poll(() => popup.getByTestId('card').getAttribute('data-contact-stage'))
    .not.toBe(before);
  await popup.keyboard.press('u');
  await expect
    .poll(() => popup.getByTestId('card').getAttribute('data-contact-stage'))
    .toBe(before);
  await popup.close();
});

test('the badge counts who waits', async ({ product }) => {
  await product.call('people.queue', {});
  const page = await product.page('popup.html');
  await expect
    .poll(() => page.evaluate<string>('chrome.action.getBadgeText({})'))
    .toMatch(/^\d+\+?$/);
  await page.close();
});

const LOOKS = [
  ['en', 'light'],
  ['es', 'dark'],
  ['en', 'dark'],
  ['es', 'light'],
] as const;
for (const [language, theme] of LOOKS.slice(0, depth(2, LOOKS.length))) {
  test(`popup and options have no barrier that axe knows, in ${language}, ${theme}`, async ({
    product,
  }) => {
    await product.call('settings.change', { change: { language, theme } });
    for (const file of ['popup.html', 'options.html']) {
      const page = await product.page(file);
      await expect(page.getByTestId(file.replace('.html', ''))).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      for (const part of file === 'options.html' ? [...PAGES, 'demo'] : ['popup']) {
        await page.evaluate(`location.hash = '${part}'`);
        await expect(page.getByTestId(part === 'popup' ? part : `section-${part}`)).toBeVisible();
        expect(await violations(page), `${file} ${part}`).toEqual([]);
      }
      await page.close();
    }
    await product.call('settings.change', { change: { language: 'system', theme: 'system' } });
  });
}

test('erasing everything leaves nothing, and the product starts over', async () => {
  const product = await startProduct();
  await product.call('connection.save', { kind: 'own-list' });
  await product.call('import.run', {
    run: '1',
    file: 'list.csv',
    newcomers: 'lead',
    people: [importPerson('canary@canary-works.example', 'Canary Bird', 'Canary Works')],
  });
  const [person] = await product.call<{ ticket: string }[]>('people.search', { text: 'canary' });
  await product.call('site.verdict', {
    from: null,
    verdict: 'comment',
    ticket: person?.ticket,
    intentId: crypto.randomUUID(),
    text: 'Canary sings',
  });
  await product.call('cache.erase', { everything: true });
  const left = await (await product.page('popup.html')).evaluate(async () => {
    const rows: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of db.objectStoreNames) {
        const all = db.transaction(store).objectStore(store).getAll();
        rows.push(
          ...(await new Promise<unknown[]>((resolve) => {
            all.onsuccess = () => resolve(all.result);
          })),
        );
      }
      db.close();
    }
    return JSON.stringify(rows);
  });
  expect(left.match(/canary/gi)).toBeNull();
  expect(await product.call<unknown[]>('people.search', { text: 'canary' })).toEqual([]);
  await product.close();
});
