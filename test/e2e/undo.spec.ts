import { expect, type Product, test } from './fixtures';
import { untilClickCounts } from './waits';

/** Opens the popup at the first person of the queue and promotes them. */
async function promoteInPopup(product: Product): Promise<void> {
  const popup = await product.page('popup.html');
  await popup.getByTestId('tab-queue').click();
  await popup.locator('[data-row]').first().waitFor();
  await popup.keyboard.press('j');
  await popup.keyboard.press('Enter');
  await expect(popup.getByTestId('card')).toBeVisible();
  await popup.keyboard.press('p');
  await expect(popup.getByTestId('undo-bar')).toBeVisible();
  await popup.close();
}

test('what was done in a popup that closed can be taken back in the next one', async ({
  product,
}) => {
  const before = (await product.call<unknown[]>('outbox.recent', {})).length;
  await promoteInPopup(product);
  const again = await product.page('popup.html');
  await expect(again.getByTestId('undo-bar')).toBeVisible();
  await again.keyboard.press('u');
  await expect(again.getByTestId('taken-back')).toBeVisible();
  await expect
    .poll(async () => (await product.call<unknown[]>('outbox.recent', {})).length)
    .toBe(before);
  await again.close();
});

test('what was done in a thread is in the list of recent changes after the thread is left', async ({
  product,
}) => {
  const { page, ours } = await product.mailbox();
  await page.evaluate('__sim.open(0)');
  await expect.poll(() => ours.box('verdict-accepted')).not.toBeNull();
  await untilClickCounts(ours, 'verdict-accepted');
  await ours.click('verdict-accepted');
  await expect.poll(() => ours.words('undo-bar')).toContain('Accepted');
  await page.evaluate('__sim.back()');
  const popup = await product.page('popup.html');
  await popup.getByTestId('tab-queue').click();
  const bar = popup.getByTestId('undo-bar').or(popup.getByTestId('recent-undo'));
  await expect(bar.first()).toBeVisible();
  await popup.close();
  await page.close();
});

test('nothing went wrong in the meantime', ({ product }) => {
  expect(product.errors).toEqual([]);
});
